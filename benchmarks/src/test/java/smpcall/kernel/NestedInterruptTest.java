// SPDX-License-Identifier: Apache-2.0
package smpcall.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import smpcall.machine.Cpu;
import smpcall.machine.Machine;
import smpcall.machine.Warning;
import smpcall.memory.HardwareMemory;

/** A function that lets interrupts in, which it must not. */
class NestedInterruptTest {

  /** The versions whose targets clear their bit after the function has run. */
  private static final Set<KernelVersion> FUNCTION_FIRST =
      EnumSet.of(KernelVersion.LINUX_2_6_38, KernelVersion.LINUX_2_6_39);

  private final Machine machine = new Machine(new HardwareMemory(Machine.capacity(3)), 3);
  private final List<Long> ran = new ArrayList<>();

  private void letAnInterruptIn(Cpu cpu, long info) {
    ran.add(info);
    if (ran.size() == 1) {
      cpu.sendCallFunctionIpi();
      cpu.takeInterrupts();
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FLOOR")
  void runsTwiceWithAWarningWhereTheFunctionComesFirst(KernelVersion version) {
    Smp smp = version.boot(machine, KernelConfig.DEFAULT);
    smp.smpCallFunction(machine.cpu(0), machine.addressOf(this::letAnInterruptIn), 7, false);

    machine.cpu(1).takeInterrupts();

    boolean twice = FUNCTION_FIRST.contains(version);
    assertThat(ran).hasSize(twice ? 2 : 1);
    assertThat(machine.warnings(Warning.RAN_TWICE)).isEqualTo(twice ? 1 : 0);
    machine.cpu(2).takeInterrupts();
    assertThat(smp.leftovers()).isEmpty();
  }
}
