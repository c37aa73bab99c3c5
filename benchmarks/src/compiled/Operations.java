// SPDX-License-Identifier: Apache-2.0
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import smpcall.memory.HardwareMemory;
import smpcall.memory.Memory;

/**
 * The operations of the ports' memory that order something, each in a method of its own. {@link
 * CompiledPorts} looks at what a JVM compiles of them.
 */
public final class Operations {

  private static final Memory MEMORY = new HardwareMemory(2 * Memory.LINE);
  private static final long LONG = MEMORY.allocate(Long.BYTES);
  private static final long INT = MEMORY.allocate(Integer.BYTES);

  private static final VarHandle INTS =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());
  private static final ByteBuffer BUFFER =
      ByteBuffer.allocateDirect(Long.BYTES).order(ByteOrder.nativeOrder());

  private Operations() {}

  /**
   * Runs each operation.
   *
   * @param args how often
   */
  public static void main(String[] args) {
    int times = Integer.parseInt(args[0]);
    for (int i = 0; i < times; i++) {
      loadLoadFence();
      storeStoreFence();
      fullFence();
      atomicFence();
      getAcquire();
      setRelease(i);
      getAndSet(i);
      getAndBitwiseAnd(i);
      compareAndSet(i);
      getAndAddInt();
      getAndAddIntAcquire();
    }
  }

  private static void loadLoadFence() {
    MEMORY.loadLoadFence();
  }

  private static void storeStoreFence() {
    MEMORY.storeStoreFence();
  }

  private static void fullFence() {
    MEMORY.fullFence();
  }

  private static void atomicFence() {
    MEMORY.atomicFence();
  }

  private static long getAcquire() {
    return MEMORY.getAcquire(LONG);
  }

  private static void setRelease(long value) {
    MEMORY.setRelease(LONG, value);
  }

  private static long getAndSet(long value) {
    return MEMORY.getAndSet(LONG, value);
  }

  private static long getAndBitwiseAnd(long mask) {
    return MEMORY.getAndBitwiseAnd(LONG, mask);
  }

  private static boolean compareAndSet(long value) {
    return MEMORY.compareAndSet(LONG, value, value + 1);
  }

  private static int getAndAddInt() {
    return MEMORY.getAndAddInt(INT, 1);
  }

  /** No operation of {@link Memory}: what {@code TicketLock} would take if it were cheaper. */
  private static int getAndAddIntAcquire() {
    return (int) INTS.getAndAddAcquire(BUFFER, 0, 1);
  }
}
