// SPDX-License-Identifier: Apache-2.0
package smpcall.linux;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import smpcall.machine.Cpu;
import smpcall.machine.Delay;
import smpcall.machine.DelayPoint;
import smpcall.machine.Warning;
import smpcall.memory.Memory;
import smpcall.memory.Symbol;

/**
 * {@code call_function}: the one global list of calls and its lock, together on a line.
 *
 * <p>CPUs change the list under the lock and walk it without. A deleted element keeps its {@code
 * next}, so a CPU that has reached it walks on; its {@code prev} is poisoned.
 */
public final class CallFunctionQueue {

  /** {@code LIST_POISON2}: a second deletion faults on it. */
  private static final long POISON = -1;

  private static final int PREV = 8;
  private static final int LOCK = 16;

  /** {@code call_function.lock}. */
  public final SpinLock lock;

  private final Memory memory;
  private final long head;

  /** Allocates an empty list. Call it before the CPUs start. */
  public CallFunctionQueue(Memory memory, LockKind lockKind) {
    this.memory = memory;
    head = memory.allocate(Memory.LINE);
    lock = lockKind.at(memory, head + LOCK);
    memory.setOpaque(head, head);
    memory.setOpaque(head + PREV, head);
    memory.describe(head, LOCK + SpinLock.BYTES, CallFunctionQueue::symbol);
  }

  private static Symbol symbol(long offset) {
    return switch ((int) offset) {
      case 0 -> Symbol.global("call_function", "next");
      case PREV -> Symbol.global("call_function", "prev");
      default -> Symbol.global("call_function", "lock");
    };
  }

  /**
   * {@code list_add_rcu}: adds at the head. Under the lock.
   *
   * <p>The element's next pointer is stored plainly, as in the kernel. A CPU that still stands on
   * the element follows it at once. It sees what is there, as the lock's acquire orders later
   * stores, on all hardware and in the kernel's model; Java's model alone does not promise that,
   * and would need a release store here (explored: linux-2.6.39 under weak-java).
   */
  public void addRcu(long element) {
    long first = memory.getOpaque(head);
    memory.setOpaque(element, first);
    memory.setOpaque(element + PREV, head);
    memory.storeStoreFence(); // pairs with the acquire in next and first
    memory.setOpaque(head, element);
    memory.setOpaque(first + PREV, element);
  }

  /**
   * {@code list_del_rcu}. Under the lock.
   *
   * @throws smpcall.machine.Panic when the element was deleted before, which stops the machine
   */
  public void delRcu(Cpu cpu, long element) {
    long prev = memory.getOpaque(element + PREV);
    if (prev == POISON) {
      throw cpu.die(Warning.DELETED_TWICE);
    }
    long next = memory.getOpaque(element);
    memory.setOpaque(next + PREV, prev);
    memory.setOpaque(prev, next);
    memory.setOpaque(element + PREV, POISON);
  }

  /** The first element, or {@link #end}. */
  public long first() {
    return memory.getAcquire(head); // pairs with the write barrier in addRcu
  }

  /**
   * The element after one that is, or was, on the list.
   *
   * @throws smpcall.machine.Panic when the machine was stopped: in a cycle a walk has no end
   */
  public long next(Cpu cpu, long element) {
    cpu.checkStopped();
    Delay.at(cpu, DelayPoint.BEFORE_NEXT);
    return memory.getAcquire(element); // pairs with the write barrier in addRcu
  }

  /** The address behind the last element. */
  public long end() {
    return head;
  }

  /** The entries of one walk; it ends even if the list is a cycle. */
  public ListSnapshot snapshot(CallFunctionLayout layout) {
    Set<Integer> owners = new LinkedHashSet<>();
    long at = first();
    while (at != head && owners.add(layout.owner(at))) {
      at = memory.getAcquire(at); // pairs with the write barrier in addRcu
    }
    return new ListSnapshot(
        List.copyOf(owners), at == head ? ListSnapshot.NO_CPU : layout.owner(at));
  }

  /** Whether the list is empty and its lock free. */
  public boolean isAtRest() {
    return first() == head && !lock.isLocked();
  }
}
