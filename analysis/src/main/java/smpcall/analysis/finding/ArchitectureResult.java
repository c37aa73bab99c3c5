// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import smpcall.analysis.finding.correctness.CheckVerdict;
import smpcall.analysis.finding.speed.CaseSpeed;
import smpcall.analysis.run.Environment;
import smpcall.analysis.run.Jdk;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.StudyCase;

/**
 * The result of one JDK of a run: its architecture, what ran there and what that can show.
 *
 * @param id the id of the JDK
 * @param host the host that it ran on
 * @param run the run, or the part of it, with the forks of that JDK
 */
public record ArchitectureResult(String id, Jdk jdk, Environment host, Run run) {

  /** One result for each JDK of a run; emulated JDKs come last. */
  public static List<ArchitectureResult> of(Run run) {
    List<ArchitectureResult> all = new ArrayList<>();
    run.environment()
        .jdks()
        .forEach(
            (id, jdk) -> {
              if (!jdk.emulated()) {
                all.add(new ArchitectureResult(id, jdk, run.environment(), run));
              }
            });
    run.emulated().forEach(part -> all.add(ofEmulated(part)));
    return all;
  }

  /**
   * @param part one of {@link Run#emulated}
   */
  public static ArchitectureResult ofEmulated(Run part) {
    String id = part.environment().jdks().keySet().iterator().next();
    return new ArchitectureResult(id, part.environment().jdks().get(id), part.environment(), part);
  }

  /** The JVM's name for the architecture, or else the host's. */
  public String architecture() {
    return jdk.architecture().or(host::architecture).orElse("not known");
  }

  /** Whether the architecture is real or emulated, in one word. */
  public String how() {
    return jdk.emulated() ? "emulated" : "real";
  }

  /** The outcome of the check in a word or two. */
  public String checked() {
    return run.check()
        .map(
            check ->
                check.unexpected().isEmpty()
                    ? "as expected"
                    : check.unexpected().size() + " NOT AS EXPECTED")
        .orElse("none");
  }

  /** The number of forks that ended without an error. */
  public long forks() {
    return run.forks().stream()
        .filter(fork -> fork.studyCase().jdk().equals(id) && fork.error().isEmpty())
        .count();
  }

  /** The number of audited calls. */
  public long calls() {
    return audits().mapToLong(speed -> speed.audit().calls()).sum();
  }

  /** The number of failures that the audit found, over all versions. */
  public long failures() {
    return audits().mapToLong(speed -> speed.audit().failures()).sum();
  }

  private Stream<CaseSpeed> audits() {
    return run.cases().stream()
        .filter(c -> c.jdk().equals(id))
        .filter(StudyCase::isAudited)
        .map(c -> CaseSpeed.of(c, run));
  }

  /** Describes the JDK and says what its results can show. */
  public String meaning() {
    String name =
        "JDK " + id + " (" + jdk.version().orElse("of unknown version") + ", " + architecture();
    return jdk.emulated() ? name + emulated() : name + real();
  }

  private String emulated() {
    return ") is emulated"
        + host.machine().map(machine -> " on " + machine).orElse("")
        + jdk.launcher().map(program -> " by " + program).orElse("")
        + (jdk.flags().isEmpty() ? "" : ", with " + String.join(" ", jdk.flags()))
        + ". It can show that the code runs there, and races that are mere interleavings. "
        + (isOnX86()
            ? "It cannot show a missing barrier: emulation on x86 keeps x86's order of accesses."
            : "A missing barrier need not show: the order of accesses is that of the emulator.")
        + " Its times are stored and are in no figure here.";
  }

  private boolean isOnX86() {
    return host.machine().map(machine -> machine.equals("x86_64")).orElse(host.isX86());
  }

  private String real() {
    return ") is real: speeds count, and races show as far as its memory lets them happen. "
        + (host.isX86()
            ? "x86 is strongly ordered: a race that needs a weaker order cannot show."
            : "Of reorderings that it allows and that did not happen, nothing is known.");
  }

  /** The verdict of the check for an emulated JDK, which is in no other verdict. */
  public String verdict() {
    return "JDK "
        + id
        + " ("
        + architecture()
        + ", emulated, in no figure of speed): "
        + CheckVerdict.of(run);
  }
}
