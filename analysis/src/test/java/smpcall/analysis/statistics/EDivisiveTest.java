// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class EDivisiveTest {
  private static final long SEED = 20100323;

  @Test
  void theWorkedExample() {
    // p = 2 / 70; of 999 random orders 28.5 +- 5.3 are expected to reach it.
    assertThat(EDivisive.of(new double[] {0, 0, 0, 0, 1, 1, 1, 1}, SEED))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.index()).isEqualTo(4);
              assertThat(change.p()).isCloseTo(2 / 70.0, Offset.offset(0.016));
            });
  }

  @Test
  void sevenValuesAreTooFew() {
    assertThat(EDivisive.of(new double[] {0, 0, 0, 0, 1, 1, 1}, SEED)).isEmpty();
    assertThat(EDivisive.of(new double[0], SEED)).isEmpty();
  }

  @Test
  void equalValuesHaveNone() {
    assertThat(EDivisive.of(new double[20], SEED)).isEmpty();
  }

  @Test
  void findsSeveral() {
    double[] values = noise(30, 0.02, new Random(3));
    for (int i = 0; i < values.length; i++) {
      values[i] += i >= 10 && i < 20 ? 0.1 : 0;
    }
    assertThat(EDivisive.of(values, SEED))
        .extracting(EDivisive.Change::index)
        .containsExactly(10, 20);
  }

  @Test
  void oneFarValueIsNoLevel() {
    double[] values = noise(20, 0.02, new Random(4));
    values[9] += 3;
    assertThat(EDivisive.of(values, SEED)).isEmpty();
  }

  @Test
  void whiteNoiseHasAChangeInAtMostATwentiethOfSequences() {
    assertThat(falseAlarms(8)).isLessThanOrEqualTo(0.05);
    assertThat(falseAlarms(12)).isLessThanOrEqualTo(0.05);
    assertThat(falseAlarms(25)).isLessThanOrEqualTo(0.05);
  }

  private static double falseAlarms(int length) {
    int alarms = 0;
    int studies = 300;
    for (int study = 0; study < studies; study++) {
      double[] values = noise(length, 1, new Random(1000 + study));
      alarms += EDivisive.of(values, SEED + study).isEmpty() ? 0 : 1;
    }
    return (double) alarms / studies;
  }

  /** Ten percent, in noise of two percent, found with its place in most of the sequences. */
  @Test
  void aStepOfATenthIsFound() {
    int found = 0;
    int inPlace = 0;
    for (int study = 0; study < 100; study++) {
      double[] values = noise(16, 0.02, new Random(study));
      for (int i = 9; i < values.length; i++) {
        values[i] += Math.log(1.1);
      }
      var changes = EDivisive.of(values, SEED);
      found += changes.isEmpty() ? 0 : 1;
      inPlace += changes.stream().anyMatch(change -> change.index() == 9) ? 1 : 0;
    }
    assertThat(found).isEqualTo(100);
    assertThat(inPlace).isGreaterThanOrEqualTo(95);
  }

  @Test
  void theSameSeedGivesTheSame() {
    double[] values = noise(12, 1, new Random(9));
    values[11] += 4;
    values[10] += 4;
    values[9] += 4;
    assertThat(EDivisive.of(values, 5)).isEqualTo(EDivisive.of(values, 5)).isNotEmpty();
  }

  private static double[] noise(int length, double deviation, Random random) {
    double[] values = new double[length];
    for (int i = 0; i < length; i++) {
      values[i] = deviation * random.nextGaussian();
    }
    return values;
  }
}
