// SPDX-License-Identifier: Apache-2.0
package smpcall.explore.order;

import smpcall.explore.local.Operation;
import smpcall.explore.local.Operation.Kind;
import smpcall.explore.local.Words;
import smpcall.explore.state.Coder;

/**
 * Total store order, as of x86 (Sewell et al., x86-TSO, 2010): each CPU has a buffer from which its
 * stores reach memory in their order, at some time. It reads its own stores early. A full fence and
 * a read-modify-write wait until the buffer is empty.
 */
public final class TotalStoreOrder extends SequentialConsistency {

  /** As many as a large core has; a CPU whose buffer is full waits. */
  private static final int CAPACITY = 32;

  private final int[][] slotOf;
  private final int[][] valueOf;
  private final int[][] writerOf;
  private final int[] length;

  TotalStoreOrder(Words words, int cpus) {
    super(words, cpus);
    slotOf = new int[cpus][CAPACITY];
    valueOf = new int[cpus][CAPACITY];
    writerOf = new int[cpus][CAPACITY];
    length = new int[cpus];
  }

  @Override
  public MemoryOrder fresh() {
    return new TotalStoreOrder(words, cpus);
  }

  @Override
  public void copyFrom(MemoryOrder other) {
    super.copyFrom(other);
    TotalStoreOrder from = (TotalStoreOrder) other;
    for (int cpu = 0; cpu < cpus; cpu++) {
      int count = from.length[cpu];
      length[cpu] = count;
      System.arraycopy(from.slotOf[cpu], 0, slotOf[cpu], 0, count);
      System.arraycopy(from.valueOf[cpu], 0, valueOf[cpu], 0, count);
      System.arraycopy(from.writerOf[cpu], 0, writerOf[cpu], 0, count);
    }
  }

  @Override
  public int ways(int cpu, Operation operation, int slot) {
    boolean empties = operation.kind() == Kind.FULL_FENCE || operation.kind().isUpdate();
    boolean fills = operation.kind().isWrite() && !isPrivate(slot);
    return empties && length[cpu] > 0 || fills && length[cpu] == CAPACITY ? 0 : 1;
  }

  private int buffered(int cpu, int slot) {
    for (int i = length[cpu] - 1; i >= 0; i--) {
      if (slotOf[cpu][i] == slot) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public long result(int cpu, Operation operation, int slot, int way) {
    if (!operation.kind().isRead()) {
      return super.result(cpu, operation, slot, way);
    }
    int own = buffered(cpu, slot);
    return own < 0 ? values[slot] : valueOf[cpu][own];
  }

  @Override
  public int source(int cpu, Operation operation, int slot, int way) {
    int own = buffered(cpu, slot);
    return own < 0 ? writers[slot] : writerOf[cpu][own];
  }

  @Override
  public void perform(int cpu, Operation operation, int slot, int way) {
    if (!operation.kind().isWrite() || isPrivate(slot)) {
      super.perform(cpu, operation, slot, way);
      return;
    }
    int at = length[cpu]++;
    slotOf[cpu][at] = slot;
    valueOf[cpu][at] = toInt(operation.operand());
    writerOf[cpu][at] = step;
  }

  @Override
  public boolean isLocal(int cpu, Operation operation) {
    return !operation.kind().isAccess()
        && (operation.kind() != Kind.FULL_FENCE || length[cpu] == 0);
  }

  @Override
  public boolean canDrain(int cpu) {
    return length[cpu] > 0;
  }

  @Override
  public int draining(int cpu) {
    return slotOf[cpu][0];
  }

  @Override
  public void drain(int cpu) {
    store(slotOf[cpu][0], valueOf[cpu][0], writerOf[cpu][0]);
    int rest = --length[cpu];
    System.arraycopy(slotOf[cpu], 1, slotOf[cpu], 0, rest);
    System.arraycopy(valueOf[cpu], 1, valueOf[cpu], 0, rest);
    System.arraycopy(writerOf[cpu], 1, writerOf[cpu], 0, rest);
  }

  @Override
  public void encode(Coder to) {
    super.encode(to);
    for (int cpu = 0; cpu < cpus; cpu++) {
      to.put(length[cpu]);
      for (int i = 0; i < length[cpu]; i++) {
        to.put(slotOf[cpu][i]);
        to.put(valueOf[cpu][i]);
      }
    }
  }

  @Override
  public void decode(Coder from) {
    super.decode(from);
    for (int cpu = 0; cpu < cpus; cpu++) {
      length[cpu] = from.get();
      for (int i = 0; i < length[cpu]; i++) {
        slotOf[cpu][i] = from.get();
        valueOf[cpu][i] = from.get();
      }
    }
  }
}
