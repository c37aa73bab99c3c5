// SPDX-License-Identifier: Apache-2.0
package smpcall.linux;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import smpcall.memory.Memory;

/** A memory for one thread that records the addresses touched: for tests of the layout. */
final class TracingMemory extends Memory {

  private final Map<Long, Long> words = new HashMap<>();
  private final TreeSet<Long> touched = new TreeSet<>();

  TracingMemory() {
    super(0, Long.MAX_VALUE);
  }

  /** The addresses that {@code action} touches. */
  TreeSet<Long> touchedBy(Runnable action) {
    touched.clear();
    action.run();
    return new TreeSet<>(touched);
  }

  @Override
  public long getOpaque(long address) {
    touched.add(address);
    return words.getOrDefault(address, 0L);
  }

  @Override
  public void setOpaque(long address, long value) {
    touched.add(address);
    words.put(address, value);
  }

  @Override
  public long getAcquire(long address) {
    return getOpaque(address);
  }

  @Override
  public void setRelease(long address, long value) {
    setOpaque(address, value);
  }

  @Override
  public long getAndSet(long address, long value) {
    long before = getOpaque(address);
    setOpaque(address, value);
    return before;
  }

  @Override
  public long getAndBitwiseAnd(long address, long mask) {
    return getAndSet(address, getOpaque(address) & mask);
  }

  @Override
  public boolean compareAndSet(long address, long expected, long value) {
    if (getOpaque(address) != expected) {
      return false;
    }
    setOpaque(address, value);
    return true;
  }

  @Override
  public boolean compareAndSetInt(long address, int expected, int value) {
    return compareAndSet(address, expected, value);
  }

  @Override
  public int getIntOpaque(long address) {
    return (int) getOpaque(address);
  }

  @Override
  public void setIntOpaque(long address, int value) {
    setOpaque(address, value);
  }

  @Override
  public int getIntAcquire(long address) {
    return (int) getOpaque(address);
  }

  @Override
  public void setIntRelease(long address, int value) {
    setOpaque(address, value);
  }

  @Override
  public int getAndSetInt(long address, int value) {
    return (int) getAndSet(address, value);
  }

  @Override
  public int getAndAddInt(long address, int delta) {
    return (int) getAndSet(address, getOpaque(address) + delta);
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
  public void relax() {}
}
