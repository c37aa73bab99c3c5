// SPDX-License-Identifier: Apache-2.0
package smpcall.explore;

import smpcall.explore.local.LocalState;
import smpcall.explore.local.Occurrence;

/** An observer that sees nothing; subclasses see what they override. */
class Watch implements Observer {

  @Override
  public void operation(int cpu, LocalState at, long result, int source, boolean changes) {}

  @Override
  public void occurred(int cpu, Occurrence occurrence) {}

  @Override
  public void drained(int cpu, int slot) {}

  @Override
  public void returned(int cpu, int call) {}

  @Override
  public void began(int cpu, int call) {}

  @Override
  public void breached(Breach breach) {}
}
