// SPDX-License-Identifier: Apache-2.0
package smpcall.schedule;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import smpcall.audit.Finding;
import smpcall.audit.Findings;
import smpcall.audit.Invariant;
import smpcall.kernel.Smp;
import smpcall.machine.Machine;

/**
 * A known race, replayed on one kernel.
 *
 * @param race race that was replayed
 * @param kernel id of the kernel
 * @param outcome what happened
 */
public record RaceReplay(KnownRace race, String kernel, Scenario.Outcome outcome) {

  /**
   * Replays a race.
   *
   * @param boot boots the kernel
   * @throws IllegalStateException when this JVM has no delay points
   */
  public static RaceReplay of(KnownRace race, String kernel, Function<Machine, Smp> boot) {
    Interleaving interleaving = race.interleaving();
    return new RaceReplay(
        race, kernel, Scenario.run(boot, interleaving.schedule(), interleaving.programs()));
  }

  /** The title, what broke, and the steps of each CPU; at most 80 characters wide. */
  public String text() {
    return race.title()
        + "\n\n"
        + verdict()
        + "\n\n"
        + TraceTable.print(outcome.trace(), race.interleaving().names());
  }

  /** Letters of the CPUs, in the order of the alphabet. */
  public List<String> cpus() {
    return letters().sorted().toList();
  }

  /** Letter of a CPU. */
  public String cpu(int number) {
    return letters().toList().get(number);
  }

  private Stream<String> letters() {
    return race.interleaving().names().chars().mapToObj(Character::toString);
  }

  /** The steps of all CPUs, in the order of time. */
  public List<TraceStep> steps() {
    return TraceStep.of(outcome.trace(), race.interleaving().names());
  }

  /**
   * Returns the CPUs whose last step shows what broke. A call that returns too early, or never,
   * shows on its sender.
   */
  public Set<Integer> brokenCpus() {
    Findings findings = outcome.findings();
    return findings.broken().stream()
        .map(invariant -> findings.first(invariant).orElseThrow())
        .map(RaceReplay::cpuOf)
        .filter(cpu -> cpu != Finding.UNKNOWN)
        .collect(Collectors.toSet());
  }

  private static int cpuOf(Finding finding) {
    boolean early = finding.invariant() == Invariant.WAITS_FOR_ALL;
    return early || finding.cpu() == Finding.UNKNOWN ? finding.sender() : finding.cpu();
  }

  /** What broke, in lines; or that nothing did. */
  public String verdict() {
    Findings findings = outcome.findings();
    if (findings.isEmpty()) {
      return kernel + " survives this schedule: nothing is broken.";
    }
    List<Invariant> broken = List.copyOf(findings.broken());
    return broken.stream()
        .map(invariant -> words(findings.first(invariant).orElseThrow()))
        .collect(Collectors.joining("\n  ", kernel + " breaks:\n  ", ""));
  }

  private String words(Finding finding) {
    String words = finding.invariant().breach();
    if (finding.sender() != Finding.UNKNOWN && finding.call() != Finding.UNKNOWN) {
      words += ", call " + (finding.call() + 1) + " of " + cpu(finding.sender());
    }
    return finding.cpu() == Finding.UNKNOWN ? words : words + ", on CPU " + cpu(finding.cpu());
  }
}
