// SPDX-License-Identifier: Apache-2.0
package smpcall.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import smpcall.machine.Cpu;
import smpcall.machine.Machine;
import smpcall.memory.Memory;

/** The fields that share a line decide the cost of a call; tested by the addresses touched. */
class CallFunctionLayoutTest {

  private static final int HARDWARE_LINE = 64;

  private final TracingMemory memory = new TracingMemory();
  private final Cpu someCpu = new Machine(memory, 1).cpu(0);

  private static Set<Long> lines(Set<Long> addresses, int bytes) {
    return addresses.stream().map(address -> address / bytes).collect(Collectors.toSet());
  }

  /** The addresses in an entry that a call touches. */
  private TreeSet<Long> entry(CallFunctionLayout layout, int cpu, int highest) {
    return memory.touchedBy(
        () -> {
          CallSingleData csd = layout.csd(cpu);
          csd.lock(someCpu);
          csd.set(1, 2);
          memory.setOpaque(csd.list, 0);
          memory.setOpaque(csd.list + 8, 0);
          SpinLock lock = layout.lock(cpu);
          lock.lock(someCpu);
          lock.unlock(someCpu);
          layout.refs(cpu).decReturn();
          layout.cpumask(cpu).setCpu(highest);
          csd.unlock();
        });
  }

  @ParameterizedTest
  @EnumSource
  void anEntryIsOne64ByteLineUpTo128Cpus(LockKind lock) {
    CallFunctionLayout layout = new CallFunctionLayout(memory, 128, MaskPlace.INLINE, lock);

    for (int cpu : new int[] {0, 1, 127}) {
      TreeSet<Long> touched = entry(layout, cpu, 127);
      assertThat(lines(touched, HARDWARE_LINE)).hasSize(1);
      assertThat(touched.first()).isEqualTo(layout.address(cpu));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 64, 65, 130, 640, 641, 1024, 4096})
  void noTwoEntriesShareALine(int cpus) {
    CallFunctionLayout layout =
        new CallFunctionLayout(memory, cpus, MaskPlace.INLINE, LockKind.TICKET);
    Set<Long> first = lines(entry(layout, 0, cpus - 1), Memory.LINE);
    Set<Long> second = lines(entry(layout, 1, cpus - 1), Memory.LINE);

    assertThat(first).doesNotContainAnyElementsOf(second);
    assertThat(layout.address(1) % Memory.LINE).isZero();
  }

  @Test
  void aMaskOutsideTheEntryIsOnALineOfItsOwn() {
    CallFunctionLayout layout = new CallFunctionLayout(memory, 4, MaskPlace.OWN, LockKind.TICKET);

    TreeSet<Long> touched = memory.touchedBy(() -> layout.cpumask(1).setCpu(3));

    assertThat(touched).hasSize(2).contains(layout.address(1) + 48);
    assertThat(lines(touched, Memory.LINE)).hasSize(2);
    assertThat(lines(entry(layout, 1, 3), Memory.LINE)).hasSize(2);
    assertThat(lines(memory.touchedBy(() -> layout.cpumask(2).setCpu(3)), Memory.LINE))
        .doesNotContainAnyElementsOf(lines(touched, Memory.LINE));
  }

  @Test
  void theListHeadAndItsLockShareALineWithNothingElse() {
    CallFunctionQueue queue = new CallFunctionQueue(memory, LockKind.TICKET);

    Set<Long> touched =
        lines(
            memory.touchedBy(
                () -> {
                  queue.lock.lock(someCpu);
                  queue.first();
                  queue.lock.unlock(someCpu);
                }),
            HARDWARE_LINE);

    assertThat(touched).hasSize(1);
    assertThat(memory.allocate(1)).isGreaterThan(touched.iterator().next() * HARDWARE_LINE + 127);
  }

  @Test
  void theWordsThatReachACpuAreOne64ByteLineOfItsOwnOnSmallMachines() {
    Machine machine = new Machine(memory, 2);

    Set<Long> first = lines(memory.touchedBy(() -> writeWordsOf(machine.cpu(0))), HARDWARE_LINE);
    Set<Long> second = lines(memory.touchedBy(() -> writeWordsOf(machine.cpu(1))), HARDWARE_LINE);

    assertThat(first).hasSize(1).doesNotContainAnyElementsOf(second);
  }

  private void writeWordsOf(Cpu cpu) {
    cpu.sendCallFunctionIpi();
    cpu.sendCallFunctionSingleIpi();
    cpu.checkStopped();
    memory.setOpaque(cpu.mailbox(0), 0);
    memory.setOpaque(cpu.mailbox(1) + 16, 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 64, 65, 130, 1024})
  void anEntryIsFoundFromTheAddressOfItsListPointers(int cpus) {
    for (MaskPlace place : MaskPlace.values()) {
      CallFunctionLayout layout = new CallFunctionLayout(memory, cpus, place, LockKind.TAS);
      for (int cpu = 0; cpu < cpus; cpu++) {
        assertThat(layout.owner(layout.csd(cpu).list)).isEqualTo(cpu);
      }
    }
  }
}
