// SPDX-License-Identifier: Apache-2.0
package smpcall.explore;

import smpcall.explore.local.LocalState;
import smpcall.explore.local.Occurrence;

/** Sees what happens on the way from a state to the next. */
interface Observer {

  /** A CPU does an operation; {@code source} is the step that stored the value which it loads. */
  void operation(int cpu, LocalState at, long result, int source, boolean changes);

  /** Something occurs that no other CPU sees. */
  void occurred(int cpu, Occurrence occurrence);

  /** A store of a CPU reaches memory. */
  void drained(int cpu, int slot);

  /** A call returns. */
  void returned(int cpu, int call);

  /** A call begins. */
  void began(int cpu, int call);

  /** An invariant is broken. */
  void breached(Breach breach);
}
