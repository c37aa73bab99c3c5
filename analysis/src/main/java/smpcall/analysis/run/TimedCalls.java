// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * Times of calls, counted in the buckets of an HdrHistogram, whose width is less than 1 % of the
 * time. Immutable.
 */
public final class TimedCalls {
  private static final int DIGITS = 2;

  /** The largest time; longer calls count as this. */
  private static final long LONGEST_NANOS = 10_000_000_000L;

  private static final Histogram WIDEST = new Histogram(1, LONGEST_NANOS, DIGITS);

  /** The bytes of the format's cookie and length. */
  private static final int HEAD = 8;

  /** More than any fork counts; the sum of many forks still fits. */
  private static final long MOST_IN_A_BUCKET = 1L << 40;

  private final Histogram histogram;

  private TimedCalls(Histogram histogram) {
    this.histogram = histogram;
  }

  /**
   * Reads HdrHistogram's compressed format in base64.
   *
   * @param member the name of the text
   * @throws IllegalArgumentException when it is not base64, not a histogram, or has a wider or
   *     finer range than a fork's
   */
  static TimedCalls decode(String member, String base64) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(member + " is not base64", e);
    }
    try {
      return new TimedCalls(decode(bytes));
    } catch (DataFormatException | RuntimeException e) {
      JvmError.rethrow(e);
      // The decoder trusts its input and can fail anywhere on bytes that are no histogram.
      throw new IllegalArgumentException(
          member + " is no HdrHistogram of 1 ns to 10 s with 2 digits", e);
    }
  }

  /** Unpacks at most one byte more than the largest valid histogram has. */
  private static Histogram decode(byte[] bytes) throws DataFormatException {
    byte[] unpacked = new byte[WIDEST.getNeededByteBufferCapacity() + 1];
    Inflater inflater = new Inflater();
    inflater.setInput(bytes, HEAD, bytes.length - HEAD);
    int length = inflater.inflate(unpacked);
    inflater.end();
    require(length < unpacked.length);
    Histogram histogram =
        Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), LONGEST_NANOS);
    require(histogram.getNumberOfSignificantValueDigits() == DIGITS);
    require(histogram.getHighestTrackableValue() <= LONGEST_NANOS);
    for (HistogramIterationValue value : histogram.recordedValues()) {
      require(value.getCountAtValueIteratedTo() <= MOST_IN_A_BUCKET);
    }
    return histogram;
  }

  private static void require(boolean holds) throws DataFormatException {
    if (!holds) {
      throw new DataFormatException();
    }
  }

  /** The calls of several forks together. */
  public static TimedCalls together(List<TimedCalls> all) {
    Histogram sum = new Histogram(DIGITS);
    all.forEach(calls -> sum.add(calls.histogram));
    return new TimedCalls(sum);
  }

  /** The number of calls. */
  public long count() {
    return histogram.getTotalCount();
  }

  /** The non-empty buckets: the number of calls by the upper end of the bucket, nanoseconds. */
  public SortedMap<Long, Long> buckets() {
    SortedMap<Long, Long> buckets = new TreeMap<>();
    for (HistogramIterationValue value : histogram.recordedValues()) {
      buckets.put(
          histogram.highestEquivalentValue(value.getValueIteratedTo()),
          value.getCountAtValueIteratedTo());
    }
    return buckets;
  }
}
