// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import com.fasterxml.jackson.annotation.JsonValue;

/** What the CPUs of a simulated machine do. */
public enum SimulatedWorkload {
  STORM("storm", "every CPU calls all others, back to back"),
  BROADCAST("broadcast", "one CPU calls all others, which only serve"),
  COUNTER("counter", "every CPU adds to a counter: a check of the instrument"),
  LOCK("lock", "every CPU takes one lock, again and again: a check of the instrument");

  private final String id;
  private final String words;

  SimulatedWorkload(String id, String words) {
    this.id = id;
    this.words = words;
  }

  /** The name in files and on the command line. */
  @JsonValue
  public String id() {
    return id;
  }

  /** The same in a clause. */
  public String words() {
    return words;
  }

  /** Whether kernel versions are compared in it. */
  public boolean isOfKernels() {
    return this == STORM || this == BROADCAST;
  }
}
