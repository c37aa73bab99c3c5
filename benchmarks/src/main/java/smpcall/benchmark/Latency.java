// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * Durations of one fork's calls. Described in benchmarks/results/README.md.
 *
 * @param every interval of timed calls: one in this many, on average
 * @param clockNanos cost of one reading of the clock, nanoseconds
 * @param droppedIterations number of measured iterations left out as invalid
 * @param histogram durations in nanoseconds, in HdrHistogram's compressed format and base64
 * @param fromDue durations of the same calls from the time at which each was due, as {@code
 *     histogram}; null if the calls were not paced
 */
public record Latency(
    int every,
    double clockNanos,
    int droppedIterations,
    String histogram,
    @JsonInclude(JsonInclude.Include.NON_NULL) String fromDue) {

  /** The durations of calls of which some were timed. */
  public static Latency of(int every, double clockNanos, int droppedIterations, Histogram calls) {
    return new Latency(every, clockNanos, droppedIterations, encoded(calls), null);
  }

  /** The durations of paced calls, which were all timed. */
  public static Latency paced(
      double clockNanos, int droppedIterations, Histogram calls, Histogram fromDue) {
    return new Latency(1, clockNanos, droppedIterations, encoded(calls), encoded(fromDue));
  }

  private static String encoded(Histogram calls) {
    ByteBuffer bytes = ByteBuffer.allocate(calls.getNeededByteBufferCapacity());
    int length = calls.encodeIntoCompressedByteBuffer(bytes);
    return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes.array(), length));
  }

  /** This as JSON; loading a JSON library in a fork would take longer than an iteration. */
  String json() {
    return String.format(
        Locale.ROOT,
        "{\"every\": %d, \"clockNanos\": %.1f, \"droppedIterations\": %d, \"histogram\": \"%s\"%s}%n",
        every,
        clockNanos,
        droppedIterations,
        histogram,
        fromDue == null ? "" : ", \"fromDue\": \"" + fromDue + "\"");
  }

  /** A summary for people. */
  String summary() {
    Histogram calls = decoded(histogram);
    if (fromDue != null) {
      return String.format(
          Locale.ROOT,
          "%nlatency of %d calls, paced, nanoseconds:%n  from start: %s%n  from due: %s;%n"
              + "  the clock costs %.1f a reading and is in them once%n",
          calls.getTotalCount(),
          percentiles(calls),
          percentiles(decoded(fromDue)),
          clockNanos);
    }
    return String.format(
        Locale.ROOT,
        "%nlatency of %d calls, one in %d timed at random (closed loop), nanoseconds:%n"
            + "  %s; the clock costs %.1f a reading and is in them once%n",
        calls.getTotalCount(),
        every,
        percentiles(calls),
        clockNanos);
  }

  private static String percentiles(Histogram calls) {
    return String.format(
        Locale.ROOT,
        "50 %% %d, 90 %% %d, 99 %% %d, 99.9 %% %d, longest %d",
        calls.getValueAtPercentile(50),
        calls.getValueAtPercentile(90),
        calls.getValueAtPercentile(99),
        calls.getValueAtPercentile(99.9),
        calls.getMaxValue());
  }

  private static Histogram decoded(String histogram) {
    try {
      return Histogram.decodeFromCompressedByteBuffer(
          ByteBuffer.wrap(Base64.getDecoder().decode(histogram)), 0);
    } catch (DataFormatException e) {
      throw new IllegalStateException("the histogram cannot be decoded", e);
    }
  }
}
