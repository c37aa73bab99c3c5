// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChangePointsTest {
  @Test
  void findsWhereTheLevelChanges() {
    // Neighbours lie 1 apart, so the unit is 1 / 1.146 = 0.873. Twelve values in one stretch:
    // distances to the median 1 are 1 or 0 on the left and 9 or 8 on the right, 53 in all, which
    // costs 2 x 53 / 0.873 = 121. In two: 6 x 1/2 each, 6 in all, costs 14; the change costs 4.5
    // ln 12 = 11.2. 25.2 is less.
    double[] values = {0, 1, 0, 1, 0, 1, 10, 9, 10, 9, 10, 9};
    assertThat(ChangePoints.of(values)).containsExactly(6);
  }

  @Test
  void findsSeveral() {
    double[] values = {0, 1, 0, 1, 0, 1, 10, 9, 10, 9, 10, 9, 0, 1, 0, 1, 0, 1, 20, 21, 20, 21};
    assertThat(ChangePoints.of(values)).containsExactly(6, 12, 18);
  }

  @Test
  void oneFarValueIsNoLevel() {
    double[] values = {0, 1, 0, 1, 0, 1, 500, 0, 1, 0, 1, 0, 1, 0};
    assertThat(ChangePoints.of(values)).isEmpty();
  }

  @Test
  void aSlowRampIsAStair() {
    double[] values = new double[60];
    Random random = new Random(3);
    for (int i = 0; i < values.length; i++) {
      values[i] = i + random.nextGaussian();
    }
    assertThat(ChangePoints.of(values)).hasSizeGreaterThan(2);
  }

  @Test
  void neitherEqualValuesNorFewHaveAny() {
    assertThat(ChangePoints.of(new double[] {5, 5, 5, 5, 5, 5, 5, 5})).isEmpty();
    assertThat(ChangePoints.of(new double[] {1, 9, 1})).isEmpty();
    assertThat(ChangePoints.of(new double[0])).isEmpty();
  }

  @Test
  void mostlyEqualValuesHaveAUnitToo() {
    double[] values = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7};
    assertThat(ChangePoints.of(values)).containsExactly(10);
  }

  @Test
  void findsTheCheapestOfAllDivisions() {
    // The truth from all 2^9 divisions of ten values.
    Random random = new Random(5);
    for (int study = 0; study < 40; study++) {
      double[] values = new double[10];
      for (int i = 0; i < values.length; i++) {
        values[i] = random.nextGaussian() + (i < 3 + study % 4 ? 0 : 6);
      }
      List<Integer> found = ChangePoints.of(values);
      double best = Double.POSITIVE_INFINITY;
      for (int division = 0; division < 1 << 9; division++) {
        best = Math.min(best, cost(values, division));
      }
      int mine = 0;
      for (int change : found) {
        mine |= 1 << (change - 1);
      }
      assertThat(cost(values, mine)).isLessThan(best + 1e-9);
    }
  }

  /** Bit i of a division: a stretch begins at value i + 1. */
  private static double cost(double[] values, int division) {
    double[] distances = new double[values.length - 1];
    for (int i = 0; i < distances.length; i++) {
      distances[i] = Math.abs(values[i + 1] - values[i]);
    }
    double unit = Median.of(distances) / 1.146;
    double cost = 0;
    int begin = 0;
    for (int i = 0; i < values.length; i++) {
      if (i == values.length - 1 || (division >> i & 1) == 1) {
        double[] stretch = Arrays.copyOfRange(values, begin, i + 1);
        if (stretch.length < ChangePoints.SHORTEST) {
          return Double.POSITIVE_INFINITY;
        }
        double median = Median.of(stretch);
        for (double value : stretch) {
          cost += 2 * Math.abs(value - median) / unit;
        }
        cost += begin == 0 ? 0 : ChangePoints.PENALTY * Math.log(values.length);
        begin = i + 1;
      }
    }
    return cost;
  }

  @Test
  void noiseAloneRarelyHasAny() {
    // The penalty was chosen so: 4.4 % of sequences of 16 normal values, 1 % of 40.
    assertThat(falseAlarms(16)).isLessThan(0.055);
    assertThat(falseAlarms(40)).isLessThan(0.02);
  }

  private static double falseAlarms(int length) {
    Random random = new Random(11);
    int alarms = 0;
    int studies = 2000;
    for (int study = 0; study < studies; study++) {
      double[] values = random.doubles(length).map(u -> random.nextGaussian()).toArray();
      alarms += ChangePoints.of(values).isEmpty() ? 0 : 1;
    }
    return (double) alarms / studies;
  }

  @Test
  void aChangeOfFiveDeviationsIsFoundAtItsPlace() {
    Random random = new Random(13);
    int found = 0;
    for (int study = 0; study < 500; study++) {
      double[] values = new double[20];
      for (int i = 0; i < values.length; i++) {
        values[i] = random.nextGaussian() + (i < 8 ? 0 : 5);
      }
      found += ChangePoints.of(values).contains(8) ? 1 : 0;
    }
    assertThat(found).isGreaterThan(450);
  }
}
