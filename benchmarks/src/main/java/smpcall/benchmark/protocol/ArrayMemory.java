// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark.protocol;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import smpcall.memory.Memory;

/**
 * Memory in a {@code long[]}, compared with {@link smpcall.memory.HardwareMemory}, whose accesses
 * have more checks. Each four bytes of address are one element, so that words never overlap; a
 * 64-byte line of the other memory takes two lines here.
 */
public final class ArrayMemory extends Memory {

  private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);
  private static final int SCALE = Integer.BYTES;

  private final long[] words;

  /**
   * @param capacity usable bytes, at least 1
   */
  public ArrayMemory(int capacity) {
    super(0, capacity);
    words = new long[capacity / SCALE];
  }

  private static int index(long address) {
    return (int) address / SCALE;
  }

  @Override
  public long getOpaque(long address) {
    return (long) WORD.getOpaque(words, index(address));
  }

  @Override
  public void setOpaque(long address, long value) {
    WORD.setOpaque(words, index(address), value);
  }

  @Override
  public long getAcquire(long address) {
    return (long) WORD.getAcquire(words, index(address));
  }

  @Override
  public void setRelease(long address, long value) {
    WORD.setRelease(words, index(address), value);
  }

  @Override
  public long getAndSet(long address, long value) {
    return (long) WORD.getAndSet(words, index(address), value);
  }

  @Override
  public long getAndBitwiseAnd(long address, long mask) {
    return (long) WORD.getAndBitwiseAnd(words, index(address), mask);
  }

  @Override
  public boolean compareAndSet(long address, long expected, long value) {
    return WORD.compareAndSet(words, index(address), expected, value);
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
    return (int) getAcquire(address);
  }

  @Override
  public void setIntRelease(long address, int value) {
    setRelease(address, value);
  }

  @Override
  public int getAndSetInt(long address, int value) {
    return (int) getAndSet(address, value);
  }

  @Override
  public int getAndAddInt(long address, int delta) {
    return (int) (long) WORD.getAndAdd(words, index(address), (long) delta);
  }

  @Override
  public void loadLoadFence() {
    VarHandle.loadLoadFence();
  }

  @Override
  public void storeStoreFence() {
    VarHandle.storeStoreFence();
  }

  @Override
  public void fullFence() {
    VarHandle.fullFence();
  }

  /** Empty as in {@link smpcall.memory.HardwareMemory} on x86, where the two are compared. */
  @Override
  public void atomicFence() {}

  @Override
  public void relax() {
    Thread.onSpinWait();
  }
}
