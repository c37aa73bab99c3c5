// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate;

import smpcall.linux.LockKind;
import smpcall.linux.MaskPlace;
import smpcall.simulate.engine.InterruptModel;
import smpcall.simulate.setting.SimulatedHost;

/** Setups for tests. */
final class Runs {

  private Runs() {}

  static RunSetup of(Workload workload, String subject, int cpus) {
    return of(workload, subject, cpus, "", InterruptModel.ANYWHERE);
  }

  static RunSetup of(
      Workload workload, String subject, int cpus, String settings, InterruptModel interrupts) {
    SimulatedHost host = SimulatedHost.FLAT;
    return new RunSetup(
        workload,
        subject,
        cpus,
        LockKind.TICKET,
        MaskPlace.INLINE,
        interrupts,
        settings.isEmpty() ? host : host.with(host.parameters().with(settings)),
        0,
        1);
  }
}
