// SPDX-License-Identifier: Apache-2.0
package smpcall.check;

import smpcall.memory.HardwareMemory;

/**
 * The memory of CPUs that may share a CPU of the host. A CPU that waits counts a poll and lets
 * others run; a CPU that writes counts progress before the write.
 */
final class CheckMemory extends HardwareMemory {

  private final boolean yields;

  /**
   * @param yields whether the machine has more CPUs than the host
   */
  CheckMemory(int capacity, boolean yields) {
    super(capacity);
    this.yields = yields;
  }

  private static void countWrite() {
    if (Thread.currentThread() instanceof CpuThread thread) {
      thread.countProgress();
    }
  }

  @Override
  public void setOpaque(long address, long value) {
    countWrite();
    super.setOpaque(address, value);
  }

  @Override
  public void setRelease(long address, long value) {
    countWrite();
    super.setRelease(address, value);
  }

  @Override
  public long getAndSet(long address, long value) {
    countWrite();
    return super.getAndSet(address, value);
  }

  @Override
  public long getAndBitwiseAnd(long address, long mask) {
    countWrite();
    return super.getAndBitwiseAnd(address, mask);
  }

  @Override
  public boolean compareAndSet(long address, long expected, long value) {
    countWrite();
    return super.compareAndSet(address, expected, value);
  }

  @Override
  public boolean compareAndSetInt(long address, int expected, int value) {
    countWrite();
    return super.compareAndSetInt(address, expected, value);
  }

  @Override
  public void setIntOpaque(long address, int value) {
    countWrite();
    super.setIntOpaque(address, value);
  }

  @Override
  public void setIntRelease(long address, int value) {
    countWrite();
    super.setIntRelease(address, value);
  }

  @Override
  public int getIntAcquire(long address) {
    int value = super.getIntAcquire(address);
    if (Thread.currentThread() instanceof CpuThread thread) {
      thread.sawLock();
    }
    return value;
  }

  @Override
  public int getAndSetInt(long address, int value) {
    countWrite();
    return super.getAndSetInt(address, value);
  }

  @Override
  public int getAndAddInt(long address, int delta) {
    countWrite();
    return super.getAndAddInt(address, delta);
  }

  @Override
  public void relax() {
    if (Thread.currentThread() instanceof CpuThread thread) {
      thread.countPoll();
    }
    if (yields) {
      Thread.yield();
    } else {
      super.relax();
    }
  }
}
