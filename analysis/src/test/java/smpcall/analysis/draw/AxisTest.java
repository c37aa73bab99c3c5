// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AxisTest {
  @Test
  void linearTicksAreRound() {
    assertThat(labels(Axis.linear("", 0, 5.9))).containsExactly("0", "1", "2", "3", "4", "5");
    assertThat(labels(Axis.linear("", 837, 1055)))
        .containsExactly("850", "900", "950", "1000", "1050");
    assertThat(labels(Axis.linear("", 0, 0.4)))
        .containsExactly("0.00", "0.05", "0.10", "0.15", "0.20", "0.25", "0.30", "0.35", "0.40");
  }

  @Test
  void ratioTicksAreRoundRatiosOnLogarithms() {
    Axis axis = Axis.ratios("", Math.log(0.94), Math.log(1.18));
    assertThat(labels(axis)).containsExactly("0.95", "1.00", "1.05", "1.10", "1.15");
    assertThat(axis.ticks().get(1).at()).isZero();
  }

  @Test
  void ratioTicksCoarsenWithTheRange() {
    assertThat(labels(Axis.ratios("", Math.log(0.5), Math.log(4))))
        .containsExactly("0.5", "1.0", "1.5", "2.0", "2.5", "3.0", "3.5", "4.0");
  }

  @Test
  void logarithmTicksAreOneTwoAndFive() {
    assertThat(labels(Axis.logarithms("", Math.log(0.3), Math.log(12))))
        .containsExactly("0.5", "1", "2", "5", "10");
    assertThat(labels(Axis.logarithms("", Math.log(800), Math.log(60_000))))
        .containsExactly("1,000", "2,000", "5,000", "10,000", "20,000", "50,000");
  }

  @Test
  void aShortLogarithmAxisHasMoreTicks() {
    assertThat(labels(Axis.logarithms("", Math.log(1.1), Math.log(2.6))))
        .containsExactly("1.2", "1.4", "1.6", "1.8", "2", "2.5");
    assertThat(labels(Axis.logarithms("", Math.log(0.8), Math.log(3.5))))
        .containsExactly("1", "1.5", "2", "3");
  }

  @Test
  void rowsGoDown() {
    Axis rows = Axis.rows(List.of("first", "second"));
    assertThat(rows.share(0)).isGreaterThan(rows.share(-1));
    assertThat(labels(rows)).containsExactly("first", "second");
  }

  private static List<String> labels(Axis axis) {
    return axis.ticks().stream().map(Axis.Tick::label).toList();
  }
}
