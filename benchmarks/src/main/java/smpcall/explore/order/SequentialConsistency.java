// SPDX-License-Identifier: Apache-2.0
package smpcall.explore.order;

import java.util.Arrays;
import smpcall.explore.local.Operation;
import smpcall.explore.local.Words;
import smpcall.explore.state.Coder;

/**
 * Sequential consistency (Lamport 1979): every operation happens at once and for all CPUs. Fences
 * do nothing.
 */
public class SequentialConsistency extends MemoryOrder {

  final int[] writers;

  SequentialConsistency(Words words, int cpus) {
    super(words, cpus);
    writers = new int[slots];
    Arrays.fill(writers, INITIAL);
  }

  @Override
  public MemoryOrder fresh() {
    return new SequentialConsistency(words, cpus);
  }

  @Override
  public void copyFrom(MemoryOrder other) {
    SequentialConsistency from = (SequentialConsistency) other;
    System.arraycopy(from.values, 0, values, 0, slots);
    System.arraycopy(from.writers, 0, writers, 0, slots);
    step = from.step;
  }

  @Override
  public int ways(int cpu, Operation operation, int slot) {
    return 1;
  }

  @Override
  public long result(int cpu, Operation operation, int slot, int way) {
    if (operation.kind().isRead()) {
      return values[slot];
    }
    return operation.kind().isUpdate() ? operation.result(values[slot]) : 0;
  }

  @Override
  public int source(int cpu, Operation operation, int slot, int way) {
    return writers[slot];
  }

  @Override
  public boolean changesNothing(int cpu, Operation operation, int slot, int way) {
    return operation.kind().isRead();
  }

  @Override
  public void perform(int cpu, Operation operation, int slot, int way) {
    if (operation.kind().isWrite()) {
      store(slot, toInt(operation.operand()), step);
    } else if (operation.kind().isUpdate()) {
      store(slot, toInt(operation.after(values[slot])), step);
    }
  }

  final void store(int slot, int value, int writer) {
    values[slot] = value;
    writers[slot] = writer;
  }

  @Override
  public boolean isLocal(int cpu, Operation operation) {
    return !operation.kind().isAccess();
  }

  @Override
  public int newest(int slot) {
    return values[slot];
  }

  @Override
  public void encode(Coder to) {
    for (int value : values) {
      to.put(value);
    }
  }

  @Override
  public void decode(Coder from) {
    for (int slot = 0; slot < slots; slot++) {
      values[slot] = from.get();
    }
  }
}
