// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {
  @Test
  void quotesOnlyWhatNeedsIt() {
    Csv csv = new Csv(List.of("a", "b"), List.of(List.of("plain", "x, \"y\""), List.of("", "1.5")));
    assertThat(csv.text()).isEqualTo("a,b\nplain,\"x, \"\"y\"\"\"\n,1.5\n");
  }

  @Test
  void refusesARowOfAnotherWidth() {
    assertThatThrownBy(() -> new Csv(List.of("a"), List.of(List.of("1", "2"))))
        .hasMessageStartingWith("2 values in 1 columns");
  }
}
