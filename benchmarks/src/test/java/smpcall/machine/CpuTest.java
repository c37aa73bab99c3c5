// SPDX-License-Identifier: Apache-2.0
package smpcall.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import smpcall.memory.HardwareMemory;

class CpuTest {

  private final Machine machine = new Machine(new HardwareMemory(Machine.capacity(2)), 2);
  private final Cpu cpu = machine.cpu(1);
  private final List<String> taken = new ArrayList<>();

  CpuTest() {
    machine.handle(
        new InterruptHandlers() {
          @Override
          public void genericSmpCallFunctionInterrupt(Cpu on) {
            taken.add("many on " + on.id);
          }

          @Override
          public void genericSmpCallFunctionSingleInterrupt(Cpu on) {
            taken.add("single on " + on.id);
          }
        });
  }

  @Test
  void anInterruptIsTakenOnceWhereTheCpuWaits() {
    cpu.sendCallFunctionIpi();
    cpu.sendCallFunctionIpi();
    assertThat(cpu.interruptPending()).isTrue();

    cpu.cpuRelax();
    cpu.cpuRelax();

    assertThat(taken).containsExactly("many on 1");
    assertThat(cpu.interruptPending()).isFalse();
  }

  @Test
  void vectorsDoNotDisturbEachOther() {
    cpu.sendCallFunctionSingleIpi();
    cpu.takeInterrupts();
    cpu.sendCallFunctionIpi();
    cpu.sendCallFunctionSingleIpi();
    cpu.takeInterrupts();

    assertThat(taken).containsExactly("single on 1", "many on 1", "single on 1");
  }

  @Test
  void anInterruptThatComesWhileOneIsHandledIsNotLost() {
    machine.handle(
        new InterruptHandlers() {
          @Override
          public void genericSmpCallFunctionInterrupt(Cpu on) {
            if (taken.isEmpty()) {
              cpu.sendCallFunctionIpi();
            }
            taken.add("many");
          }

          @Override
          public void genericSmpCallFunctionSingleInterrupt(Cpu on) {}
        });
    cpu.sendCallFunctionIpi();
    cpu.takeInterrupts();
    assertThat(cpu.interruptPending()).isTrue();
    cpu.takeInterrupts();

    assertThat(taken).hasSize(2);
  }

  @Test
  void aLoopWithInterruptsOffTakesNone() {
    cpu.sendCallFunctionIpi();
    cpu.cpuRelaxIrqsOff();
    assertThat(taken).isEmpty();
  }

  @Test
  void interruptsAreNeverTakenUnderALock() {
    cpu.lockTaken();
    assertThatThrownBy(cpu::takeInterrupts)
        .isInstanceOf(AssertionError.class)
        .hasMessage("cpu 1 takes interrupts with 1 locks held");
  }

  @Test
  void everyWaitEndsWhenTheMachineIsStopped() {
    machine.stop();

    assertThat(machine.stopped()).isTrue();
    assertThatThrownBy(cpu::cpuRelax).isInstanceOf(Panic.class);
    assertThatThrownBy(cpu::cpuRelaxIrqsOff).isInstanceOf(Panic.class);
    assertThatThrownBy(machine.cpu(0)::checkStopped).isInstanceOf(Panic.class);
  }

  @Test
  void warningsAreCountedByKindOverAllCpus() {
    cpu.warn(Warning.REFS_UNDERFLOW);
    machine.cpu(0).warn(Warning.REFS_UNDERFLOW);

    assertThat(machine.warnings(Warning.REFS_UNDERFLOW)).isEqualTo(2);
    assertThat(machine.warnings(Warning.DELETED_TWICE)).isZero();
  }

  @Test
  void theListenerGetsEachWarningAtOnceAndTheFatalOneToo() {
    machine.setWarningListener((on, warning) -> taken.add(warning + " on " + on.id));

    cpu.warn(Warning.MASK_NOT_EMPTY);
    assertThatThrownBy(() -> cpu.die(Warning.DELETED_TWICE)).isInstanceOf(Panic.class);

    assertThat(taken).containsExactly("MASK_NOT_EMPTY on 1", "DELETED_TWICE on 1");
  }

  @Test
  void aFunctionHasOneAddress() {
    Function first = (on, info) -> taken.add("first " + info);
    Function second = (on, info) -> taken.add("second " + info);
    long address = machine.addressOf(first);

    assertThat(machine.addressOf(second)).isNotEqualTo(address);
    assertThat(machine.addressOf(first)).isEqualTo(address);
    machine.run(address, cpu, 7);
    assertThat(taken).containsExactly("first 7");
  }
}
