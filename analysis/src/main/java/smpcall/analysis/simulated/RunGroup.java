// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.simulated;

import java.util.List;
import java.util.Optional;
import smpcall.analysis.file.FileName;
import smpcall.analysis.run.SimulatedRun;

/**
 * The runs of one scene on one machine, and the grid of the scene.
 *
 * @param set parameters that are not at their defaults; empty: none
 * @param runs the runs outside of the grid, one or more
 * @param grid the cells of the grid, which are of a machine with all CPUs at one distance
 */
public record RunGroup(
    Scene scene, String machine, String set, List<SimulatedRun> runs, Grid grid) {
  private static final String FLAT = "flat";

  /** Whether all parameters are at their defaults, and all CPUs at one distance. */
  public boolean isStandard() {
    return machine.equals(FLAT) && set.isEmpty();
  }

  /** Words such as {@code storm, ticket lock, mask inline, machine power7}. */
  public String title() {
    return scene.title()
        + (machine.equals(FLAT) ? "" : ", machine " + machine)
        + (set.isEmpty() ? "" : ", " + set);
  }

  /** A name for files. */
  public String id() {
    return FileName.of(
        scene.id()
            + (machine.equals(FLAT) ? "" : "-" + machine)
            + (set.isEmpty() ? "" : "-" + set));
  }

  /** What its runs compare. */
  public List<String> subjects() {
    return Subjects.of(runs);
  }

  /** The numbers of CPUs of its runs. */
  public List<Integer> cpus() {
    return CpuNumbers.of(runs);
  }

  /** The run of a subject on so many CPUs. */
  Optional<SimulatedRun> at(String subject, int cpus) {
    return runs.stream()
        .filter(run -> run.subject().equals(subject) && run.cpus() == cpus)
        .findFirst();
  }

  /** The same, if it has counts. */
  public Optional<SimulatedRun> counted(String subject, int cpus) {
    return at(subject, cpus).filter(run -> !run.isFailed());
  }
}
