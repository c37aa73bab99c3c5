// SPDX-License-Identifier: Apache-2.0
package smpcall.schedule;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import smpcall.audit.Findings;
import smpcall.audit.Invariant;
import smpcall.kernel.KernelConfig;
import smpcall.kernel.KernelVersion;

/**
 * The detectors of a mutant: written schedules, and schedules from seeds. They run in the class
 * loader of the mutant, so arguments and results are strings.
 */
public final class Detectors implements Function<String, Map<String, String>> {

  private static final int SEEDS = 120;

  /**
   * Runs every detector.
   *
   * @param id id of a version
   * @return first broken invariant by detector, or "-"
   */
  @Override
  public Map<String, String> apply(String id) {
    KernelVersion version = KernelVersion.of(id);
    Map<String, String> found = new LinkedHashMap<>();
    found.put(
        "reuse",
        first(
            Stream.of(
                    Interleaving.REUSE_WARNS,
                    Interleaving.REUSE_RETURNS_EARLY,
                    Interleaving.REUSE_LOCKS_UP)
                .map(interleaving -> replay(version, interleaving))));
    found.put("delete", first(Stream.of(replay(version, Interleaving.DELETE_BEFORE_ADD))));
    found.put("walk", first(Stream.of(replay(version, Interleaving.WALK_OVER_REUSE))));
    found.put("empty", first(Stream.of(replay(version, Interleaving.EMPTIED_MASK))));
    found.put(
        "seeds",
        first(
            Stream.iterate(0, seed -> seed < SEEDS, seed -> seed + 1)
                .map(seed -> Explorer.run(version, seed).findings())));
    return found;
  }

  private static Findings replay(KernelVersion version, Interleaving interleaving) {
    return Scenario.run(
            version, KernelConfig.DEFAULT, interleaving.schedule(), interleaving.programs())
        .findings();
  }

  private static String first(Stream<Findings> runs) {
    Optional<Findings> first = runs.filter(findings -> !findings.isEmpty()).findFirst();
    return first
        .map(findings -> findings.broken().iterator().next())
        .map(Invariant::name)
        .orElse("-");
  }
}
