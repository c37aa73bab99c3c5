// SPDX-License-Identifier: Apache-2.0
package smpcall.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The memory of this host: a direct buffer, accessed through views in the native byte order.
 *
 * <p>The order matters for more than the values: with the other one every read-modify-write would
 * be a compare-and-swap loop. A direct buffer does not move, so what is aligned stays so.
 */
public final class HardwareMemory extends Memory {

  private static final VarHandle LONG =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final VarHandle INT =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

  /** Architectures on which an atomic read-modify-write is a full barrier by itself. */
  private static final boolean ATOMIC_IS_BARRIER =
      switch (System.getProperty("os.arch")) {
        case "amd64", "x86_64", "s390x" -> true;
        default -> false;
      };

  private final ByteBuffer buffer;

  /**
   * @param capacity bytes, at most 2 GiB less two lines
   */
  public HardwareMemory(int capacity) {
    super(capacity);
    buffer =
        ByteBuffer.allocateDirect(capacity + 2 * LINE)
            .alignedSlice(LINE)
            .order(ByteOrder.nativeOrder());
  }

  @Override
  public long getOpaque(long address) {
    return (long) LONG.getOpaque(buffer, (int) address);
  }

  @Override
  public void setOpaque(long address, long value) {
    LONG.setOpaque(buffer, (int) address, value);
  }

  @Override
  public long getAcquire(long address) {
    return (long) LONG.getAcquire(buffer, (int) address);
  }

  @Override
  public void setRelease(long address, long value) {
    LONG.setRelease(buffer, (int) address, value);
  }

  @Override
  public long getAndSet(long address, long value) {
    return (long) LONG.getAndSet(buffer, (int) address, value);
  }

  @Override
  public long getAndBitwiseAnd(long address, long mask) {
    return (long) LONG.getAndBitwiseAnd(buffer, (int) address, mask);
  }

  @Override
  public int getIntOpaque(long address) {
    return (int) INT.getOpaque(buffer, (int) address);
  }

  @Override
  public void setIntOpaque(long address, int value) {
    INT.setOpaque(buffer, (int) address, value);
  }

  @Override
  public int getIntAcquire(long address) {
    return (int) INT.getAcquire(buffer, (int) address);
  }

  @Override
  public void setIntRelease(long address, int value) {
    INT.setRelease(buffer, (int) address, value);
  }

  @Override
  public int getAndSetInt(long address, int value) {
    return (int) INT.getAndSet(buffer, (int) address, value);
  }

  @Override
  public int getAndAddInt(long address, int delta) {
    return (int) INT.getAndAdd(buffer, (int) address, delta);
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

  @Override
  public void atomicFence() {
    if (!ATOMIC_IS_BARRIER) {
      VarHandle.fullFence();
    }
  }

  @Override
  public void relax() {
    Thread.onSpinWait();
  }
}
