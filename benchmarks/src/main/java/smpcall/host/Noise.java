// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.util.List;
import java.util.Optional;

/**
 * What disturbed some CPUs of this host over a stretch of time.
 *
 * @param stealMillis time that the hypervisor took from them; null where the host does not tell
 * @param busyMillis time in which they ran threads; null likewise
 * @param ownMillis CPU time of this process and of those that it started and that have ended, on
 *     whatever CPU; null likewise
 * @param loadBefore load average of the last minute, of the whole host, at the beginning; null
 *     likewise
 */
public record Noise(Long stealMillis, Long busyMillis, Long ownMillis, Double loadBefore) {

  /** The beginning of a stretch. */
  public static Noise now(List<Integer> cpus) {
    Optional<CpuTimes> times = HostFile.text("/proc/stat").flatMap(s -> CpuTimes.of(s, cpus));
    return new Noise(
        times.map(CpuTimes::stealMillis).orElse(null),
        times.map(CpuTimes::busyMillis).orElse(null),
        HostFile.text("/proc/self/stat").flatMap(OwnTime::millis).orElse(null),
        HostFile.text("/proc/loadavg")
            .map(text -> Double.valueOf(text.split(" ")[0]))
            .orElse(null));
  }

  /** The stretch from then to now. */
  public Noise until(Noise end) {
    return new Noise(
        difference(end.stealMillis, stealMillis),
        difference(end.busyMillis, busyMillis),
        difference(end.ownMillis, ownMillis),
        loadBefore);
  }

  /**
   * Time that others had of these CPUs. Where the process has threads on further CPUs it is a lower
   * bound: what they used is taken off too.
   *
   * @return milliseconds, counted in ticks of ten; null where the host does not tell
   */
  public Long foreignMillis() {
    return busyMillis == null || ownMillis == null ? null : Math.max(0, busyMillis - ownMillis);
  }

  private static Long difference(Long now, Long then) {
    return now == null || then == null ? null : Long.valueOf(now - then);
  }
}
