// SPDX-License-Identifier: Apache-2.0
package smpcall.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import smpcall.benchmark.RoundTrip;

class PairingTest {

  private static final RoundTrip NEAR = new RoundTrip(60, null, 90);

  @ParameterizedTest(name = "60/90 and {0}/{1}: {2}")
  @CsvSource({
    "60, 90, true",
    "90, 60, true",
    "75, 75, true",
    "59, 80, false",
    "80, 91, false",
    "450, 450, false",
    "75, 450, false",
  })
  void roundTripsOfAPairDifferAtMostByTheFactor(double before, double after, boolean pairs) {
    RoundTrip other = new RoundTrip(before, null, after);

    assertThat(Pairing.RULE.pairs(NEAR, other)).isEqualTo(pairs);
    assertThat(Pairing.RULE.pairs(other, NEAR)).isEqualTo(pairs);
  }

  @Test
  void aForkIsSteadyWhereNoneOfItsRoundTripsIsFarFromAnother() {
    assertThat(Pairing.RULE.isSteady(new RoundTrip(60, List.of(61.0, 88.0), 70))).isTrue();
    assertThat(Pairing.RULE.isSteady(new RoundTrip(60, List.of(61.0, 400.0), 410))).isFalse();
    assertThat(Pairing.RULE.isSteady(new RoundTrip(60, List.of(400.0, 410.0, 61.0), 60))).isFalse();
    assertThat(Pairing.RULE.isSteady(new RoundTrip(60, null, 400))).isFalse();
  }

  @Test
  void aSingleOddRoundTripIsNoMove() {
    assertThat(Pairing.RULE.isSteady(new RoundTrip(60, List.of(61.0, 400.0, 62.0), 70))).isTrue();
    assertThat(Pairing.RULE.isSteady(new RoundTrip(60, List.of(61.0, 63.0), 400))).isTrue();
    assertThat(Pairing.RULE.isSteady(new RoundTrip(400, List.of(61.0, 63.0), 62))).isTrue();
  }

  @Test
  void aMoveBetweenIterationsKeepsAForkFromARatio() {
    RoundTrip moved = new RoundTrip(60, List.of(400.0, 402.0), 405);

    assertThat(Pairing.RULE.pairs(NEAR, moved)).isFalse();
  }

  @Test
  void aForkWhoseDistanceChangedPairsWithNone() {
    RoundTrip moved = new RoundTrip(70, null, 450);

    assertThat(Pairing.RULE.pairs(moved, moved)).isFalse();
  }

  @Test
  void aForkWithoutRoundTripsPairsWithAll() {
    assertThat(Pairing.RULE.pairs(null, NEAR)).isTrue();
    assertThat(Pairing.RULE.pairs(NEAR, null)).isTrue();
    assertThat(Pairing.RULE.pairs(null, null)).isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(doubles = {0.9, -2, Double.NaN, Double.POSITIVE_INFINITY})
  void aFactorIsANumberFromOne(Double factor) {
    assertThatThrownBy(() -> new Pairing(factor)).isInstanceOf(IllegalArgumentException.class);
  }
}
