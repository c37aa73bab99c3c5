// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.simulated;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import smpcall.analysis.document.Block;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.SimulatedRun;

/** What the runs are, and what must not be read from them. */
final class Limits {
  private static final int MOST_FAILURES = 20;

  private static final List<String> NEVER =
      List.of(
          "No time of a machine: no machine was compared with simulated times. None is printed.",
          "No ratio below 8 CPUs: there it follows from the parameters, not from the version.",
          "No size of a ratio without its lock, its place of the mask and its range over the grid.",
          "No effect of weak memory: simulated CPUs see stores in one order.",
          "Not that a version is right: the audit of a few calls finds no race that is rare.");

  private Limits() {}

  /** The machine, the runs, and those that failed. */
  static List<Block> before(SimulatedStudy study) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Lead(
            "Simulated, not measured: how the costs of a call grow with the number of CPUs of a"
                + " simulated machine. No number here is a time of any real machine."));
    blocks.add(
        new Block.Facts(
            List.of(
                new Block.Fact("machine", machine(study)),
                new Block.Fact("seed", String.valueOf(study.runs().get(0).planSeed())),
                new Block.Fact("runs", runs(study)),
                new Block.Fact("failed", failed(study.failed().size())))));
    if (!study.failed().isEmpty()) {
      blocks.add(new Block.Bullets(failures(study.failed())));
    }
    return blocks;
  }

  /** What must not be read from the tables. */
  static List<Block> after() {
    return List.of(new Block.Heading("Not to be read from this"), new Block.Bullets(NEVER));
  }

  /** Words such as {@code flat, L=120}. */
  static String machine(SimulatedStudy study) {
    return study.runs().stream()
        .filter(SimulatedRun::isDefault)
        .map(
            run ->
                run.machine()
                    + ", "
                    + (run.set().isEmpty() ? "all parameters at their defaults" : run.set()))
        .distinct()
        .sorted()
        .collect(Collectors.joining("; "));
  }

  private static String runs(SimulatedStudy study) {
    long standard = study.runs().stream().filter(SimulatedRun::isDefault).count();
    long cells =
        study.runs().stream().filter(r -> !r.isDefault()).map(SimulatedRun::set).distinct().count();
    return Wording.count(study.runs().size())
        + (cells == 0
            ? ", no grid"
            : ": "
                + Wording.count(standard)
                + " with these parameters, "
                + Wording.count(study.runs().size() - standard)
                + " in "
                + Wording.many(cells, "cell")
                + " of a grid over the ranges of all parameters");
  }

  private static String failed(int failed) {
    return failed == 0 ? "none" : failed + "; a failed run has no counts, and is in no number here";
  }

  private static List<String> failures(List<SimulatedRun> failed) {
    List<String> lines =
        new ArrayList<>(failed.stream().limit(MOST_FAILURES).map(Limits::failure).toList());
    if (failed.size() > MOST_FAILURES) {
      lines.add((failed.size() - MOST_FAILURES) + " more; --csv FILE lists all");
    }
    return lines;
  }

  private static String failure(SimulatedRun run) {
    return run.subject()
        + " in "
        + Scene.of(run).title()
        + ", "
        + Wording.cpus(run.cpus())
        + (run.isDefault() ? "" : ", cell " + run.cell())
        + ": "
        + run.failure().orElseThrow();
  }
}
