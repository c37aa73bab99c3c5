// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import com.fasterxml.jackson.annotation.JsonValue;

/** The work that a case does. */
public enum Workload {
  /** Every CPU calls all others at once. */
  STORM("storm"),
  /** One CPU calls all others, which only serve. */
  BROADCAST("broadcast"),
  /** The round trip of a cache line between two CPUs: an instrument. */
  PING_PONG("ping-pong"),
  /** The cost of auditing every call: two CPUs call each other, audited or not. */
  AUDIT_COST("audit-cost"),
  /** The cost of the ports' memory layer. */
  MEMORY_COST("memory-cost");

  private final String id;

  Workload(String id) {
    this.id = id;
  }

  /** The name in files and on the command line. */
  @JsonValue
  public String id() {
    return id;
  }

  /** Whether kernel versions call one another in it, so that every iteration has an audit. */
  public boolean isOfCalls() {
    return this == STORM || this == BROADCAST;
  }
}
