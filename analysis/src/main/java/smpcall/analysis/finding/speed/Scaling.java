// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.speed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.statistics.ScalabilityLaw;

/**
 * The law by which one version's throughput of calls back to back depends on the number of CPUs,
 * within one range of the machine.
 *
 * @param studyCase the case with the fewest CPUs
 * @param where the range in words
 */
public record Scaling(StudyCase studyCase, String where, ScalabilityLaw law) {

  /** The key of one curve. */
  private record Curve(Series series, String variant, TopologyRange range) {}

  /**
   * The laws of one run, in the order of speeds. Cases that failed their audit, second arms, paced
   * calls, and CPU counts of unknown range are in no curve.
   */
  public static List<Scaling> of(List<CaseSpeed> speeds, Run run) {
    Map<Curve, List<CaseSpeed>> curves = new LinkedHashMap<>();
    for (CaseSpeed speed : speeds) {
      StudyCase c = speed.studyCase();
      Optional<TopologyRange> range = TopologyRange.of(c, run.environment());
      if (range.isPresent() && speed.isSound() && !c.isRepeat() && !c.isPaced()) {
        Series series = Series.of(c, run);
        curves
            .computeIfAbsent(new Curve(series, c.variant(), range.get()), k -> new ArrayList<>())
            .add(speed);
      }
    }
    List<Scaling> laws = new ArrayList<>();
    curves.forEach(
        (curve, its) -> {
          SortedMap<Integer, SortedMap<Integer, Double>> throughput = new TreeMap<>();
          its.forEach(s -> throughput.put(s.studyCase().cpus(), s.soundValues()));
          StudyCase least =
              its.stream()
                  .map(CaseSpeed::studyCase)
                  .min(Comparator.comparingInt(StudyCase::cpus))
                  .orElseThrow();
          ScalabilityLaw.of(throughput)
              .ifPresent(law -> laws.add(new Scaling(least, curve.range().words(), law)));
        });
    return List.copyOf(laws);
  }
}
