// SPDX-License-Identifier: Apache-2.0
package smpcall.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import smpcall.memory.HardwareMemory;

class DelayTest {

  private final Machine machine = new Machine(new HardwareMemory(Machine.capacity(2)), 2);

  @Test
  void theHookIsCalledAtEachDelayPoint() {
    List<String> seen = new ArrayList<>();
    machine.setDelayHook((cpu, point) -> seen.add(cpu.id + " at " + point));

    Delay.at(machine.cpu(1), DelayPoint.MASK_STORED);
    Delay.at(machine.cpu(0), DelayPoint.BEFORE_ADD);

    assertThat(seen).containsExactly("1 at MASK_STORED", "0 at BEFORE_ADD");
  }

  @Test
  void aMachineWithoutAHookGoesOn() {
    Delay.at(machine.cpu(0), DelayPoint.FUNC_RAN);
    assertThat(machine.stopped()).isFalse();
  }
}
