// SPDX-License-Identifier: Apache-2.0
package smpcall.explore.local;

import java.util.Arrays;
import smpcall.memory.Symbol;

/**
 * What is known of each word: the value after boot, whether a CPU writes it, and which CPUs access
 * it. A word that nobody writes is a constant, and one that only one CPU accesses is private; both
 * need no interleaving. This is learned while states are made: when something new is learned, all
 * that was explored before is void, and {@link Learned} says so.
 */
public final class Words {

  /** Ends an exploration that must begin again, as something was learned of the words. */
  public static final class Learned extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Learned() {
      super("something was learned of the words", null, false, false);
    }
  }

  private static final Learned LEARNED = new Learned();

  private static final int SCALE = Integer.BYTES;

  private final long[] initial;
  private final Symbol[] symbols;
  private final boolean[] written;
  private final int[] updaters;
  private final int[] accessors;
  private final int[] readers;
  private final int[] slots;
  private final boolean reducing;
  private int[] addresses = {};

  /**
   * @param bytes size of the memory
   * @param reducing whether constants and private words are told apart
   */
  public Words(int bytes, boolean reducing) {
    int size = bytes / SCALE;
    this.reducing = reducing;
    initial = new long[size];
    symbols = new Symbol[size];
    written = new boolean[size];
    updaters = new int[size];
    accessors = new int[size];
    readers = new int[size];
    slots = new int[size];
    Arrays.fill(slots, -1);
  }

  private int index(long address) {
    long index = address / SCALE;
    if (address <= 0 || index >= initial.length) {
      throw new IndexOutOfBoundsException("address " + address);
    }
    return (int) index;
  }

  void boot(long address, long value) {
    initial[index(address)] = value;
  }

  void name(long address, Symbol symbol) {
    symbols[index(address)] = symbol;
  }

  /** The value after boot. */
  public long initial(long address) {
    return initial[index(address)];
  }

  /** The kernel's name of a word, or null. */
  public Symbol symbol(long address) {
    long index = address / SCALE;
    return address > 0 && index < symbols.length ? symbols[(int) index] : null;
  }

  boolean isConstant(long address) {
    return reducing && !written[index(address)];
  }

  /**
   * Notes an operation that a CPU may do.
   *
   * @return slot of its word
   * @throws Learned when the operation is not like those that were known
   */
  int note(int cpu, Operation operation) {
    int at = index(operation.address());
    boolean learned = slots[at] < 0;
    if (learned) {
      slots[at] = addresses.length;
      addresses = Arrays.copyOf(addresses, addresses.length + 1);
      addresses[slots[at]] = (int) operation.address();
    }
    Operation.Kind kind = operation.kind();
    learned |= !kind.isRead() && !written[at];
    written[at] |= !kind.isRead();
    if (kind.isUpdate()) {
      learned |= (updaters[at] & 1 << cpu) == 0;
      updaters[at] |= 1 << cpu;
    }
    learned |= (accessors[at] & 1 << cpu) == 0;
    accessors[at] |= 1 << cpu;
    if (kind.isRead()) {
      learned |= (readers[at] & 1 << cpu) == 0;
      readers[at] |= 1 << cpu;
    }
    if (learned) {
      throw LEARNED;
    }
    return slots[at];
  }

  /** Whether states are left out that make no difference. */
  public boolean isReducing() {
    return reducing;
  }

  /** Whether some CPU writes the word in a slot. */
  public boolean isWritten(int slot) {
    return written[index(addresses[slot])];
  }

  /** The number of words that CPUs access. */
  public int count() {
    return addresses.length;
  }

  /** The address of the word in a slot. */
  public long address(int slot) {
    return addresses[slot];
  }

  /** The slot of a word, or -1 when no CPU accesses it. */
  public int slot(long address) {
    return slots[index(address)];
  }

  /** Whether only one CPU accesses the word in a slot, and never by an update. */
  public boolean isPrivate(int slot) {
    int at = index(addresses[slot]);
    return reducing && Integer.bitCount(accessors[at]) == 1 && updaters[at] == 0;
  }

  /** The CPUs that load the word in a slot or update it, as bits. */
  public int observers(int slot) {
    int at = index(addresses[slot]);
    return readers[at] | updaters[at];
  }

  /** The CPUs that load the word in a slot otherwise than by an update, as bits. */
  public int readers(int slot) {
    return readers[index(addresses[slot])];
  }
}
