// SPDX-License-Identifier: Apache-2.0
package smpcall.schedule;

import java.util.function.LongFunction;
import smpcall.memory.Memory;
import smpcall.memory.Symbol;

/**
 * A memory in which every access is a step. It is sequentially consistent, so barriers do nothing.
 * Four bytes of address are one element, so that no two words overlap.
 */
final class SteppingMemory extends Memory {

  private static final int SCALE = Integer.BYTES;

  private final Stepper stepper;
  private final long[] words;
  private final Symbol[] symbols;

  SteppingMemory(int capacity, Stepper stepper) {
    super(0, capacity);
    this.stepper = stepper;
    words = new long[capacity / SCALE];
    symbols = new Symbol[capacity / SCALE];
  }

  @Override
  public void describe(long address, long bytes, LongFunction<Symbol> symbolAt) {
    for (int offset = 0; offset < bytes; offset += SCALE) {
      symbols[index(address + offset)] = symbolAt.apply(offset);
    }
  }

  private static int index(long address) {
    return (int) address / SCALE;
  }

  private Symbol pointee(Symbol symbol, long value) {
    boolean pointer = symbol != null && (symbol.field().equals("next") || isFirst(symbol));
    return pointer && value > 0 ? symbols[index(value)] : null;
  }

  private static boolean isFirst(Symbol symbol) {
    return symbol.field().equals("first");
  }

  private long access(Event.Kind kind, long address, long before, long after) {
    words[index(address)] = after;
    int cpu = stepper.current();
    if (cpu >= 0) {
      Symbol symbol = symbols[index(address)];
      stepper.accessed(
          address, Event.access(cpu, kind, symbol, before, after, pointee(symbol, after)));
    }
    return before;
  }

  private long read(long address) {
    long value = words[index(address)];
    return access(Event.Kind.READ, address, value, value);
  }

  private void write(long address, long value) {
    access(Event.Kind.WRITE, address, words[index(address)], value);
  }

  private long update(long address, long value) {
    return access(Event.Kind.UPDATE, address, words[index(address)], value);
  }

  @Override
  public long getOpaque(long address) {
    return read(address);
  }

  @Override
  public void setOpaque(long address, long value) {
    write(address, value);
  }

  @Override
  public long getAcquire(long address) {
    return read(address);
  }

  @Override
  public void setRelease(long address, long value) {
    write(address, value);
  }

  @Override
  public long getAndSet(long address, long value) {
    return update(address, value);
  }

  @Override
  public long getAndBitwiseAnd(long address, long mask) {
    return update(address, words[index(address)] & mask);
  }

  @Override
  public boolean compareAndSet(long address, long expected, long value) {
    boolean same = words[index(address)] == expected;
    update(address, same ? value : words[index(address)]);
    return same;
  }

  @Override
  public boolean compareAndSetInt(long address, int expected, int value) {
    return compareAndSet(address, expected, value);
  }

  @Override
  public int getIntOpaque(long address) {
    return (int) read(address);
  }

  @Override
  public void setIntOpaque(long address, int value) {
    write(address, value);
  }

  @Override
  public int getIntAcquire(long address) {
    return (int) read(address);
  }

  @Override
  public void setIntRelease(long address, int value) {
    write(address, value);
  }

  @Override
  public int getAndSetInt(long address, int value) {
    return (int) update(address, value);
  }

  @Override
  public int getAndAddInt(long address, int delta) {
    return (int) update(address, (int) words[index(address)] + delta);
  }

  @Override
  public void loadLoadFence() {}

  @Override
  public void storeStoreFence() {}

  @Override
  public void fullFence() {}

  @Override
  public void atomicFence() {}

  @Override
  public void relax() {
    stepper.relaxed();
  }
}
