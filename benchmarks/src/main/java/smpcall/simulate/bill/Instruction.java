// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.bill;

/** What a call is made of. */
public enum Instruction {
  /** A load that orders nothing. */
  LOAD("loads"),
  /** A load that acquires. */
  ACQUIRE("acquires"),
  /** A store that orders nothing. */
  STORE("stores"),
  /** A store that releases. */
  RELEASE("releases"),
  /** An atomic read-modify-write. */
  ATOMIC("atomics"),
  /** A full fence. */
  FULL_FENCE("full fences"),
  /** The two sides of an atomic that is a full barrier: no instruction on x86. */
  ATOMIC_FENCE("atomic fences"),
  /** A fence between loads: no instruction on x86. */
  READ_FENCE("read fences"),
  /** A fence between stores: no instruction on x86. */
  WRITE_FENCE("write fences"),
  /** An interrupt that is sent. */
  INTERRUPT("interrupts");

  private final String plural;

  Instruction(String plural) {
    this.plural = plural;
  }

  /** Its name in tables. */
  public String plural() {
    return plural;
  }
}
