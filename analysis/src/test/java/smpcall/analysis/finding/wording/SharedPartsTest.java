// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SharedPartsTest {
  private static final List<String> NEAR = List.of("2 CPUs", "gap 1 us", "60 ns apart");
  private static final List<String> FAR = List.of("2 CPUs", "gap 1 us", "430 ns apart");
  private static final List<String> LATER = List.of("2 CPUs", "gap 5 us", "60 ns apart");

  @Test
  void whatAllHaveIsSaidOnceAndTheRestOfEach() {
    SharedParts shared = SharedParts.of(List.of(NEAR, FAR, LATER));
    assertThat(shared.parts()).containsExactly("2 CPUs");
    assertThat(shared.apart(LATER)).isEqualTo("gap 5 us, 60 ns apart");
  }

  @Test
  void oneLabelHasNothingThatSetsItApart() {
    SharedParts shared = SharedParts.of(List.of(NEAR, NEAR));
    assertThat(shared.parts()).isEqualTo(NEAR);
    assertThat(shared.apart(NEAR)).isEmpty();
  }
}
