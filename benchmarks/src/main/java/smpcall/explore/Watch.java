// SPDX-License-Identifier: Apache-2.0
package smpcall.explore;

import smpcall.explore.local.LocalState;
import smpcall.explore.local.Occurrence;
import smpcall.explore.trace.Breach;

/** Sees what happens on the way from a state to the next; subclasses see what they override. */
class Watch {

  /** A CPU does an operation; {@code source} is the step that stored the value which it loads. */
  public void operation(int cpu, LocalState at, long result, int source, boolean changes) {}

  /** Something occurs that no other CPU sees. */
  public void occurred(int cpu, Occurrence occurrence) {}

  /** A store of a CPU reaches memory. */
  public void drained(int cpu, int slot) {}

  /** A call returns. */
  public void returned(int cpu, int call) {}

  /** A call begins. */
  public void began(int cpu, int call) {}

  /** An invariant is broken. */
  public void breached(Breach breach) {}
}
