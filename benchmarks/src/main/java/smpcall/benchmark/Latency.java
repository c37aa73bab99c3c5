// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * How long the calls of one fork took. Described in benchmarks/results/README.md.
 *
 * @param every one call in so many was timed
 * @param clockNanos what one reading of the clock costs
 * @param droppedIterations measured iterations that are not in it, because they have no speed
 * @param histogram nanoseconds; HdrHistogram's compressed format in base64
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

  /** Written by hand: a JSON library takes longer to load in a fork than an iteration. */
  String json() {
    return String.format(
        Locale.ROOT,
        "{\"every\": %d, \"clockNanos\": %.1f, \"droppedIterations\": %d, \"histogram\": \"%s\"}%n",
        every,
        clockNanos,
        droppedIterations,
        histogram);
  }

  /** For people. */
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
      throw new IllegalStateException("not what was encoded", e);
    }
  }
}
