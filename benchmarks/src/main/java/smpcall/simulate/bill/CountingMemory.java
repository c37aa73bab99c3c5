// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.bill;

import java.util.HashSet;
import java.util.Set;
import java.util.function.LongFunction;
import smpcall.memory.Memory;
import smpcall.memory.Symbol;

/** A memory for one thread that counts what is done to it, but for the words of the harness. */
final class CountingMemory extends Memory {

  private static final long LOW = 0xFFFFFFFFL;

  private final int[] words;
  private final Set<Long> interruptWords = new HashSet<>();
  private final Set<Long> harnessWords = new HashSet<>();
  private final Runnable atRelax;
  private long[] counts = new long[Instruction.values().length];

  /**
   * @param bytes size
   * @param atRelax what other CPUs do while one waits
   */
  CountingMemory(int bytes, Runnable atRelax) {
    super(0, bytes);
    words = new int[bytes / Integer.BYTES];
    this.atRelax = atRelax;
  }

  /** Counts into other counters, by the number of the {@link Instruction}. */
  void countInto(long[] counters) {
    counts = counters;
  }

  @Override
  public void describe(long address, long bytes, LongFunction<Symbol> symbolAt) {
    for (long at = 0; at < bytes; at += Integer.BYTES) {
      Symbol symbol = symbolAt.apply(at);
      if (symbol == null || !symbol.structure().equals("cpu")) {
        return;
      }
      (symbol.field().equals("stop") ? harnessWords : interruptWords).add(address + at);
    }
  }

  private void count(Instruction instruction) {
    counts[instruction.ordinal()]++;
  }

  private void count(Instruction instruction, long address) {
    if (!harnessWords.contains(address) && !interruptWords.contains(address)) {
      count(instruction);
    }
  }

  private long get(long address) {
    int at = (int) (address >> 2);
    return (long) words[at + 1] << Integer.SIZE | words[at] & LOW;
  }

  private void set(long address, long value) {
    int at = (int) (address >> 2);
    words[at] = (int) value;
    words[at + 1] = (int) (value >>> Integer.SIZE);
  }

  @Override
  public long getOpaque(long address) {
    count(Instruction.LOAD);
    return get(address);
  }

  @Override
  public void setOpaque(long address, long value) {
    count(Instruction.STORE);
    set(address, value);
  }

  @Override
  public long getAcquire(long address) {
    count(Instruction.ACQUIRE);
    return get(address);
  }

  @Override
  public void setRelease(long address, long value) {
    count(Instruction.RELEASE);
    set(address, value);
  }

  @Override
  public long getAndSet(long address, long value) {
    count(Instruction.ATOMIC);
    long before = get(address);
    set(address, value);
    return before;
  }

  @Override
  public long getAndBitwiseAnd(long address, long mask) {
    count(Instruction.ATOMIC);
    long before = get(address);
    set(address, before & mask);
    return before;
  }

  @Override
  public boolean compareAndSet(long address, long expected, long value) {
    count(Instruction.ATOMIC);
    boolean isExpected = get(address) == expected;
    if (isExpected) {
      set(address, value);
    }
    return isExpected;
  }

  @Override
  public boolean compareAndSetInt(long address, int expected, int value) {
    count(Instruction.ATOMIC);
    boolean isExpected = words[(int) (address >> 2)] == expected;
    if (isExpected) {
      words[(int) (address >> 2)] = value;
    }
    return isExpected;
  }

  @Override
  public int getIntOpaque(long address) {
    count(Instruction.LOAD, address);
    return words[(int) (address >> 2)];
  }

  @Override
  public void setIntOpaque(long address, int value) {
    count(
        interruptWords.contains(address) ? Instruction.INTERRUPT : Instruction.STORE,
        interruptWords.contains(address) ? NULL : address);
    words[(int) (address >> 2)] = value;
  }

  @Override
  public int getIntAcquire(long address) {
    count(Instruction.ACQUIRE);
    return words[(int) (address >> 2)];
  }

  @Override
  public void setIntRelease(long address, int value) {
    count(Instruction.RELEASE);
    words[(int) (address >> 2)] = value;
  }

  @Override
  public int getAndSetInt(long address, int value) {
    count(Instruction.ATOMIC, address);
    int before = words[(int) (address >> 2)];
    words[(int) (address >> 2)] = value;
    return before;
  }

  @Override
  public int getAndAddInt(long address, int delta) {
    count(Instruction.ATOMIC);
    int before = words[(int) (address >> 2)];
    words[(int) (address >> 2)] = before + delta;
    return before;
  }

  @Override
  public void loadLoadFence() {
    count(Instruction.READ_FENCE);
  }

  @Override
  public void storeStoreFence() {
    count(Instruction.WRITE_FENCE);
  }

  @Override
  public void fullFence() {
    count(Instruction.FULL_FENCE);
  }

  @Override
  public void atomicFence() {
    count(Instruction.ATOMIC_FENCE);
  }

  @Override
  public void relax() {
    atRelax.run();
  }
}
