// SPDX-License-Identifier: Apache-2.0
package smpcall.memory;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MemoryBudgetTest {

  @Test
  void aRequirementThatComesTooLateFailsUnlessThereIsEnough() {
    new HardwareMemory(1);

    assertThatCode(() -> MemoryBudget.requireAtLeast(1 << 20)).doesNotThrowAnyException();
    assertThatThrownBy(() -> MemoryBudget.requireAtLeast(1L << 40))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("the memory is allocated already and has ")
        .hasMessageEndingWith("require 1099511627776 before the first machine");
  }
}
