// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.stream.DoubleStream;

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

  /** The unit of the fork's times: the mean of all of them, nanoseconds. */
  public double nanos() {
    return all().average().orElseThrow();
  }

  /** The shortest of them, nanoseconds. */
  public double shortest() {
    return all().min().orElseThrow();
  }

  /** The longest of them, nanoseconds. */
  public double longest() {
    return all().max().orElseThrow();
  }

  private DoubleStream all() {
    return DoubleStream.concat(
        DoubleStream.of(before, after), between.stream().mapToDouble(Double::doubleValue));
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
