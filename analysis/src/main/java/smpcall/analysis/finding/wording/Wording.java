// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.wording;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.stream.Collectors;
import smpcall.analysis.run.Distance;
import smpcall.analysis.statistics.Interval;

/** Writes numbers and lists the same way everywhere, in every locale. */
public final class Wording {
  private Wording() {}

  /** A number with exact decimal rounding of the binary value: the same text on every JDK. */
  public static String fixed(double value, int digits) {
    return BigDecimal.valueOf(0, digits)
        .add(new BigDecimal(value))
        .setScale(digits, RoundingMode.HALF_EVEN)
        .toPlainString();
  }

  /** A number with as many digits as it needs, but no more than six after the point: 99.9. */
  public static String trimmed(double value) {
    BigDecimal rounded = new BigDecimal(value).setScale(6, RoundingMode.HALF_EVEN);
    return (rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros()).toPlainString();
  }

  /** A count with thousands separators: 1,234,567. */
  public static String count(long value) {
    StringBuilder digits = new StringBuilder(Long.toString(value));
    for (int at = digits.length() - 3; at > (value < 0 ? 1 : 0); at -= 3) {
      digits.insert(at, ',');
    }
    return digits.toString();
  }

  /** {@link #count(long)} of the nearest whole number. */
  public static String count(double value) {
    return count(Math.round(value));
  }

  /** A number with about three figures: 0.05, 1.23, 12.3, 123, 1,234. */
  public static String figures(double value) {
    if (value >= 999.5) {
      return count(value);
    }
    return fixed(value, value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2);
  }

  /** A ratio: 1.12x. Three digits where two would read 1.00. */
  public static String ratio(double ratio) {
    return fixed(ratio, digits(ratio)) + "x";
  }

  /** A ratio and its interval with two digits after the point: 1.12x [1.08, 1.17]. */
  public static String brief(double ratio, Optional<Interval> interval) {
    return fixed(ratio, 2) + "x" + interval.map(i -> " " + interval(i, 2)).orElse("");
  }

  /** An interval of ratios: [1.08, 1.17]. */
  public static String interval(Interval interval) {
    return interval(interval, Math.max(digits(interval.low()), digits(interval.high())));
  }

  /** An interval of values with so many digits after the point: [-12.5, 40.0]. */
  public static String interval(Interval interval, int digits) {
    return "[" + fixed(interval.low(), digits) + ", " + fixed(interval.high(), digits) + "]";
  }

  /** A p to four digits after the point; - where there is none. */
  public static String p(OptionalDouble p) {
    if (p.isEmpty()) {
      return "-";
    }
    return p.getAsDouble() < 0.0001 ? "<0.0001" : fixed(p.getAsDouble(), 4);
  }

  /**
   * A gap before each call: gap 300 ns, gap 1 us; back to back for none.
   *
   * @param nanos its mean, nanoseconds
   */
  public static String gap(long nanos) {
    if (nanos == 0) {
      return "back to back";
    }
    return "gap " + gapTime(nanos);
  }

  /**
   * A gap without its name: 300 ns, 1 us; back to back for none.
   *
   * @param nanos its mean, nanoseconds
   */
  public static String gapTime(long nanos) {
    if (nanos == 0) {
      return gap(nanos);
    }
    return nanos < 1000 ? nanos + " ns" : trimmed(nanos / 1000.0) + " us";
  }

  /** The round trips at one distance, nanoseconds: 65 to 81. */
  public static String nanos(Distance.Range range) {
    String from = fixed(range.nearest(), 0);
    String to = fixed(range.farthest(), 0);
    return from.equals(to) ? from : from + " to " + to;
  }

  /** 1 CPU, 2 CPUs. */
  public static String cpus(int cpus) {
    return many(cpus, "CPU");
  }

  /** 1 block, 2 blocks. */
  public static String many(long number, String thing) {
    return count(number) + " " + thing + (number == 1 ? "" : "s");
  }

  /** block 6; blocks 2, 3 and 5; blocks 7 to 100 where they follow one another. */
  public static String blocks(SortedSet<Integer> blocks) {
    if (blocks.size() == 1) {
      return "block " + blocks.first();
    }
    boolean gapless = blocks.last() - blocks.first() == blocks.size() - 1;
    return "blocks "
        + (gapless && blocks.size() > 2
            ? blocks.first() + " to " + blocks.last()
            : list(blocks.stream().map(String::valueOf).toList()));
  }

  /** Numbers of CPUs: 0 1 2. */
  public static String numbers(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  /** a, b and c. */
  public static String list(List<String> words) {
    if (words.size() < 2) {
      return String.join("", words);
    }
    int last = words.size() - 1;
    return String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }

  /** Names that follow one another: a; a, b; a to c where there are more than two. */
  public static List<String> range(List<String> names) {
    return names.size() < 3 ? names : List.of(names.get(0) + " to " + names.get(names.size() - 1));
  }

  /**
   * The number of blocks that the run's rule leaves out because two forks were not at the same
   * distance; empty for none.
   */
  public static String apart(int blocks) {
    return blocks == 0 ? "" : many(blocks, "block") + " left out, not at the same distance";
  }

  private static int digits(double ratio) {
    return Math.abs(ratio - 1) < 0.05 ? 3 : 2;
  }
}
