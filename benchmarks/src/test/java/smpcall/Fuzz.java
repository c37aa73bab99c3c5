// SPDX-License-Identifier: Apache-2.0
package smpcall;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.function.Executable;

/**
 * Runs a trial for many seeds: as many as it can afford in every build, or {@code -Dfuzz.inputs=N},
 * from {@code -Dfuzz.seed=N} on.
 */
public final class Fuzz {

  private static final long FIRST = Long.getLong("fuzz.seed", 1);

  /** Only what hangs takes so long. */
  private static final Duration HANGS = Duration.ofSeconds(60);

  /** More failures are not told. */
  private static final int MOST = 20;

  /** One input. */
  @FunctionalInterface
  public interface Trial {
    /** Damages as the seed says, and asserts. */
    void run(long seed) throws Exception;
  }

  private Fuzz() {}

  /**
   * Runs all trials.
   *
   * @param usually how many
   */
  public static void each(int usually, Trial trial) {
    List<AssertionError> failures = new ArrayList<>();
    long end = FIRST + Integer.getInteger("fuzz.inputs", usually);
    for (long seed = FIRST; seed < end; seed++) {
      long its = seed;
      try {
        assertTimeoutPreemptively(HANGS, () -> trial.run(its));
      } catch (Throwable e) {
        failures.add(new AssertionError("again with -Dfuzz.inputs=1 -Dfuzz.seed=" + its, e));
      }
    }
    assertAll(failures.stream().limit(MOST).map(Fuzz::thrown));
  }

  private static Executable thrown(AssertionError failure) {
    return () -> {
      throw failure;
    };
  }
}
