// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a case does. */
public enum Workload {
  /** Every CPU calls all others at once. */
  STORM("storm"),
  /** One CPU calls all others, which only serve. */
  BROADCAST("broadcast"),
  /** The round trip of a cache line between two CPUs: an instrument. */
  PING_PONG("ping-pong"),
  /** What the audit of every call costs: two CPUs call each other, audited or not. */
  AUDIT_COST("audit-cost"),
  /** What the memory layer of the ports costs. */
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
