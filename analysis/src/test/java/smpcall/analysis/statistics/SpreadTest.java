// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
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
  void sixForksHaveAnInterval() {
    // Logarithms of 100, 110, ... 150 in six forks: mean 4.81883, standard deviation 0.151581, so
    // that t(5) = 2.57058 standard errors are 0.159077: 123.82 / 1.17243 and times it.
    List<Distribution> forks = Stream.of(100, 110, 120, 130, 140, 150).map(v -> of(v, 40)).toList();
    Spread spread = Spread.of(of(125, 240), forks, d -> d.exceededByOneIn(2));
    assertThat(spread.interval().orElseThrow().low()).isCloseTo(105.61, within(0.01));
    assertThat(spread.interval().orElseThrow().high()).isCloseTo(145.17, within(0.01));
    assertThat(spread.warnings()).isEmpty();
    assertThat(spread.dividedBy(10).interval().orElseThrow().low())
        .isCloseTo(10.561, within(0.001));
  }

  @Test
  void aFewForksThatMakeMostOfThePercentileGiveAWarning() {
    List<Distribution> forks = Stream.of(100, 101, 102, 103, 104, 105).map(v -> of(v, 40)).toList();
    assertThat(Spread.of(of(150, 240), forks, d -> d.exceededByOneIn(2)).warnings())
        .containsExactly(Warning.POOLED_OUTSIDE);
  }

  @Test
  void fiveForksHaveNone() {
    List<Distribution> forks = Stream.of(100, 110, 120, 130, 140).map(v -> of(v, 40)).toList();
    assertThat(Spread.of(of(120, 200), forks, d -> d.exceededByOneIn(2)).interval()).isEmpty();
  }

  @Test
  void anotherUnitDividesAllOfIt() {
    Spread spread = Spread.of(of(6, 40), List.of(of(5, 20), of(9, 20)), Distribution::largest);
    assertThat(spread.dividedBy(2).pooled()).contains(3.0);
    assertThat(spread.dividedBy(2).forks()).contains(new Interval(2.5, 4.5));
  }
}
