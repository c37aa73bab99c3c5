// SPDX-License-Identifier: Apache-2.0
package smpcall.linux;

import smpcall.memory.Memory;

/**
 * {@code struct llist_head}: a list without a lock. Any CPU adds elements; one CPU takes all. An
 * element is the address of its pointer to the next element or NULL.
 */
public final class LlistHead {

  private final Memory memory;
  private final long head;

  /**
   * @param address address of 64 bits, which are zero
   */
  public LlistHead(Memory memory, long address) {
    this.memory = memory;
    head = address;
  }

  /**
   * {@code llist_add}: adds at the head; a full barrier on both sides, as {@code cmpxchg} is.
   *
   * @return whether the list was empty
   */
  public boolean add(long element) {
    memory.atomicFence();
    long first = push(element);
    memory.atomicFence();
    return first == Memory.NULL;
  }

  private long push(long element) {
    long first;
    do {
      first = memory.getOpaque(head);
      memory.setOpaque(element, first);
    } while (!memory.compareAndSet(head, first, element)); // pairs with the exchange in delAll
    return first;
  }

  /**
   * {@code llist_del_all}: takes everything, the newest first; a full barrier on both sides.
   *
   * @return the first element, or NULL
   */
  public long delAll() {
    memory.atomicFence();
    long first = memory.getAndSet(head, Memory.NULL); // pairs with the exchange in add
    memory.atomicFence();
    return first;
  }

  /**
   * {@code llist_reverse_order}: reverses a chain that was taken.
   *
   * @return its first element, or NULL
   */
  public long reverseOrder(long first) {
    long reversed = Memory.NULL;
    for (long rest = first; rest != Memory.NULL; ) {
      long element = rest;
      rest = next(element);
      memory.setOpaque(element, reversed);
      reversed = element;
    }
    return reversed;
  }

  /** The element behind one that was taken, or NULL. */
  public long next(long element) {
    return memory.getOpaque(element);
  }

  /** Links an element that was taken to another one, or to NULL; plain in the kernel. */
  public void setNext(long element, long next) {
    memory.setOpaque(element, next);
  }

  /** {@code llist_empty}. */
  public boolean isEmpty() {
    return memory.getOpaque(head) == Memory.NULL;
  }
}
