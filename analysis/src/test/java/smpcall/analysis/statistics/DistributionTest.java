// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DistributionTest {
  /** 1, 2, ... n, each once: the value of rank r is r. */
  private static Distribution upTo(int n) {
    SortedMap<Long, Long> counts = new TreeMap<>();
    for (long value = 1; value <= n; value++) {
      counts.put(value, 1L);
    }
    return new Distribution(counts);
  }

  @Test
  void aPercentileIsTheNearestRank() {
    // Of 1000 values one in 10 is 100, so that the 90th percentile has rank 1000 - 100 = 900.
    assertThat(upTo(1000).exceededByOneIn(10)).contains(900.0);
    assertThat(upTo(1000).exceededByOneIn(2)).contains(500.0);
    // Of 1005 one in 2 is 502 (and a half): rank 503, which is ceil(0.5 x 1005).
    assertThat(upTo(1005).exceededByOneIn(2)).contains(503.0);
  }

  @Test
  void ranksDoNotSufferFromFractionsThatBinaryHasNot() {
    // (1 - 0.999) x 10000 is 10.000000000000009 in binary, and 0.999 x 10000 may come out as 9991.
    assertThat(upTo(10_000).exceededByOneIn(1000)).contains(9990.0);
  }

  @Test
  void oneInOneIsTheSmallest() {
    assertThat(upTo(10).exceededByOneIn(1)).contains(1.0);
  }

  @Test
  void withFewerThanTenAboveThereIsNone() {
    // One in 100 of 1000 values is 10; of 999 it is 9.
    assertThat(upTo(1000).exceededByOneIn(100)).contains(990.0);
    assertThat(upTo(999).exceededByOneIn(100)).isEmpty();
    assertThat(upTo(9).exceededByOneIn(1)).isEmpty();
  }

  @Test
  void countsAreRanksToo() {
    // 90 times 5 and 10 times 7: rank 90 is the last 5; one in 8 is 12, rank 88; half is rank 50.
    Distribution two = new Distribution(new TreeMap<>(Map.of(5L, 90L, 7L, 10L)));
    assertThat(two.size()).isEqualTo(100);
    assertThat(two.exceededByOneIn(10)).contains(5.0);
    assertThat(two.exceededByOneIn(2)).contains(5.0);
    // 80 and 20: rank 90 is a 7.
    assertThat(new Distribution(new TreeMap<>(Map.of(5L, 80L, 7L, 20L))).exceededByOneIn(10))
        .contains(7.0);
  }

  @Test
  void anEmptyDistributionHasNoFigures() {
    Distribution nothing = new Distribution(new TreeMap<>());
    assertThat(nothing.size()).isZero();
    assertThat(nothing.exceededByOneIn(1)).isEmpty();
    assertThat(nothing.largest()).isEmpty();
  }

  @Test
  void theLargestIsGivenHoweverFewThereAre() {
    assertThat(upTo(3).largest()).contains(3.0);
  }
}
