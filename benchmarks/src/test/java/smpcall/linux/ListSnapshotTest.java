// SPDX-License-Identifier: Apache-2.0
package smpcall.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import smpcall.machine.Cpu;
import smpcall.machine.Machine;
import smpcall.memory.HardwareMemory;
import smpcall.memory.Memory;

class ListSnapshotTest {

  private static final int CPUS = 3;

  private final Memory memory = new HardwareMemory(Machine.capacity(CPUS));
  private final Machine machine = new Machine(memory, CPUS);
  private final Cpu cpu = machine.cpu(0);
  private final CallFunctionLayout layout =
      new CallFunctionLayout(memory, CPUS, MaskPlace.INLINE, LockKind.TICKET);
  private final CallFunctionQueue queue = new CallFunctionQueue(memory, LockKind.TICKET);

  private void add(int owner) {
    queue.addRcu(layout.address(owner));
  }

  private String snapshot() {
    return queue.snapshot(layout).toString();
  }

  @Test
  void entriesAreSeenFromTheHead() {
    add(1);
    add(0);
    add(2);

    assertThat(snapshot()).isEqualTo("cpu 2, cpu 0, cpu 1");
    assertThat(queue.snapshot(layout).isCycle()).isFalse();
  }

  @Test
  void anEmptyListHasNoEntryWhetherItsLockIsHeldOrNot() {
    assertThat(snapshot()).isEqualTo("no entry");
    queue.lock.lock(cpu);
    assertThat(snapshot()).isEqualTo("no entry");
  }

  @Test
  void anEntryThatIsAddedTwiceIsItsOwnSuccessor() {
    add(1);
    add(1);

    assertThat(snapshot()).isEqualTo("cpu 1, cpu 1 again: a cycle");
    assertThat(queue.snapshot(layout).isCycle()).isTrue();
  }

  @Test
  void anEntryThatIsAddedAgainLaterClosesACycleOfTheEntriesBetween() {
    add(1);
    add(0);
    add(1);
    add(2);

    assertThat(snapshot()).isEqualTo("cpu 2, cpu 1, cpu 0, cpu 1 again: a cycle");
  }

  @Test
  void anEntryThatIsAddedAgainAfterItsDeletionIsNoCycle() {
    add(1);
    add(0);
    queue.delRcu(cpu, layout.address(1));
    add(1);

    assertThat(snapshot()).isEqualTo("cpu 1, cpu 0");
  }
}
