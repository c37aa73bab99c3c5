// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The disturbances of a fork. A value is empty when the host did not give it, or an older study did
 * not record it.
 *
 * @param cpuMillis the time of its CPUs together from its start to its end, milliseconds
 * @param stealMillis the part of it that the hypervisor gave to others, milliseconds
 * @param foreignMillis the least part of it that other processes of the host used, milliseconds
 * @param switchesPerSecond the involuntary switches per second and thread in the measured
 *     iterations
 * @param migrations the migrations of all its threads in the measured iterations
 * @param loadPerCpu the load average of the minute before, per CPU of the host
 * @param megahertz the frequency of its slowest CPU at its end
 */
public record Noise(
    OptionalLong cpuMillis,
    OptionalLong stealMillis,
    OptionalLong foreignMillis,
    OptionalDouble switchesPerSecond,
    OptionalDouble migrations,
    OptionalDouble loadPerCpu,
    OptionalDouble megahertz) {

  /**
   * Noise above the limit of a run, which makes its fork contaminated.
   *
   * @param kind the kind of noise, with its unit
   * @param measured the measured noise, in that unit
   * @param limit the limit, in that unit
   */
  public record Excess(NoiseKind kind, double measured, double limit) {}

  /** The noise of one kind, in its unit. */
  public OptionalDouble of(NoiseKind kind) {
    return switch (kind) {
      case STEAL -> percent(stealMillis);
      case FOREIGN -> percent(foreignMillis);
      case SWITCHES -> switchesPerSecond;
      case MIGRATIONS -> migrations;
      case LOAD -> loadPerCpu;
    };
  }

  private OptionalDouble percent(OptionalLong millis) {
    return millis.isEmpty() || cpuMillis.isEmpty() || cpuMillis.getAsLong() <= 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(100.0 * millis.getAsLong() / cpuMillis.getAsLong());
  }
}
