// SPDX-License-Identifier: Apache-2.0
package smpcall.explore.trace;

/** Something that a search has seen and that breaks nothing. */
public enum Remark {
  /**
   * A sender reads its mask again to interrupt the targets, and it is empty by then: all of them
   * have run the call already, or the caller's mask was emptied; in 4.14 also, an interrupt is
   * pending at each. The kernel warned of it on x86.
   */
  EMPTY_IPI_MASK("empty-ipi-mask", "a sender interrupts nobody, as the mask is empty by then");

  private final String id;
  private final String words;

  Remark(String id, String words) {
    this.id = id;
    this.words = words;
  }

  /** The name in files. */
  public String id() {
    return id;
  }

  /** As printed. */
  public String words() {
    return words;
  }
}
