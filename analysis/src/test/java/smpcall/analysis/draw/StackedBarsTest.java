// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class StackedBarsTest {
  private static final List<Color> COLOURS = StackedBars.colours();

  @Test
  void partsLookApartToEverybody() {
    for (ColourVision eye : ColourVision.values()) {
      for (int i = 0; i < COLOURS.size(); i++) {
        for (int j = 0; j < i; j++) {
          assertThat(eye.distance(COLOURS.get(i), COLOURS.get(j)))
              .as("%s %d %d", eye, i, j)
              .isGreaterThan(5);
        }
      }
    }
  }

  @Test
  void darkNumbersCanBeReadOnThem() {
    assertThat(COLOURS).allMatch(colour -> ColourVision.lightness(colour) > 60);
  }

  @Test
  void morePartsThanColoursAreRefused() {
    List<String> parts = Collections.nCopies(COLOURS.size() + 1, "part");
    assertThatThrownBy(() -> new StackedBars(parts, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
