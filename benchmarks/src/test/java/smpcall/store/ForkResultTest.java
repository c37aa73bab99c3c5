// SPDX-License-Identifier: Apache-2.0
package smpcall.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForkResultTest {

  @Test
  void countsAreWholeNumbers() {
    assertThat(ForkResult.counts(Map.of("calls", List.of(3.0, -1.0))))
        .containsExactly(Map.entry("calls", List.of(3L, -1L)));
  }

  @Test
  void aCountThatIsNoNumberIsNotReadAsZero() {
    assertThatThrownBy(() -> ForkResult.counts(Map.of("failures", List.of(0.0, Double.NaN))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("JMH has no number of failures");
  }
}
