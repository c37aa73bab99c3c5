// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate;

import java.util.Locale;
import smpcall.linux.LockKind;
import smpcall.linux.MaskPlace;
import smpcall.simulate.engine.InterruptModel;
import smpcall.simulate.setting.SimulatedHost;

/**
 * What one run simulates.
 *
 * @param workload what the CPUs do
 * @param subject kernel version, or what else the workload compares
 * @param cpus number of CPUs, 2 to 1024
 * @param lock kind of lock
 * @param mask place of the mask
 * @param interrupts how interrupts arrive
 * @param host machine and parameters
 * @param cell number of the cell of the grid that the parameters are from; 0: none
 * @param seed seed of all that is random
 */
public record RunSetup(
    Workload workload,
    String subject,
    int cpus,
    LockKind lock,
    MaskPlace mask,
    InterruptModel interrupts,
    SimulatedHost host,
    int cell,
    long seed) {

  /** The fewest CPUs. */
  public static final int LEAST_CPUS = 2;

  /** The most CPUs. */
  public static final int MOST_CPUS = 1024;

  /**
   * Names the run, in a form that no other run of a plan has. In the grid the cell and the seed
   * stand for the parameters.
   */
  public String id() {
    return String.join(
            "/",
            workload.name(),
            subject,
            String.valueOf(cpus),
            lock.name(),
            mask.name(),
            interrupts.name(),
            host.id(),
            cell == 0 ? host.parameters().text() : "",
            String.valueOf(cell),
            String.valueOf(seed))
        .toLowerCase(Locale.ROOT);
  }
}
