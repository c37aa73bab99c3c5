// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SpreadTest {
  private static Distribution of(long value, long count) {
    return new Distribution(new TreeMap<>(Map.of(value, count)));
  }

  @Test
  void reachesFromTheSmallestToTheLargestFork() {
    Spread spread =
        Spread.of(of(6, 60), List.of(of(5, 20), of(9, 20), of(6, 20)), d -> d.exceededByOneIn(2));
    assertThat(spread.pooled()).contains(6.0);
    assertThat(spread.forks()).contains(new Interval(5, 9));
    assertThat(spread.n()).isEqualTo(3);
  }

  @Test
  void aForkThatHasTooFewIsNotInTheRange() {
    // Half of 20 is 10, which is enough; half of 19 is 9.
    Spread spread =
        Spread.of(of(6, 59), List.of(of(5, 20), of(9, 19), of(6, 20)), d -> d.exceededByOneIn(2));
    assertThat(spread.forks()).contains(new Interval(5, 6));
    assertThat(spread.n()).isEqualTo(2);
  }

  @Test
  void oneForkIsNoRange() {
    Spread spread = Spread.of(of(5, 20), List.of(of(5, 20)), d -> d.exceededByOneIn(2));
    assertThat(spread.pooled()).contains(5.0);
    assertThat(spread.forks()).isEmpty();
  }

  @Test
  void anotherUnitDividesAllOfIt() {
    Spread spread = Spread.of(of(6, 40), List.of(of(5, 20), of(9, 20)), Distribution::largest);
    assertThat(spread.dividedBy(2).pooled()).contains(3.0);
    assertThat(spread.dividedBy(2).forks()).contains(new Interval(2.5, 4.5));
  }
}
