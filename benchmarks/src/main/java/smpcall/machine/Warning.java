// SPDX-License-Identifier: Apache-2.0
package smpcall.machine;

/** An error that the kernel itself detects, and reports by WARN, BUG or a fault. */
public enum Warning {
  /** WARN: a CPU dropped a reference when none was left. */
  REFS_UNDERFLOW,
  /** WARN: a target had not cleared its bit when the last reference was dropped. */
  MASK_NOT_EMPTY,
  /** WARN: a function let in an interrupt, which ran it a second time. */
  RAN_TWICE,
  /** BUG: the owner has locked its entry, which still has references or targets. */
  ENTRY_IN_USE,
  /** Fault: a CPU deletes an entry that is not on the list (its {@code prev} is poisoned). */
  DELETED_TWICE;

  /** Whether it is no WARN but a fault, behind which the machine stops. */
  public boolean stopsMachine() {
    return this == ENTRY_IN_USE || this == DELETED_TWICE;
  }
}
