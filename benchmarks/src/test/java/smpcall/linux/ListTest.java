// SPDX-License-Identifier: Apache-2.0
package smpcall.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import smpcall.machine.Cpu;
import smpcall.machine.Machine;
import smpcall.machine.Panic;
import smpcall.machine.Warning;
import smpcall.memory.HardwareMemory;
import smpcall.memory.Memory;

class ListTest {

  private final Memory memory = new HardwareMemory(1 << 13);
  private final Machine machine = new Machine(memory, 1);
  private final Cpu cpu = machine.cpu(0);
  private final long a = memory.allocate(1);
  private final long b = memory.allocate(1);
  private final long c = memory.allocate(1);
  private final CallFunctionQueue queue = new CallFunctionQueue(memory, LockKind.TICKET);

  private List<Long> walk() {
    List<Long> elements = new ArrayList<>();
    for (long at = queue.first(); at != queue.end(); at = queue.next(cpu, at)) {
      elements.add(at);
    }
    return elements;
  }

  @Test
  void theQueueAddsAtTheHeadAndDeletesAnywhere() {
    assertThat(queue.isAtRest()).isTrue();
    queue.addRcu(a);
    queue.addRcu(b);
    queue.addRcu(c);
    assertThat(walk()).containsExactly(c, b, a);

    queue.delRcu(cpu, b);
    assertThat(walk()).containsExactly(c, a);
    queue.delRcu(cpu, c);
    queue.delRcu(cpu, a);
    assertThat(walk()).isEmpty();
    assertThat(queue.isAtRest()).isTrue();
  }

  @Test
  void aCpuThatHasReachedADeletedElementWalksOn() {
    queue.addRcu(a);
    queue.addRcu(b);
    long reached = queue.first();

    queue.delRcu(cpu, b);

    assertThat(reached).isEqualTo(b);
    assertThat(queue.next(cpu, reached)).isEqualTo(a);
  }

  @Test
  void aSecondDeletionIsFatalAndCounted() {
    queue.addRcu(a);
    queue.delRcu(cpu, a);

    assertThatThrownBy(() -> queue.delRcu(cpu, a)).isInstanceOf(Panic.class);

    assertThat(machine.stopped()).isTrue();
    assertThat(machine.warnings(Warning.DELETED_TWICE)).isEqualTo(1);
  }

  @Test
  void aDeletedElementMayBeAddedAgain() {
    queue.addRcu(a);
    queue.delRcu(cpu, a);
    queue.addRcu(a);
    queue.delRcu(cpu, a);
    assertThat(machine.stopped()).isFalse();
  }

  @Test
  void aWalkOfACycleEndsWhenTheMachineIsStopped() {
    queue.addRcu(a);
    queue.addRcu(a);
    assertThat(queue.next(cpu, a)).isEqualTo(a);

    machine.stop();

    assertThatThrownBy(this::walk).isInstanceOf(Panic.class);
  }

  @Test
  void aListHeadKeepsTheOrderInWhichElementsWereAdded() {
    ListHead list = new ListHead(memory, memory.allocate(1));
    ListHead other = new ListHead(memory, memory.allocate(1));
    list.addTail(a);
    list.addTail(b);
    list.addTail(c);
    list.del(b);

    list.replaceInit(other);

    assertThat(list.isEmpty()).isTrue();
    assertThat(other.first()).isEqualTo(a);
    other.del(a);
    assertThat(other.first()).isEqualTo(c);
    other.del(c);
    assertThat(other.isEmpty()).isTrue();
  }

  @Test
  void replacingAnEmptyListLeavesBothEmpty() {
    ListHead list = new ListHead(memory, memory.allocate(1));
    ListHead other = new ListHead(memory, memory.allocate(1));

    list.replaceInit(other);

    assertThat(list.isEmpty() && other.isEmpty()).isTrue();
  }
}
