// SPDX-License-Identifier: Apache-2.0
package smpcall.check;

import smpcall.memory.HardwareMemory;

/**
 * Memory of CPUs that may share one of the host's. Whoever waits lets others run, and says that it
 * has looked; whoever writes says so before it does.
 */
final class CheckMemory extends HardwareMemory {

  private final boolean yields;

  /**
   * @param yields whether there are more CPUs than the host has
   */
  CheckMemory(int capacity, boolean yields) {
    super(capacity);
    this.yields = yields;
  }

  private static void writes() {
    if (Thread.currentThread() instanceof CpuThread thread) {
      thread.did();
    }
  }

  @Override
  public void setOpaque(long address, long value) {
    writes();
    super.setOpaque(address, value);
  }

  @Override
  public void setRelease(long address, long value) {
    writes();
    super.setRelease(address, value);
  }

  @Override
  public long getAndSet(long address, long value) {
    writes();
    return super.getAndSet(address, value);
  }

  @Override
  public long getAndBitwiseAnd(long address, long mask) {
    writes();
    return super.getAndBitwiseAnd(address, mask);
  }

  @Override
  public boolean compareAndSet(long address, long expected, long value) {
    writes();
    return super.compareAndSet(address, expected, value);
  }

  @Override
  public void setIntOpaque(long address, int value) {
    writes();
    super.setIntOpaque(address, value);
  }

  @Override
  public void setIntRelease(long address, int value) {
    writes();
    super.setIntRelease(address, value);
  }

  @Override
  public int getAndSetInt(long address, int value) {
    writes();
    return super.getAndSetInt(address, value);
  }

  @Override
  public int getAndAddInt(long address, int delta) {
    writes();
    return super.getAndAddInt(address, delta);
  }

  @Override
  public void relax() {
    if (Thread.currentThread() instanceof CpuThread thread) {
      thread.looked();
    }
    if (yields) {
      Thread.yield();
    } else {
      super.relax();
    }
  }
}
