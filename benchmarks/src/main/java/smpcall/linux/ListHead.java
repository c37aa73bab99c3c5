// SPDX-License-Identifier: Apache-2.0
package smpcall.linux;

import smpcall.memory.Memory;

/**
 * {@code struct list_head} as the head of a circular list, under a lock of its owner. An element is
 * the address of its list pointers: next, prev.
 */
public final class ListHead {

  private static final int PREV = 8;

  private final Memory memory;
  private final long head;

  /** {@code INIT_LIST_HEAD} at {@code address}. */
  public ListHead(Memory memory, long address) {
    this.memory = memory;
    head = address;
    init();
  }

  private void init() {
    link(head, head);
  }

  private void link(long prev, long next) {
    memory.setOpaque(prev, next);
    memory.setOpaque(next + PREV, prev);
  }

  /** {@code list_empty}. */
  public boolean isEmpty() {
    return first() == head;
  }

  /** {@code head->next}. */
  public long first() {
    return memory.getOpaque(head);
  }

  /** {@code list_add_tail}. */
  public void addTail(long element) {
    long last = memory.getOpaque(head + PREV);
    link(last, element);
    link(element, head);
  }

  /** {@code list_del}. */
  public void del(long element) {
    link(memory.getOpaque(element + PREV), memory.getOpaque(element));
  }

  /** {@code list_replace_init}: moves all elements to {@code other}, which is empty. */
  public void replaceInit(ListHead other) {
    if (!isEmpty()) {
      long first = first();
      long last = memory.getOpaque(head + PREV);
      link(other.head, first);
      link(last, other.head);
    }
    init();
  }
}
