// SPDX-License-Identifier: Apache-2.0
package smpcall.machine;

/**
 * Where a kernel can be delayed: the windows of the races, in the order in which a call comes by
 * them. The sender first, then the interrupt handler of a target.
 */
public enum DelayPoint {
  /** Sender: it has looked at the caller's mask, and will copy it. */
  CALLER_MASK_READ,
  /** Sender: the mask is in the entry, the reference count is not. */
  MASK_STORED,
  /** Sender: the entry is filled, and not yet on the list. */
  BEFORE_ADD,
  /** Sender: the entry is on the list, and nobody has been interrupted for it. */
  BEFORE_IPI,
  /** Sender: all are interrupted; it will wait. */
  BEFORE_WAIT,
  /** Handler: it stands on an entry that it has not read. */
  ON_ENTRY,
  /** Handler: it has read one word of the entry and will read another. */
  READING_ENTRY,
  /** Handler: it has read that the call is for it, and not yet said so by clearing its bit. */
  CHECKED,
  /** Handler: the function has returned, the reference is not yet dropped. */
  FUNC_RAN,
  /** Handler: it has dropped the last reference, the entry is still on the list. */
  REFS_DROPPED,
  /** Handler: the entry is deleted and its LOCK still set. */
  DELETED,
  /** Handler: it will read what comes after the entry on which it stands. */
  BEFORE_NEXT
}
