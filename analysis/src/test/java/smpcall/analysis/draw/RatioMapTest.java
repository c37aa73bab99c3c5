// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RatioMapTest {
  @Test
  void oneHasTheMiddleShadeAndTheEndsOfTheScaleTheOutermost() {
    assertThat(RatioMap.shade(1, 1.5)).isEqualTo(4);
    assertThat(RatioMap.shade(1.5, 1.5)).isEqualTo(8);
    assertThat(RatioMap.shade(1 / 1.5, 1.5)).isZero();
    assertThat(RatioMap.shade(9, 1.5)).isEqualTo(8);
    // A quarter of the way to the end, on a log scale, is the first shade beside the middle.
    assertThat(RatioMap.shade(Math.pow(1.5, 0.25), 1.5)).isEqualTo(5);
    assertThat(RatioMap.shade(Math.pow(1.5, 0.12), 1.5)).isEqualTo(4);
  }

  @Test
  void shadesDarkenFromTheMiddleToBothEndsSoThatPrintShowsThem() {
    List<Double> lightness = RatioMap.shades().stream().map(ColourVision::lightness).toList();
    for (int i = 1; i <= 4; i++) {
      assertThat(lightness.get(4 + i - 1) - lightness.get(4 + i)).isGreaterThan(4);
      assertThat(lightness.get(4 - i + 1) - lightness.get(4 - i)).isGreaterThan(4);
    }
  }

  @Test
  void bothSidesLookApartToEverybody() {
    for (ColourVision eye : ColourVision.values()) {
      for (int i = 2; i <= 4; i++) {
        assertThat(eye.distance(RatioMap.shades().get(4 - i), RatioMap.shades().get(4 + i)))
            .as(eye + " " + i)
            .isGreaterThan(10);
      }
    }
  }
}
