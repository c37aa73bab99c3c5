// SPDX-License-Identifier: Apache-2.0
package smpcall.linux;

import smpcall.memory.Memory;

/**
 * {@code struct cpumask}, or a {@code cpumask_var_t} that points to one: a bit for each CPU, in
 * 64-bit words.
 *
 * <p>To clear a bit on x86, C2 makes a compare-and-swap, and a loop around it where one has failed.
 * The kernel has one {@code lock btr}. Subtracting the bit would be one instruction, but where the
 * bit is clear already it borrows from other CPUs' bits.
 */
public final class Cpumask {

  private final Memory memory;
  private final long address;
  private final boolean pointer;
  private final int cpus;
  private final int words;

  private Cpumask(Memory memory, long address, boolean pointer, int cpus) {
    this.memory = memory;
    this.address = address;
    this.pointer = pointer;
    this.cpus = cpus;
    words = words(cpus);
  }

  /** The mask whose words begin at {@code address}. */
  public static Cpumask at(Memory memory, long address, int cpus) {
    return new Cpumask(memory, address, false, cpus);
  }

  /** The mask whose words begin where the 64 bits at {@code address} point. */
  public static Cpumask pointedToBy(Memory memory, long address, int cpus) {
    return new Cpumask(memory, address, true, cpus);
  }

  /** A new, empty mask on lines of its own. Call it before the CPUs start. */
  public static Cpumask allocate(Memory memory, int cpus) {
    return at(memory, memory.allocate(bytes(cpus)), cpus);
  }

  /** Bytes of a mask for that number of CPUs: whole words. */
  public static int bytes(int cpus) {
    return words(cpus) * Long.BYTES;
  }

  private static int words(int cpus) {
    return (cpus + Long.SIZE - 1) / Long.SIZE;
  }

  private long word(int index) {
    long words = pointer ? memory.getOpaque(address) : address;
    return words + (long) index * Long.BYTES;
  }

  private long wordOf(int cpu) {
    return word(cpu / Long.SIZE);
  }

  private static long bit(int cpu) {
    return 1L << cpu;
  }

  /** Adds a CPU, not atomically: for a mask with one writer. */
  public void setCpu(int cpu) {
    long word = wordOf(cpu);
    memory.setOpaque(word, memory.getOpaque(word) | bit(cpu));
  }

  /** {@code cpumask_clear}: for a mask with one writer. */
  public void clear() {
    for (int i = 0; i < words; i++) {
      memory.setOpaque(word(i), 0);
    }
  }

  /** {@code cpumask_test_cpu}: orders nothing. */
  public boolean testCpu(int cpu) {
    return (memory.getOpaque(wordOf(cpu)) & bit(cpu)) != 0;
  }

  /** {@code cpumask_clear_cpu}: atomic; orders nothing in the kernel. */
  public void clearCpu(int cpu) {
    memory.getAndBitwiseAnd(wordOf(cpu), ~bit(cpu));
  }

  /** {@code cpumask_test_and_clear_cpu}: a full barrier on both sides. */
  public boolean testAndClearCpu(int cpu) {
    return (fetchAnd(wordOf(cpu), ~bit(cpu)) & bit(cpu)) != 0;
  }

  private long fetchAnd(long word, long mask) {
    memory.atomicFence();
    long before = memory.getAndBitwiseAnd(word, mask);
    memory.atomicFence();
    return before;
  }

  /**
   * {@code cpumask_and} and {@code cpumask_clear_cpu} of the sender in one: stores each word once,
   * ordering nothing. The kernel clears the bit in a second, atomic, step; no other CPU reads it.
   */
  public void andNot(Cpumask first, Cpumask second, int except) {
    for (int i = 0; i < words; i++) {
      long bits = memory.getOpaque(first.word(i)) & memory.getOpaque(second.word(i));
      if (i == except / Long.SIZE) {
        bits &= ~bit(except);
      }
      memory.setOpaque(word(i), bits);
    }
  }

  /** {@code cpumask_weight}: reads each word once, ordering nothing. */
  public int weight() {
    int weight = 0;
    for (int i = 0; i < words; i++) {
      weight += Long.bitCount(memory.getOpaque(word(i)));
    }
    return weight;
  }

  /** {@code cpumask_empty}: orders nothing. */
  public boolean isEmpty() {
    for (int i = 0; i < words; i++) {
      if (memory.getOpaque(word(i)) != 0) {
        return false;
      }
    }
    return true;
  }

  /** {@code cpumask_next}: the first CPU after {@code cpu}, or the number of CPUs. */
  public int next(int cpu) {
    return nextAnd(cpu, this);
  }

  /**
   * {@code cpumask_next_and}: the first CPU after {@code cpu} that is in both masks, or the number
   * of CPUs. Like {@code find_next_bit} it does not read the mask again behind the last CPU: by
   * then another CPU may have the line.
   *
   * @param cpu number of a CPU, or -1 to begin with CPU 0
   */
  public int nextAnd(int cpu, Cpumask other) {
    int from = cpu + 1;
    return from < cpus ? firstFrom(from, other) : cpus;
  }

  private int firstFrom(int from, Cpumask other) {
    long bits = wordOfBoth(from / Long.SIZE, other) & -1L << from;
    for (int i = from / Long.SIZE; ; ) {
      if (bits != 0) {
        return i * Long.SIZE + Long.numberOfTrailingZeros(bits);
      }
      if (++i == words) {
        return cpus;
      }
      bits = wordOfBoth(i, other);
    }
  }

  private long wordOfBoth(int index, Cpumask other) {
    long bits = memory.getOpaque(word(index));
    return other == this ? bits : bits & memory.getOpaque(other.word(index));
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    for (int cpu = next(-1); cpu < cpus; cpu = next(cpu)) {
      text.append(text.length() > 1 ? "," : "").append(cpu);
    }
    return text.append('}').toString();
  }
}
