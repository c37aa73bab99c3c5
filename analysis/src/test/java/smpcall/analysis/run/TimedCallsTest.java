// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.Deflater;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class TimedCallsTest {
  @Test
  void bucketsAreCountedByTheLongestTimeTheyStandFor() {
    // Two digits: up to 255 every nanosecond has its bucket, from 1024 on there are 8 in each.
    TimedCalls calls = TimedCalls.decode("histogram", encoded(100, 100, 1030));
    assertThat(calls.count()).isEqualTo(3);
    assertThat(calls.buckets()).containsEntry(100L, 2L).containsEntry(1031L, 1L).hasSize(2);
  }

  @Test
  void callsOfForksAddUpAndTheForksStayAsTheyWere() {
    TimedCalls one = TimedCalls.decode("histogram", encoded(100, 200));
    TimedCalls other = TimedCalls.decode("histogram", encoded(200, 10_000_000_000L));
    TimedCalls all = TimedCalls.together(List.of(one, other));
    assertThat(all.count()).isEqualTo(4);
    assertThat(all.buckets()).containsEntry(200L, 2L);
    assertThat(all.buckets().lastKey()).isBetween(10_000_000_000L, 10_100_000_000L);
    assertThat(one.count()).isEqualTo(2);
  }

  @Test
  void noForksHaveNoCalls() {
    assertThat(TimedCalls.together(List.of()).buckets()).isEmpty();
  }

  @Test
  void whatIsNotBase64IsNamed() {
    assertThatThrownBy(() -> TimedCalls.decode("histogram", "no, this is not!"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("histogram is not base64");
  }

  @Test
  void textThatIsNoHistogramIsRefused() {
    byte[] whole = Base64.getDecoder().decode(encoded(100, 200, 300));
    for (byte[] bytes :
        List.of(
            new byte[0],
            new byte[] {1, 2, 3},
            "something else altogether, and long".getBytes(StandardCharsets.UTF_8),
            Arrays.copyOf(whole, whole.length / 2))) {
      assertThatThrownBy(
              () -> TimedCalls.decode("histogram", Base64.getEncoder().encodeToString(bytes)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("histogram is no HdrHistogram of 1 ns to 10 s");
    }
  }

  @Test
  void aHistogramThatUnpacksToMoreThanAForksIsRefused() {
    byte[] packed = new byte[100_000];
    Deflater deflater = new Deflater();
    deflater.setInput(new byte[10_000_000]);
    deflater.finish();
    int length = deflater.deflate(packed, 8, packed.length - 8);
    deflater.end();
    byte[] whole = Base64.getDecoder().decode(encoded(100));
    ByteBuffer.wrap(packed).put(whole, 0, 4).putInt(length);

    assertRefused(Base64.getEncoder().encodeToString(Arrays.copyOf(packed, length + 8)));
  }

  @Test
  void aHistogramOfAWiderRangeOrFinerThanAForksIsRefused() {
    assertRefused(encoded(new Histogram(1, 20_000_000_000L, 2), 100));
    assertRefused(encoded(new Histogram(1, 10_000_000_000L, 3), 100));
  }

  @Test
  void countsWhoseSumWouldOverflowAreRefused() {
    Histogram histogram = new Histogram(1, 10_000_000_000L, 2);
    histogram.recordValueWithCount(100, Long.MAX_VALUE / 2);

    assertRefused(encoded(histogram, 100));
  }

  private static void assertRefused(String base64) {
    assertThatThrownBy(() -> TimedCalls.decode("histogram", base64))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("histogram is no HdrHistogram of 1 ns to")
        .hasMessageNotContaining("\n");
  }

  private static String encoded(long... nanoseconds) {
    return encoded(new Histogram(1, 10_000_000_000L, 2), nanoseconds);
  }

  private static String encoded(Histogram histogram, long... nanoseconds) {
    Arrays.stream(nanoseconds).forEach(histogram::recordValue);
    ByteBuffer bytes = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoCompressedByteBuffer(bytes);
    return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes.array(), length));
  }
}
