// SPDX-License-Identifier: Apache-2.0
package smpcall.memory;

import java.util.function.LongFunction;

/**
 * Shared memory: 32-bit and 64-bit words at addresses, laid out like the C structures they stand
 * for.
 *
 * <p>The memory order of an access is part of its method's name; names and meanings are those of
 * {@link java.lang.invoke.VarHandle}. The pairing rule: a <em>release</em> store, or a store behind
 * {@link #storeStoreFence}, pairs with an <em>acquire</em> load, or a load before {@link
 * #loadLoadFence}, of the same word by another CPU: if the load sees the store, everything written
 * before the store is seen behind the load. {@link #fullFence} pairs with {@link #fullFence}: of
 * two CPUs that both store, fence and load, at least one sees the other's store. <em>Opaque</em>
 * accesses order nothing; they are never torn, repeated or omitted. Read-modify-write operations
 * are volatile.
 *
 * <p>An address is a byte offset. Words are aligned to their size, and every access to a word has
 * that size. Address 0 is {@link #NULL}. New memory is zero.
 */
public abstract class Memory {

  /**
   * Bytes from one structure to the next: two 64-byte lines, because the hardware of x86 fetches
   * lines in pairs, and one line of POWER.
   */
  public static final int LINE = 128;

  /** The null pointer. */
  public static final long NULL = 0;

  private final long start;
  private final long end;
  private long top;

  /**
   * @param start address of the first line, which is never allocated
   * @param end address behind the last line
   */
  protected Memory(long start, long end) {
    this.start = start;
    this.end = end;
    top = start + LINE;
  }

  /**
   * Allocates whole lines, for the caller alone. Call it before the CPUs start: it is not
   * thread-safe.
   *
   * @param bytes size, 1 or more
   * @return address of the first byte, a multiple of {@link #LINE}
   * @throws IllegalStateException when the memory is too small
   */
  public final long allocate(long bytes) {
    long address = top;
    top += (bytes + LINE - 1) / LINE * LINE;
    if (top > end) {
      throw new IllegalStateException(
          "a memory of " + (end - start) + " bytes is too small: " + (top - start) + " are needed");
    }
    return address;
  }

  /**
   * Names the words of a range. Call it before the CPUs start. Only a memory that keeps a trace
   * uses the names.
   *
   * @param address first byte of the range
   * @param bytes size of the range
   * @param symbolAt name of the word at an offset from {@code address}; may return null
   */
  public void describe(long address, long bytes, LongFunction<Symbol> symbolAt) {}

  /** Reads 64 bits, ordering nothing. */
  public abstract long getOpaque(long address);

  /** Writes 64 bits, ordering nothing. */
  public abstract void setOpaque(long address, long value);

  /** Reads 64 bits before everything that follows. */
  public abstract long getAcquire(long address);

  /** Writes 64 bits after everything before. */
  public abstract void setRelease(long address, long value);

  /** Writes 64 bits and returns the old value. */
  public abstract long getAndSet(long address, long value);

  /** Clears the bits that are not in {@code mask} and returns the old 64 bits. */
  public abstract long getAndBitwiseAnd(long address, long mask);

  /** Writes 64 bits if the old value is {@code expected}; returns whether it was. */
  public abstract boolean compareAndSet(long address, long expected, long value);

  /** Reads 32 bits, ordering nothing. */
  public abstract int getIntOpaque(long address);

  /** Writes 32 bits, ordering nothing. */
  public abstract void setIntOpaque(long address, int value);

  /** Reads 32 bits before everything that follows. */
  public abstract int getIntAcquire(long address);

  /** Writes 32 bits after everything before. */
  public abstract void setIntRelease(long address, int value);

  /** Writes 32 bits and returns the old value. */
  public abstract int getAndSetInt(long address, int value);

  /** Writes 32 bits if the old value is {@code expected}; returns whether it was. */
  public abstract boolean compareAndSetInt(long address, int expected, int value);

  /** Adds to 32 bits and returns the old value. */
  public abstract int getAndAddInt(long address, int delta);

  /** Orders loads before it with loads behind it: {@code smp_rmb}. No instruction on x86. */
  public abstract void loadLoadFence();

  /** Orders stores before it with stores behind it: {@code smp_wmb}. No instruction on x86. */
  public abstract void storeStoreFence();

  /** Orders everything before it with everything behind it: {@code smp_mb}. */
  public abstract void fullFence();

  /**
   * The fence that makes a volatile read-modify-write a full barrier, as the value-returning
   * atomics of the kernel are; needed before it and behind it. Nothing where other loads and stores
   * cannot pass a read-modify-write (x86, s390x), a full fence elsewhere.
   */
  public abstract void atomicFence();

  /** Tells the processor that this is a spin-wait loop. */
  public abstract void relax();
}
