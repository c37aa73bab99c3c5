// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.factor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.speed.Comparison;
import smpcall.analysis.statistics.LevelEffect;

/**
 * The ratio of one version to the baseline by gap and by level of spin: what it depends on besides
 * the locks.
 *
 * @param group the cases that it is about
 * @param variant the version
 * @param baseline the variant of the baseline
 * @param byGap the ratios at each gap, nanoseconds, ascending, by level of spin: above 1 when the
 *     version is faster
 */
public record SensitivityMap(
    GapGroup group,
    String variant,
    String baseline,
    SortedMap<Long, SortedMap<Integer, LevelEffect.Level>> byGap) {

  /** The profile that is made for these maps. */
  private static final String PROFILE = "sensitivity";

  /** The number of gaps from which on a map is drawn in a run of any profile. */
  private static final int ENOUGH_GAPS = 3;

  /**
   * The maps of a workload, in the order of its comparisons: one for each version in Java. None
   * unless spin was drawn and the run has the profile sensitivity, or three gaps or more.
   */
  public static List<SensitivityMap> of(Findings findings) {
    List<SensitivityMap> maps = new ArrayList<>();
    for (GapGroup group : GapGroup.of(findings)) {
      boolean profile = findings.run().settings().profile().equals(PROFILE);
      if (profile || group.gaps().size() >= ENOUGH_GAPS) {
        maps.addAll(of(findings, group));
      }
    }
    return List.copyOf(maps);
  }

  private static List<SensitivityMap> of(Findings findings, GapGroup group) {
    Map<String, SensitivityMap> maps = new LinkedHashMap<>();
    for (Comparison c : group.comparisons()) {
      Optional<LevelEffect> effect =
          LevelEffect.of(Factor.SPIN.levelsOf(findings.run(), c.studyCase()), c.pairs().byBlock());
      if (!c.isInstrumentError() && !c.studyCase().isNative() && effect.isPresent()) {
        maps.computeIfAbsent(
                c.studyCase().variant(),
                variant ->
                    new SensitivityMap(group, variant, c.baseline().variant(), new TreeMap<>()))
            .byGap
            .put(c.studyCase().gapNanos(), effect.get().levels());
      }
    }
    return List.copyOf(maps.values());
  }

  /** The levels of spin, ascending. */
  public SortedSet<Integer> spins() {
    SortedSet<Integer> spins = new TreeSet<>();
    byGap.values().forEach(levels -> spins.addAll(levels.keySet()));
    return spins;
  }

  /** The ratio at a gap and a level of spin; empty when no block has both. */
  public Optional<LevelEffect.Level> at(long gap, int spin) {
    return Optional.ofNullable(byGap.getOrDefault(gap, new TreeMap<>()).get(spin));
  }
}
