// SPDX-License-Identifier: Apache-2.0
package smpcall.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The memory of this host: a range of one direct buffer, accessed through views in the native byte
 * order.
 *
 * <p>In the other byte order every read-modify-write would be a compare-and-swap loop. A direct
 * buffer does not move, so words stay aligned. The whole JVM shares one buffer: as a static final
 * field it is a constant to the JIT, which need not load it before every access. A range is freed
 * when its memory is garbage.
 *
 * <p>A JVM that measures loads no subclass, so that the JIT knows the target of every access.
 */
public class HardwareMemory extends Memory {

  /**
   * System property: the {@link Steps} of each {@link #relax} beyond the processor's own pause; 0
   * if it is not set. It is read once, before the first memory.
   */
  public static final String RELAX_STEPS = "smpcall.relaxSteps";

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

  /** Constant, so that the JIT removes the code that depends on it. */
  private static final int STEPS = Integer.getInteger(RELAX_STEPS, 0);

  private static final int BYTES = MemoryBudget.freeze();

  private static final ByteBuffer BUFFER =
      ByteBuffer.allocateDirect(BYTES + LINE).alignedSlice(LINE).order(ByteOrder.nativeOrder());
  private static final FreeRanges RANGES = new FreeRanges(BYTES);
  private static final Cleaner CLEANER = Cleaner.create();
  private static final int ATTEMPTS = 50;

  /**
   * Allocates a range of the buffer.
   *
   * @param capacity usable bytes, at least 1
   * @throws IllegalStateException when the buffer has no free range of that size
   */
  public HardwareMemory(int capacity) {
    this(allocateRange(bytes(capacity)), bytes(capacity));
  }

  /**
   * Allocates a range of the buffer at a line, or at the next free one.
   *
   * @param capacity usable bytes, at least 1
   * @param line number of the line, modulo the number of lines in the buffer
   * @throws IllegalStateException when the buffer has no free range of that size
   */
  public HardwareMemory(int capacity, long line) {
    this(allocateRangeAt(line, bytes(capacity)), bytes(capacity));
  }

  private HardwareMemory(int start, int bytes) {
    super(start, start + (long) bytes);
    CLEANER.register(this, () -> RANGES.free(start, bytes));
  }

  /** Whole lines, and one more: the first line, whose address may be NULL, stays unused. */
  private static int bytes(int capacity) {
    return Math.addExact(capacity, 2 * LINE - 1) / LINE * LINE;
  }

  /** The {@link Steps} of each {@link #relax} in this JVM. */
  public static int relaxSteps() {
    return STEPS;
  }

  private static int allocateRangeAt(long line, int bytes) {
    RANGES.continueAt(Math.floorMod(line, BYTES / LINE) * LINE);
    return allocateRange(bytes);
  }

  private static int allocateRange(int bytes) {
    int start = RANGES.allocate(bytes);
    for (int i = 0; start < 0 && i < ATTEMPTS && bytes <= BYTES; i++) {
      System.gc(); // as allocateDirect does: frees the ranges of dead memories
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
      start = RANGES.allocate(bytes);
    }
    if (start < 0) {
      throw new IllegalStateException(
          "no free range for a memory of "
              + bytes
              + " bytes; give the JVM -D"
              + MemoryBudget.PROPERTY
              + "=BYTES, more than "
              + BYTES);
    }
    for (int address = start; address < start + bytes; address += Long.BYTES) {
      LONG.set(BUFFER, address, 0L);
    }
    return start;
  }

  @Override
  public long getOpaque(long address) {
    return (long) LONG.getOpaque(BUFFER, (int) address);
  }

  @Override
  public void setOpaque(long address, long value) {
    LONG.setOpaque(BUFFER, (int) address, value);
  }

  @Override
  public long getAcquire(long address) {
    return (long) LONG.getAcquire(BUFFER, (int) address);
  }

  @Override
  public void setRelease(long address, long value) {
    LONG.setRelease(BUFFER, (int) address, value);
  }

  @Override
  public long getAndSet(long address, long value) {
    return (long) LONG.getAndSet(BUFFER, (int) address, value);
  }

  @Override
  public long getAndBitwiseAnd(long address, long mask) {
    return (long) LONG.getAndBitwiseAnd(BUFFER, (int) address, mask);
  }

  @Override
  public boolean compareAndSet(long address, long expected, long value) {
    return LONG.compareAndSet(BUFFER, (int) address, expected, value);
  }

  @Override
  public boolean compareAndSetInt(long address, int expected, int value) {
    return INT.compareAndSet(BUFFER, (int) address, expected, value);
  }

  @Override
  public int getIntOpaque(long address) {
    return (int) INT.getOpaque(BUFFER, (int) address);
  }

  @Override
  public void setIntOpaque(long address, int value) {
    INT.setOpaque(BUFFER, (int) address, value);
  }

  @Override
  public int getIntAcquire(long address) {
    return (int) INT.getAcquire(BUFFER, (int) address);
  }

  @Override
  public void setIntRelease(long address, int value) {
    INT.setRelease(BUFFER, (int) address, value);
  }

  @Override
  public int getAndSetInt(long address, int value) {
    return (int) INT.getAndSet(BUFFER, (int) address, value);
  }

  @Override
  public int getAndAddInt(long address, int delta) {
    return (int) INT.getAndAdd(BUFFER, (int) address, delta);
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
    if (STEPS > 0) {
      makeSteps();
    }
  }

  /** Nobody writes the line of NULL, so that reading it disturbs no CPU. */
  private void makeSteps() {
    if (Steps.run(getOpaque(NULL), STEPS) == 0) {
      throw new AssertionError("a square is -1");
    }
  }
}
