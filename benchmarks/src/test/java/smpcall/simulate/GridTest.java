// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import smpcall.simulate.setting.Parameter;
import smpcall.simulate.setting.Parameters;

class GridTest {

  private static final int CELLS = 16;

  @Test
  void aSeedGivesOneGrid() {
    assertThat(Grid.of(CELLS, 1)).isEqualTo(Grid.of(CELLS, 1)).isNotEqualTo(Grid.of(CELLS, 2));
  }

  @Test
  void theSettingsOfACellMakeItAgain() {
    assertThat(Grid.of(CELLS, 1))
        .allSatisfy(cell -> assertThat(Parameters.STANDARD.with(cell.text())).isEqualTo(cell));
  }

  @ParameterizedTest
  @EnumSource
  void everyPartOfARangeIsTakenOnce(Parameter parameter) {
    List<Double> values = Grid.of(CELLS, 1).stream().map(cell -> cell.get(parameter)).toList();

    if (parameter.isChoice()) {
      assertThat(values).filteredOn(value -> value == parameter.least()).hasSize(CELLS / 2);
    } else {
      double part = (parameter.most() - parameter.least()) / CELLS;
      assertThat(values)
          .extracting(value -> (int) Math.min(CELLS - 1, (value - parameter.least()) / part))
          .doesNotHaveDuplicates();
    }
  }
}
