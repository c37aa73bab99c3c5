// SPDX-License-Identifier: Apache-2.0
package smpcall.memory;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MemoryBudgetTest {

  @Test
  void whoComesTooLateIsToldSoUnlessThereIsEnough() {
    new HardwareMemory(1);

    assertThatCode(() -> MemoryBudget.need(1 << 20)).doesNotThrowAnyException();
    assertThatThrownBy(() -> MemoryBudget.need(1L << 40))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("the memory is there and has ")
        .hasMessageEndingWith("say before that 1099511627776 are needed");
  }
}
