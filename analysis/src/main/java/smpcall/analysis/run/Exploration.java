// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import java.util.List;
import java.util.Optional;

/**
 * What {@code ./study explore} found.
 *
 * @param sources hash of the sources that were explored; empty: not known
 * @param boundStates most states of each search
 * @param cells one result for each program, kernel and memory model
 */
public record Exploration(Optional<String> sources, int boundStates, List<Cell> cells) {

  /** The number of the schema. */
  public static final int SCHEMA = 1;

  /**
   * The result for a kernel, a program and a memory model.
   *
   * @param verdict right, race or unknown
   * @param race name of what was found; empty: nothing
   * @param states number of states that were met
   */
  public record Cell(
      String kernel,
      String scenario,
      String model,
      String lock,
      String mask,
      String verdict,
      Optional<String> race,
      long states,
      List<Found> found) {}

  /**
   * A broken invariant.
   *
   * @param text what happens, in a sentence
   * @param steps steps of a shortest schedule
   * @param token schedule in one word
   * @param schedule steps, of the one that names the cell's verdict
   */
  public record Found(
      String invariant, String text, int steps, String token, Optional<List<Step>> schedule) {}

  /**
   * A line of a schedule.
   *
   * @param step number of the step, from 1
   * @param cpu letter of the CPU
   * @param access whether it is an operation on memory
   */
  public record Step(int step, String cpu, String text, boolean access) {}
}
