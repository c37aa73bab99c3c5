// SPDX-License-Identifier: Apache-2.0
package smpcall.linux;

import smpcall.memory.Memory;
import smpcall.memory.Symbol;

/**
 * The addresses of the {@code call_function_data} of each CPU and of its fields.
 *
 * <p>The order is the kernel's: list pointers, function, info, flags, lock, reference count, mask.
 * All but a long mask share a 64-byte line; an entry shares its lines with no other. Entries are a
 * power of two apart, so that {@code list_entry} (address to entry) is a shift.
 */
public final class CallFunctionLayout {

  /** {@code struct list_head}: next, prev. */
  static final int LIST = 0;

  static final int FUNC = 16;
  static final int INFO = 24;
  static final int FLAGS = 32;
  static final int LOCK = 36;
  static final int REFS = 44;
  static final int CPUMASK = 48;

  private final Memory memory;
  private final int cpus;
  private final MaskPlace maskPlace;
  private final LockKind lockKind;
  private final long base;
  private final int shift;

  /** Allocates an entry for each CPU. Call it before they start. */
  public CallFunctionLayout(Memory memory, int cpus, MaskPlace maskPlace, LockKind lockKind) {
    this.memory = memory;
    this.cpus = cpus;
    this.maskPlace = maskPlace;
    this.lockKind = lockKind;
    int mask = maskPlace == MaskPlace.INLINE ? Cpumask.bytes(cpus) : Long.BYTES;
    shift = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(CPUMASK + mask, Memory.LINE) - 1);
    base = memory.allocate((long) cpus << shift);
    memory.describe(base, (long) cpus << shift, this::symbol);
    if (maskPlace == MaskPlace.OWN) {
      for (int cpu = 0; cpu < cpus; cpu++) {
        allocateMask(cpu);
      }
    }
  }

  private void allocateMask(int cpu) {
    long mask = memory.allocate(Cpumask.bytes(cpus));
    memory.describe(mask, Cpumask.bytes(cpus), at -> Symbol.of("cfd_data", cpu, "cpumask"));
    memory.setOpaque(address(cpu) + CPUMASK, mask);
  }

  private Symbol symbol(long offset) {
    int owner = (int) (offset >> shift);
    int inEntry = (int) (offset - ((long) owner << shift));
    return Symbol.of("cfd_data", owner, fieldAt(inEntry));
  }

  private String fieldAt(int offset) {
    return switch (offset) {
      case LIST -> "next";
      case LIST + Long.BYTES -> "prev";
      case FUNC -> "func";
      case INFO -> "info";
      case FLAGS -> "flags";
      case LOCK, LOCK + Integer.BYTES -> "lock";
      case REFS -> "refs";
      default -> maskPlace == MaskPlace.INLINE ? "cpumask" : "pointer";
    };
  }

  /** {@code &per_cpu(cfd_data, cpu)}, which is also the address of its list pointers. */
  public long address(int cpu) {
    return base + ((long) cpu << shift);
  }

  /** {@code list_entry}: the CPU whose entry has its list pointers at {@code address}. */
  public int owner(long address) {
    return (int) ((address - base) >> shift);
  }

  /** {@code cfd->csd}. */
  public CallSingleData csd(int cpu) {
    return new CallSingleData(memory, address(cpu));
  }

  /** {@code cfd->lock}. */
  public SpinLock lock(int cpu) {
    return lockKind.at(memory, address(cpu) + LOCK);
  }

  /** {@code cfd->refs}. */
  public AtomicT refs(int cpu) {
    return new AtomicT(memory, address(cpu) + REFS);
  }

  /** {@code cfd->cpumask}. */
  public Cpumask cpumask(int cpu) {
    long field = address(cpu) + CPUMASK;
    return maskPlace == MaskPlace.INLINE
        ? Cpumask.at(memory, field, cpus)
        : Cpumask.pointedToBy(memory, field, cpus);
  }
}
