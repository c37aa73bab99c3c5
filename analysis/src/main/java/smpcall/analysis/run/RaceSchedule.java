// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import java.util.List;

/**
 * A known race, replayed on one kernel by {@code ./study races}.
 *
 * @param title the race, in one line
 * @param verdict what broke, or that nothing did, in one line
 * @param cpus letters of the CPUs, from left to right
 * @param steps what the CPUs did, in the order of time
 */
public record RaceSchedule(String title, String verdict, List<String> cpus, List<Step> steps) {

  /** The number of the schema. */
  public static final int SCHEMA = 1;

  /**
   * A step of a CPU.
   *
   * @param cpu letter of the CPU
   * @param text what it does
   * @param source number, from 1, of the step whose store it sees; 0: none
   * @param breaks whether it shows what broke
   */
  public record Step(String cpu, String text, int source, boolean breaks) {}

  public RaceSchedule {
    Member.requireName("title", title);
    Member.requireName("verdict", verdict);
    Member.require(!cpus.isEmpty(), "cpus", "a list with a CPU");
    for (Step step : steps) {
      Member.require(cpus.contains(step.cpu), "steps.cpu", "one of cpus");
    }
  }
}
