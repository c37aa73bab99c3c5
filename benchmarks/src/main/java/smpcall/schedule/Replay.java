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
 * A known interleaving, replayed: told in full of one version, and what comes of it in all.
 *
 * @param interleaving which
 * @param told the version that the lines are of
 * @param lines {@link MailForm} of what it did
 * @param broken by version, in the order of their history: what the audit found broken
 */
public record Replay(
    Interleaving interleaving,
    KernelVersion told,
    List<String> lines,
    Map<KernelVersion, Set<Invariant>> broken) {

  /**
   * The race of the mail in each way that it can end, and the one that its patch left in; each in
   * the version that shows it best.
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
   * Replays it on every version.
   *
   * @throws IllegalStateException when delay points are nothing in this JVM
   */
  public static Replay of(Interleaving interleaving, KernelVersion told) {
    Map<KernelVersion, Set<Invariant>> broken = new EnumMap<>(KernelVersion.class);
    for (KernelVersion version : KernelVersion.values()) {
      broken.put(version, run(interleaving, version).findings().broken());
    }
    String text = MailForm.print(run(interleaving, told).trace(), interleaving.names());
    return new Replay(
        interleaving, told, text.lines().toList(), Collections.unmodifiableMap(broken));
  }

  private static Scenario.Outcome run(Interleaving interleaving, KernelVersion version) {
    return Scenario.run(
        version, KernelConfig.DEFAULT, interleaving.schedule(), interleaving.programs());
  }
}
