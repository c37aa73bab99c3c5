// SPDX-License-Identifier: Apache-2.0
package smpcall.machine;

/** The conditions that the kernel checks itself, and reports by WARN or by falling over. */
public enum Warning {
  /** WARN: a reference was dropped that was not there. */
  REFS_UNDERFLOW,
  /** Fault: a list entry was deleted that is not on the list (its {@code prev} is poisoned). */
  DELETED_TWICE
}
