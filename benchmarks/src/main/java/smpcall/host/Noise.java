// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What disturbed this host over a stretch of time.
 *
 * @param stealMillis CPU time that the hypervisor gave to others, over all CPUs; null where the
 *     host does not tell
 * @param loadBefore load average of the last minute, at the beginning; null likewise
 */
public record Noise(Long stealMillis, Double loadBefore) {

  /** Position of steal time in the first line of {@code /proc/stat}, in ticks of 10 ms. */
  private static final int STEAL = 8;

  private static final long MILLIS_PER_TICK = 10;

  /** The beginning of a stretch. */
  public static Noise now() {
    return new Noise(
        HostFile.text("/proc/stat").flatMap(Noise::steal).orElse(null),
        HostFile.text("/proc/loadavg")
            .map(text -> Double.valueOf(text.split(" ")[0]))
            .orElse(null));
  }

  /** The stretch from then to now. */
  public Noise until(Noise end) {
    return new Noise(
        stealMillis == null || end.stealMillis == null ? null : end.stealMillis - stealMillis,
        loadBefore);
  }

  static Optional<Long> steal(String stat) {
    return stat.lines()
        .filter(line -> line.startsWith("cpu "))
        .map(line -> line.split(" +"))
        .flatMap(words -> words.length > STEAL ? Stream.of(words[STEAL]) : Stream.empty())
        .map(ticks -> Long.parseLong(ticks) * MILLIS_PER_TICK)
        .findFirst();
  }
}
