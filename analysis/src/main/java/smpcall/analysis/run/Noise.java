// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What disturbed a fork; all of it empty where the host, or the study of that time, does not tell.
 *
 * @param cpuMillis time of its CPUs together from its start to its end, milliseconds
 * @param stealMillis of that, what the hypervisor gave to others
 * @param foreignMillis of that, what other processes of the host used, at least
 * @param switchesPerSecond involuntary switches for each second and thread of the measured
 *     iterations
 * @param migrations of all its threads in the measured iterations
 * @param loadPerCpu load average of the minute before, for each CPU of the host
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
   * Noise above the limit of a run: its fork is contaminated.
   *
   * @param kind of noise, with its unit
   * @param measured in that unit
   * @param limit in that unit
   */
  public record Excess(NoiseKind kind, double measured, double limit) {}

  /** How much there was of one kind, in its unit. */
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
