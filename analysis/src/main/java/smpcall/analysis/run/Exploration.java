// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What {@code ./study explore} found.
 *
 * @param sources hash of the sources that were explored; empty: not known
 * @param boundStates most states of each search
 * @param cells one result for each program, kernel and memory model
 * @param ablation what each ordering is for; empty in a file of cells
 */
public record Exploration(
    Optional<String> sources,
    int boundStates,
    List<Cell> cells,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<Ordering> ablation) {

  /** The number of the schema. */
  public static final int SCHEMA = 1;

  private static final String RIGHT = "right";
  private static final String RACE = "race";
  private static final Set<String> VERDICTS = Set.of(RIGHT, RACE, "unknown");

  /**
   * The result for a kernel, a program and a memory model.
   *
   * @param verdict right, race or unknown
   * @param race name of what was found; empty: nothing
   * @param steps steps of a shortest schedule that shows it; empty: nothing was found
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
      OptionalInt steps,
      long states,
      List<Found> found) {

    public Cell {
      Member.requireName("kernel", kernel);
      Member.requireName("scenario", scenario);
      Member.requireName("model", model);
      Member.requireName("lock", lock);
      Member.requireName("mask", mask);
      Member.require(VERDICTS.contains(verdict), "verdict", "right, race or unknown");
      Member.require(race.isPresent() == verdict.equals(RACE), "race", "there, or the verdict is");
      Member.requireName("race", race.orElse(""));
      Member.require(steps.isPresent() || race.isEmpty(), "steps", "there, and the race is");
      Member.requireCount("states", states);
    }

    /** Whether the lock and the mask are those that x86 had. */
    public boolean isUsual() {
      return lock.equals("ticket") && mask.equals("inline");
    }

    /** The broken invariant that names the race; empty: nothing was found. */
    public Optional<Found> shown() {
      return found.stream().filter(its -> its.schedule().isPresent()).findFirst();
    }

    /** Whether the search went over all states and nothing is broken in any. */
    public boolean isRight() {
      return verdict.equals(RIGHT);
    }
  }

  /**
   * What an ordering of a kernel is for, under a memory model.
   *
   * @param ordering its kind and its place, as in {@code smp_wmb at SmpPatched.send:147}
   * @param verdict whether it is needed, in words
   * @param prevents name of the invariant that breaks without it; empty: none did
   * @param program program that shows it; empty: none did
   * @param steps steps of the shortest schedule that shows it; empty: none did
   */
  public record Ordering(
      String kernel,
      String model,
      String ordering,
      String verdict,
      Optional<String> prevents,
      Optional<String> program,
      OptionalInt steps) {
    public Ordering {
      Member.requireName("kernel", kernel);
      Member.requireName("model", model);
      Member.requireName("ordering", ordering);
      Member.requireName("verdict", verdict);
      Member.requireName("prevents", prevents.orElse(""));
      Member.requireName("program", program.orElse(""));
    }
  }

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
