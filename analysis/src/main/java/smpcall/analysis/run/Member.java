// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;

/**
 * The rules for members of stored records. Each method throws an {@link IllegalArgumentException}
 * that begins with the member's name, such as {@code cpus is not above 0}.
 */
public final class Member {
  /** More than any measurement or count here; sums and ratios of smaller values do not overflow. */
  private static final double MOST = 1e15;

  private Member() {}

  /** Refuses a member unless the rule holds. */
  public static void require(boolean holds, String member, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(member + " is not " + rule);
    }
  }

  /** For numbers of things, one or more. */
  public static void requirePositive(String member, long value) {
    require(value > 0, member, "above 0");
  }

  /** For numbers of things, which may be 0. */
  public static void requireCount(String member, long value) {
    require(value >= 0, member, "0 or above");
  }

  /** For measured values. */
  public static void requireMeasured(String member, double value) {
    require(Math.abs(value) <= MOST, member, "within 1e15 of 0");
  }

  /** For texts in lines of a report. */
  public static void requireName(String member, String text) {
    require(isSeen(text), member, "a name, all of which can be seen");
  }

  /** For the names of an object's members in lines of a report. */
  public static void requireNames(String object, Collection<String> names) {
    names.forEach(name -> requireName(object + "." + name, name));
  }

  /** For times, UTC, ISO 8601. */
  public static Instant requireTime(String member, String text) {
    try {
      require(text.matches("\\d{4}-.*"), member, "a time");
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(member + " is not a time", e);
    }
  }

  private static boolean isSeen(String text) {
    return text.codePoints().allMatch(Member::isSeen);
  }

  /** Whether a character is visible and moves no other. */
  public static boolean isSeen(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
