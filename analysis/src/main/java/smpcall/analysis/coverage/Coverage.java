// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.coverage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.speed.Comparison;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.Workload;
import smpcall.analysis.statistics.Interval;
import smpcall.analysis.statistics.PairedRatio;

/**
 * A comparison in several runs of one plan: how many of its 95 % intervals contain the grand mean,
 * the geometric mean of the ratios of all runs. Each run has a share in that mean, so that slightly
 * more intervals contain it than would contain the true ratio.
 *
 * @param name the host, workload, arrangement and case that the runs share
 * @param runs one for each run that has an interval, in the order of time
 * @param without the number of runs whose comparison has no interval
 */
public record Coverage(String name, List<OneRun> runs, int without) {

  /** The ratio of one run, with its 95 % interval. */
  public record OneRun(String id, double ratio, Interval interval) {}

  /**
   * One for every comparison that two runs or more have with an interval, in the order of the first
   * run.
   */
  public static List<Coverage> of(List<Run> runs) {
    Map<String, List<OneRun>> sure = new LinkedHashMap<>();
    Map<String, Integer> without = new LinkedHashMap<>();
    for (Run run : runs) {
      for (Workload workload :
          Stream.of(Workload.values()).filter(run::has).filter(Workload::isOfCalls).toList()) {
        Findings findings = Findings.of(run, workload);
        for (Comparison comparison : findings.comparisons()) {
          String name = name(run, findings, comparison);
          sure.computeIfAbsent(name, key -> new ArrayList<>());
          comparison
              .ratio()
              .filter(ratio -> ratio.interval95().isPresent())
              .ifPresentOrElse(
                  ratio -> sure.get(name).add(oneRun(run, ratio)),
                  () -> without.merge(name, 1, Integer::sum));
        }
      }
    }
    return sure.entrySet().stream()
        .filter(each -> each.getValue().size() > 1)
        .map(
            each ->
                new Coverage(
                    each.getKey(),
                    List.copyOf(each.getValue()),
                    without.getOrDefault(each.getKey(), 0)))
        .toList();
  }

  private static String name(Run run, Findings findings, Comparison comparison) {
    return run.host()
        + ", "
        + findings.workload().id()
        + ", "
        + findings.arrangementOf(comparison.studyCase()).label()
        + ": "
        + comparison.label();
  }

  private static OneRun oneRun(Run run, PairedRatio ratio) {
    return new OneRun(run.id(), ratio.ratio(), ratio.interval95().orElseThrow());
  }

  /** The geometric mean of the ratios, each run counted once. */
  public double grandMean() {
    return StrictMath.exp(
        runs.stream().mapToDouble(run -> StrictMath.log(run.ratio())).average().orElseThrow());
  }

  /** The runs whose interval contains the grand mean. */
  public List<OneRun> covering() {
    return runs.stream().filter(run -> run.interval().contains(grandMean())).toList();
  }
}
