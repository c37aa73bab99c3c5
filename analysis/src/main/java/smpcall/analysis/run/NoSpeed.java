// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

/** The reason why an iteration has no speed. */
public enum NoSpeed {
  FAILURES("the audit found failures, and a wrong answer has no speed"),
  SHORT_THREADS("a thread measured for less than half of it"),
  MISPLACED("a thread was not on the CPU it was pinned to"),
  COMPILING("the JIT compilers worked in it"),
  NO_NUMBER("it gave no positive number");

  private final String reason;

  NoSpeed(String reason) {
    this.reason = reason;
  }

  /** The reason as a clause. */
  public String reason() {
    return reason;
  }
}
