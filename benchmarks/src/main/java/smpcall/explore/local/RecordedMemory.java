// SPDX-License-Identifier: Apache-2.0
package smpcall.explore.local;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;
import smpcall.explore.local.Operation.Kind;
import smpcall.memory.Memory;
import smpcall.memory.Symbol;

/**
 * A memory that answers from a record of values, and leaves the code at the first operation that is
 * not recorded. It is booted like any other.
 */
final class RecordedMemory extends Memory {

  /** Leaves the code at the operation {@link #next}. */
  static final class Left extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Left() {
      super("left at an operation", null, false, false);
    }
  }

  private static final Left LEFT = new Left();

  private final Words words;
  private final Weakening weakening;
  private final List<Occurrence> occurrences = new ArrayList<>();
  private LongUnaryOperator contents;
  private long[] record = {};
  private int length;
  private int at;
  private long entry;
  private Operation next;
  private Site site;
  private int idle;
  private int reads;
  private int writes;

  RecordedMemory(int capacity, Words words, Weakening weakening) {
    super(0, capacity);
    this.words = words;
    this.weakening = weakening;
    contents = words::initial;
  }

  /** The memory is booted: from here on it answers from records. */
  void booted() {
    contents = null;
  }

  /** Answers from {@code reader} while {@code code} runs, which only reads. */
  void reading(LongUnaryOperator reader, Runnable code) {
    contents = reader;
    try {
      code.run();
    } finally {
      contents = null;
    }
  }

  void play(long[] values, int count) {
    record = values;
    length = count;
    at = 0;
    entry = NULL;
    next = null;
    site = null;
    idle = 0;
    reads = 0;
    writes = 0;
    occurrences.clear();
  }

  /** The operation at which the code was left; null: it was not. */
  Operation next() {
    return next;
  }

  /** The place of the operation at which the code was left, or null. */
  Site site() {
    return site;
  }

  /** Whether the code consumed its record. */
  boolean isConsumed() {
    return at == length;
  }

  /** The list entry that was reached last, or NULL. */
  long entry() {
    return entry;
  }

  /** The number of loads that the code has done. */
  int reads() {
    return reads;
  }

  /** The number of stores and updates that the code has done. */
  int writes() {
    return writes;
  }

  /** What occurred behind the last value of the record. */
  Occurrence[] occurrences() {
    return occurrences.toArray(new Occurrence[0]);
  }

  void occur(Occurrence occurrence) {
    if (contents == null) {
      occurrences.add(occurrence);
    }
  }

  /** Does an operation that has a result in the record, or leaves the code there. */
  long step(Operation operation) {
    idle = 0;
    if (at == length) {
      next = operation;
      site = Site.current();
      throw LEFT;
    }
    long value = record[at++];
    if (at == length) {
      occurrences.clear();
    }
    return value;
  }

  private long access(Kind kind, long address, long operand, long expected) {
    Kind effective = weakening.weaken(kind);
    if (contents != null) {
      return boot(new Operation(effective, address, operand, expected));
    }
    long value =
        effective.isRead() && words.isConstant(address)
            ? words.initial(address)
            : step(new Operation(effective, address, operand, expected));
    if (kind.isRead()) {
      reads++;
    } else {
      writes++;
    }
    Symbol symbol = words.symbol(address);
    if (kind == Kind.READ_ACQUIRE && symbol != null && isLink(symbol)) {
      entry = value;
    }
    return value;
  }

  /** Whether it is a pointer on the one global list; who walks over it acquires. */
  private static boolean isLink(Symbol symbol) {
    return symbol.field().equals("next")
        && (symbol.structure().equals("call_function") || symbol.structure().equals("cfd_data"));
  }

  /** Does an operation on the contents, which are those of boot if it stores. */
  private long boot(Operation operation) {
    long before = contents.applyAsLong(operation.address());
    if (operation.kind().isWrite()) {
      words.boot(operation.address(), operation.operand());
    } else if (operation.kind().isUpdate()) {
      words.boot(operation.address(), operation.after(before));
      return operation.result(before);
    }
    return before;
  }

  private void fence(Kind kind) {
    if (contents == null && !weakening.drops(kind)) {
      step(Operation.of(kind));
    }
  }

  @Override
  public void describe(long address, long bytes, LongFunction<Symbol> symbolAt) {
    for (int offset = 0; offset < bytes; offset += Integer.BYTES) {
      words.name(address + offset, symbolAt.apply(offset));
    }
  }

  @Override
  public long getOpaque(long address) {
    return access(Kind.READ, address, 0, 0);
  }

  @Override
  public void setOpaque(long address, long value) {
    access(Kind.WRITE, address, value, 0);
  }

  @Override
  public long getAcquire(long address) {
    return access(Kind.READ_ACQUIRE, address, 0, 0);
  }

  @Override
  public void setRelease(long address, long value) {
    access(Kind.WRITE_RELEASE, address, value, 0);
  }

  @Override
  public long getAndSet(long address, long value) {
    return access(Kind.EXCHANGE, address, value, 0);
  }

  @Override
  public long getAndBitwiseAnd(long address, long mask) {
    return access(Kind.AND, address, mask, 0);
  }

  @Override
  public boolean compareAndSet(long address, long expected, long value) {
    return access(Kind.COMPARE_AND_SET, address, value, expected) != 0;
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
    return (int) access(Kind.ADD, address, delta, 0);
  }

  @Override
  public void loadLoadFence() {
    fence(Kind.LOAD_LOAD_FENCE);
  }

  @Override
  public void storeStoreFence() {
    fence(Kind.STORE_STORE_FENCE);
  }

  @Override
  public void fullFence() {
    fence(Kind.FULL_FENCE);
  }

  @Override
  public void atomicFence() {
    fence(Kind.ATOMIC_FENCE);
  }

  @Override
  public void relax() {
    occur(Occurrence.RELAX);
    if (idle++ > 0) {
      step(Operation.of(Kind.HALT));
    }
  }

  @Override
  public String toString() {
    return "record of " + Arrays.toString(Arrays.copyOf(record, length));
  }
}
