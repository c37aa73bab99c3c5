// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The round trip of a cache line between the first two CPUs of a fork.
 *
 * @param before the time before the fork's first iteration, nanoseconds
 * @param after the time after its last one, nanoseconds
 * @param between the times between the measured iterations, in their order, nanoseconds; none in
 *     older runs
 */
public record RoundTrip(
    double before, double after, @JsonSetter(nulls = Nulls.AS_EMPTY) List<Double> between) {

  /** The largest factor between any two of them in one unit. */
  public static final double LARGEST_FACTOR = 1.5;

  /** The times of a median that a single odd one does not decide. */
  private static final int WINDOW = 3;

  public RoundTrip {
    requirePositive("before", before);
    requirePositive("after", after);
    for (int i = 0; i < between.size(); i++) {
      requirePositive("between[" + i + "]", between.get(i));
    }
  }

  private static void requirePositive(String member, double nanos) {
    Member.requireMeasured(member, nanos);
    Member.require(nanos > 0, member, "above 0");
  }

  private static double middle(List<Double> window) {
    return window.stream().sorted().toList().get(WINDOW / 2);
  }

  /** The unit of the fork's times: the mean of them, apart from single odd ones, nanoseconds. */
  public double nanos() {
    return steady().average().orElseThrow();
  }

  /** The shortest of them, apart from single odd ones, nanoseconds. */
  public double shortest() {
    return steady().min().orElseThrow();
  }

  /** The longest of them, apart from single odd ones, nanoseconds. */
  public double longest() {
    return steady().max().orElseThrow();
  }

  private DoubleStream all() {
    return DoubleStream.concat(
        DoubleStream.of(before, after), between.stream().mapToDouble(Double::doubleValue));
  }

  /**
   * All of them in the order of time, each as the median of itself and its neighbours: a single odd
   * one is no move of the CPUs.
   */
  private DoubleStream steady() {
    List<Double> times = new ArrayList<>(List.of(before));
    times.addAll(between);
    times.add(after);
    int last = times.size() - 1;
    return last < WINDOW - 1
        ? all()
        : IntStream.rangeClosed(0, last)
            .map(i -> Math.max(0, Math.min(i - 1, last - WINDOW + 1)))
            .mapToDouble(from -> middle(times.subList(from, from + WINDOW)));
  }

  /** Whether it changed too much during the fork to be one unit. */
  public boolean changed() {
    return moved(LARGEST_FACTOR);
  }

  /** Whether the CPUs moved while the fork ran: two of its round trips differ by more. */
  public boolean moved(double factor) {
    return longest() > factor * shortest();
  }
}
