// SPDX-License-Identifier: Apache-2.0
package smpcall.check;

import java.util.stream.Collectors;
import smpcall.audit.Invariant;

/**
 * What a cell shows.
 *
 * @param kind kind of the outcome
 * @param words name of the race, the breaches, or the reason why nothing is known
 * @param asExpected whether it is as expected
 */
public record Outcome(Kind kind, String words, boolean asExpected) {

  /** The kinds of outcomes. */
  public enum Kind {
    /** A race or another breach was found. */
    FOUND,
    /** A race was expected, and did not show. */
    MISSED,
    /** Too few calls were made, or too few CPUs made them. */
    UNKNOWN,
    /** Nothing was found, as expected. */
    NOTHING
  }

  /** Returns what a cell shows. */
  public static Outcome of(Cell cell) {
    Expectation expected = Expectation.of(cell.setup());
    if (!cell.findings().isEmpty()) {
      return new Outcome(Kind.FOUND, found(cell, expected), cell.isAsExpected());
    }
    if (expected == Expectation.TOO_FEW_CPUS) {
      return new Outcome(Kind.UNKNOWN, "too few CPUs", cell.isAsExpected());
    }
    if (cell.isTooFew()) {
      return new Outcome(Kind.UNKNOWN, "too few calls", cell.isAsExpected());
    }
    return expected.isSilent()
        ? new Outcome(Kind.NOTHING, "nothing", cell.isAsExpected())
        : new Outcome(Kind.MISSED, expected.words(), cell.isAsExpected());
  }

  /** The expected race has a name; what is not expected is called by its breaches. */
  private static String found(Cell cell, Expectation expected) {
    return cell.isAsExpected() && !expected.isSilent()
        ? expected.words()
        : cell.findings().brokenByCount().stream()
            .map(Invariant::breach)
            .collect(Collectors.joining(", "));
  }
}
