// SPDX-License-Identifier: Apache-2.0
package smpcall.schedule;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import smpcall.audit.Invariant;
import smpcall.kernel.KernelConfig;
import smpcall.kernel.KernelVersion;
import smpcall.kernel.Race;

/**
 * The replay of a known interleaving: printed for one version, with the findings for all.
 *
 * @param interleaving interleaving that was replayed
 * @param version version whose steps are printed
 * @param lines {@link TraceTable} of its steps
 * @param broken broken invariants by version, in the order of their history
 */
public record Replay(
    Interleaving interleaving,
    KernelVersion version,
    List<String> lines,
    Map<KernelVersion, Set<Invariant>> broken) {

  /**
   * The race of the mail, with each way that it can end, and the race that the mail's patch left
   * in; each in the version that shows it best.
   */
  public static List<Replay> ofTheMail() {
    KernelVersion buggy = KernelVersion.clearestFor(Race.REUSE_RACE);
    return List.of(
        of(Interleaving.REUSE_WARNS, buggy),
        of(Interleaving.REUSE_RETURNS_EARLY, buggy),
        of(Interleaving.REUSE_LOCKS_UP, buggy),
        of(Interleaving.DELETE_BEFORE_ADD, KernelVersion.clearestFor(Race.DELETE_BEFORE_ADD)));
  }

  /**
   * Replays an interleaving on every version.
   *
   * @param version version to print
   * @throws IllegalStateException when this JVM has no delay points
   */
  public static Replay of(Interleaving interleaving, KernelVersion version) {
    Map<KernelVersion, Set<Invariant>> broken = new EnumMap<>(KernelVersion.class);
    for (KernelVersion each : KernelVersion.values()) {
      broken.put(each, run(interleaving, each).findings().broken());
    }
    String text = TraceTable.print(run(interleaving, version).trace(), interleaving.names());
    return new Replay(
        interleaving, version, text.lines().toList(), Collections.unmodifiableMap(broken));
  }

  private static Scenario.Outcome run(Interleaving interleaving, KernelVersion version) {
    return Scenario.run(
        version, KernelConfig.DEFAULT, interleaving.schedule(), interleaving.programs());
  }
}
