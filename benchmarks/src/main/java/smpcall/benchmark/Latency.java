// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

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
 */
public record Latency(int every, double clockNanos, int droppedIterations, String histogram) {

  static Latency of(int every, double clockNanos, int droppedIterations, Histogram calls) {
    ByteBuffer bytes = ByteBuffer.allocate(calls.getNeededByteBufferCapacity());
    int length = calls.encodeIntoCompressedByteBuffer(bytes);
    return new Latency(
        every,
        clockNanos,
        droppedIterations,
        Base64.getEncoder().encodeToString(Arrays.copyOf(bytes.array(), length)));
  }

  /** This as JSON; loading a JSON library in a fork would take longer than an iteration. */
  String json() {
    return String.format(
        Locale.ROOT,
        "{\"every\": %d, \"clockNanos\": %.1f, \"droppedIterations\": %d, \"histogram\": \"%s\"}%n",
        every,
        clockNanos,
        droppedIterations,
        histogram);
  }

  /** A summary for people. */
  String summary() {
    Histogram calls = decoded();
    return String.format(
        Locale.ROOT,
        "%nlatency of %d calls, one in %d timed at random (closed loop), nanoseconds:%n"
            + "  50 %% %d, 90 %% %d, 99 %% %d, 99.9 %% %d, longest %d;"
            + " the clock costs %.1f a reading and is in them once%n",
        calls.getTotalCount(),
        every,
        calls.getValueAtPercentile(50),
        calls.getValueAtPercentile(90),
        calls.getValueAtPercentile(99),
        calls.getValueAtPercentile(99.9),
        calls.getMaxValue(),
        clockNanos);
  }

  private Histogram decoded() {
    try {
      return Histogram.decodeFromCompressedByteBuffer(
          ByteBuffer.wrap(Base64.getDecoder().decode(histogram)), 0);
    } catch (DataFormatException e) {
      throw new IllegalStateException("the histogram cannot be decoded", e);
    }
  }
}
