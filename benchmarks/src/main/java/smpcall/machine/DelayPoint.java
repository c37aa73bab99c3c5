// SPDX-License-Identifier: Apache-2.0
package smpcall.machine;

/**
 * A point where a kernel can be delayed: the window of a race. In the order of a call: the sender
 * first, then the interrupt handler of a target.
 */
public enum DelayPoint {
  /** Sender: it has read the caller's mask, and will copy it. */
  CALLER_MASK_READ,
  /** Sender: the mask is in the entry, the reference count is not. */
  MASK_STORED,
  /** Sender: the entry is filled, and not yet on the list. */
  BEFORE_ADD,
  /** Sender: the entry is on the list, and no target is interrupted yet. */
  BEFORE_IPI,
  /** Sender: all targets are interrupted; it will wait. */
  BEFORE_WAIT,
  /** Handler: it has reached an entry, and not read it yet. */
  ON_ENTRY,
  /** Handler: it has read one word of the entry and will read another. */
  READING_ENTRY,
  /** Handler: it has seen its bit, and not cleared it yet. */
  CHECKED,
  /** Handler: the function has returned, the reference is not yet dropped. */
  FUNC_RAN,
  /** Handler: it has dropped the last reference, the entry is still on the list. */
  REFS_DROPPED,
  /** Handler: the entry is deleted and its LOCK still set. */
  DELETED,
  /** Handler: it will read the pointer to the next entry. */
  BEFORE_NEXT
}
