// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.result;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * Times of calls, counted in the buckets of an HdrHistogram, whose width is less than 1 % of the
 * time. Does not change once it is made.
 */
public final class TimedCalls {
  private static final int DIGITS = 2;

  private final Histogram histogram;

  private TimedCalls(Histogram histogram) {
    this.histogram = histogram;
  }

  /**
   * Reads HdrHistogram's compressed format in base64.
   *
   * @param place where the text is, for messages
   * @throws BadInputException when it is not base64, or not a histogram
   */
  static TimedCalls decode(String base64, String place) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(
          place + " has a latency.histogram that is not base64; " + JsonFile.CURE);
    }
    try {
      return new TimedCalls(Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 0));
    } catch (DataFormatException | RuntimeException e) {
      // The decoder trusts its input: what is no histogram fails in whatever it stumbles upon.
      throw new BadInputException(
          place + " has a latency.histogram that is no HdrHistogram; " + JsonFile.CURE);
    }
  }

  /** The calls of several forks together. */
  public static TimedCalls together(List<TimedCalls> all) {
    Histogram sum = new Histogram(DIGITS);
    all.forEach(calls -> sum.add(calls.histogram));
    return new TimedCalls(sum);
  }

  /** How many there are. */
  public long count() {
    return histogram.getTotalCount();
  }

  /**
   * The buckets that are not empty: how many calls took so many nanoseconds, which are the most
   * that the bucket stands for.
   */
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
