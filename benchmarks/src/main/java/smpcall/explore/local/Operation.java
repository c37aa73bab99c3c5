// SPDX-License-Identifier: Apache-2.0
package smpcall.explore.local;

/**
 * One operation of a frame: an access to memory, a fence, or what ends a stretch of code.
 *
 * @param kind kind of operation
 * @param address word that it accesses, or 0
 * @param operand value that is stored, added or and-ed; of an interrupt, the vector
 * @param expected value that a compare-and-set expects
 */
public record Operation(Kind kind, long address, long operand, long expected) {

  /** The kind of an operation. */
  public enum Kind {
    /** Opaque load. */
    READ,
    /** Acquire load. */
    READ_ACQUIRE,
    /** Opaque store. */
    WRITE,
    /** Release store. */
    WRITE_RELEASE,
    /** Atomic exchange. */
    EXCHANGE,
    /** Atomic addition. */
    ADD,
    /** Atomic and. */
    AND,
    /** Compare-and-set; its result is 1 or 0. */
    COMPARE_AND_SET,
    /** {@code smp_mb}. */
    FULL_FENCE,
    /** Fence beside a read-modify-write. */
    ATOMIC_FENCE,
    /** {@code smp_rmb}. */
    LOAD_LOAD_FENCE,
    /** {@code smp_wmb}. */
    STORE_STORE_FENCE,
    /** Runs an interrupt handler, in a frame of its own. */
    INTERRUPT,
    /** Waits for a change of words that nobody writes: for ever. */
    HALT,
    /** The code has returned. */
    END,
    /** The kernel has found a fault and stops the machine. */
    DEATH,
    /** The code failed on what it read. */
    OOPS,
    /** The code made more accesses than a frame may make. */
    OVERRUN;

    /** Whether it loads only. */
    public boolean isRead() {
      return this == READ || this == READ_ACQUIRE;
    }

    /** Whether it stores only. */
    public boolean isWrite() {
      return this == WRITE || this == WRITE_RELEASE;
    }

    /** Whether it loads and stores at once. */
    public boolean isUpdate() {
      return this == EXCHANGE || this == ADD || this == AND || this == COMPARE_AND_SET;
    }

    /** Whether it accesses a word. */
    public boolean isAccess() {
      return compareTo(COMPARE_AND_SET) <= 0;
    }

    /** Whether it orders other accesses, and does so beside an access or by itself. */
    public boolean isOrdering() {
      return switch (this) {
        case READ_ACQUIRE, WRITE_RELEASE -> true;
        case FULL_FENCE, ATOMIC_FENCE, LOAD_LOAD_FENCE, STORE_STORE_FENCE -> true;
        default -> false;
      };
    }

    /** Whether it ends the whole run. */
    public boolean isFatal() {
      return this == DEATH || this == OOPS || this == OVERRUN;
    }
  }

  static Operation of(Kind kind) {
    return new Operation(kind, 0, 0, 0);
  }

  /** Value of the word behind an update that found {@code before}. */
  public long after(long before) {
    return switch (kind) {
      case EXCHANGE -> operand;
      case ADD -> (int) (before + operand);
      case AND -> before & operand;
      case COMPARE_AND_SET -> before == expected ? operand : before;
      default -> throw new IllegalStateException(kind + " is no update");
    };
  }

  /** Value that the code gets from an update that found {@code before}. */
  public long result(long before) {
    if (kind == Kind.COMPARE_AND_SET) {
      return before == expected ? 1 : 0;
    }
    return before;
  }
}
