// SPDX-License-Identifier: Apache-2.0
package smpcall.explore.order;

import smpcall.explore.local.Ahead;
import smpcall.explore.local.Operation;
import smpcall.explore.local.Words;
import smpcall.explore.state.Coder;

/**
 * The contents of a memory under a memory model, and what may happen to them. A model knows in how
 * many ways an operation can be done now; doing it changes the contents.
 *
 * <p>Private words have no order: they are plain variables under every model.
 */
public abstract class MemoryOrder {

  /** Stands for the writer of a value that was there after boot. */
  public static final int INITIAL = -1;

  final Words words;
  final int slots;
  final int cpus;
  final int[] values;
  private final boolean[] isPrivate;
  int step = INITIAL;

  MemoryOrder(Words words, int cpus) {
    this.words = words;
    this.cpus = cpus;
    slots = words.count();
    values = new int[slots];
    isPrivate = new boolean[slots];
    for (int slot = 0; slot < slots; slot++) {
      values[slot] = toInt(words.initial(words.address(slot)));
      isPrivate[slot] = words.isPrivate(slot);
    }
  }

  static int toInt(long value) {
    int small = (int) value;
    if (small != value) {
      throw new IllegalStateException(value + " needs more than 32 bits");
    }
    return small;
  }

  /** Whether only one CPU accesses the word in a slot. */
  public final boolean isPrivate(int slot) {
    return isPrivate[slot];
  }

  /** The CPU's stores from here on are of that step. */
  public final void setStep(int number) {
    step = number;
  }

  /** A memory of the same kind, after boot. */
  public abstract MemoryOrder fresh();

  /** Takes over the contents of another memory of the same kind. */
  public abstract void copyFrom(MemoryOrder other);

  /** In how many ways the CPU can do the operation now; 0: it cannot yet. */
  public abstract int ways(int cpu, Operation operation, int slot);

  /** The result of the operation, done in that way. */
  public abstract long result(int cpu, Operation operation, int slot, int way);

  /** The step that stored the value which the operation would read, or {@link #INITIAL}. */
  public abstract int source(int cpu, Operation operation, int slot, int way);

  /** Whether a load, done in that way, leaves everything as it is. */
  public abstract boolean changesNothing(int cpu, Operation operation, int slot, int way);

  /** Does the operation in that way. */
  public abstract void perform(int cpu, Operation operation, int slot, int way);

  /** Whether the operation concerns only the CPU itself, so that nobody sees when it is done. */
  public abstract boolean isLocal(int cpu, Operation operation);

  /** Whether the memory can store something by itself that the CPU has written. */
  public boolean canDrain(int cpu) {
    return false;
  }

  /** Stores it. */
  public void drain(int cpu) {
    throw new IllegalStateException("nothing to store");
  }

  /** The slot that {@link #drain} would store to. */
  public int draining(int cpu) {
    throw new IllegalStateException("nothing to store");
  }

  /** The newest value in a slot. */
  public abstract int newest(int slot);

  /** Whether {@link #encode} needs to know what is ahead of each CPU. */
  public boolean looksAhead() {
    return false;
  }

  /** Notes what is ahead of a CPU, for {@link #encode}: its frames, from the top. */
  public void ahead(int cpu, Ahead[] frames, int count) {}

  /** Writes what decides the future. */
  public abstract void encode(Coder to);

  /** Reads what {@link #encode} wrote. */
  public abstract void decode(Coder from);

  /** The contents of the word at an address, when all is stored. */
  public final long read(long address) {
    int slot = words.slot(address);
    return slot < 0 ? words.initial(address) : newest(slot);
  }
}
