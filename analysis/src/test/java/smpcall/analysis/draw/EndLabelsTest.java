// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Names that are 16 pixels apart, beside a plot from 0 to 100. */
class EndLabelsTest {
  @Test
  void namesThatAreFarApartStayBesideTheirLines() {
    assertThat(apart(10, 40, 90)).containsExactly(10, 40, 90);
  }

  @Test
  void linesThatEndAtOnePlaceHaveTheirNamesAroundIt() {
    assertThat(apart(50, 50, 50)).containsExactly(34, 50, 66);
  }

  @Test
  void groupsThatMeetMoveTogether() {
    // 40 and 42 want 33 and 49, which is too close to 60: all three are around 47.33.
    double[] places = apart(40, 42, 60);
    assertThat(places[0]).isCloseTo(142 / 3.0 - 16, within(1e-9));
    assertThat(places[1] - places[0]).isCloseTo(16, within(1e-9));
    assertThat(places[2] - places[1]).isCloseTo(16, within(1e-9));
  }

  @Test
  void noNameLeavesThePlot() {
    assertThat(apart(0, 0)).containsExactly(0, 16);
    assertThat(apart(99, 100)).containsExactly(84, 100);
  }

  private static double[] apart(double... wanted) {
    return EndLabels.apart(wanted, 16, 0, 100);
  }
}
