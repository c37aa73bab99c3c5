// SPDX-License-Identifier: Apache-2.0
package smpcall.machine;

/** The conditions that the kernel checks itself, and reports by WARN or by falling over. */
public enum Warning {
  /** WARN: a reference was dropped that was not there. */
  REFS_UNDERFLOW,
  /** WARN: the last reference was dropped and a target has not cleared its bit. */
  MASK_NOT_EMPTY,
  /** WARN: a function let an interrupt in, which ran it a second time. */
  RAN_TWICE,
  /** BUG: an entry that its owner has just locked has references or targets. */
  ENTRY_IN_USE,
  /** Fault: a list entry was deleted that is not on the list (its {@code prev} is poisoned). */
  DELETED_TWICE
}
