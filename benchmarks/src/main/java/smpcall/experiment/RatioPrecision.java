// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import smpcall.benchmark.RoundTrip;
import smpcall.kernel.KernelVersion;
import smpcall.kernel.Part;
import smpcall.plan.Case;
import smpcall.plan.Pairing;
import smpcall.plan.Workload;
import smpcall.store.Fork;

/**
 * How sure the primary ratios are: the half width of the 95 % Student t interval of the logarithms
 * of the ratios within blocks, as a percentage of the ratio. Primary are the comparisons of
 * versions that run in every block with their baseline, that of the baseline with itself among
 * them, but not the floor's, which is no version, nor what the audit costs, when there is anything
 * else.
 */
public final class RatioPrecision {

  private static final double LEVEL = 0.95;

  /**
   * What one fork gave.
   *
   * @param distance null where not measured
   */
  private record Value(double perSecond, RoundTrip distance) {}

  private RatioPrecision() {}

  /**
   * The half width of the least sure of the primary ratios, in percent.
   *
   * @param clean which of the forks count; wrong answers of the others are wrong all the same
   * @param pairing which two forks of a block have a ratio; null: all
   * @param least ratios that each of them must have
   * @return empty when one cannot be told yet; 0 when there are none; a case that gave wrong
   *     answers has no ratio, and is not waited for
   */
  public static Optional<Double> worst(
      List<Case> cases, List<Fork> stored, Predicate<Fork> clean, Pairing pairing, int least) {
    List<Fork> sound =
        stored.stream().filter(each -> each.error() == null && clean.test(each)).toList();
    double worst = 0;
    for (Case testCase : primary(cases)) {
      Case baseline =
          cases.stream().filter(c -> c.id().equals(testCase.baseline())).findFirst().orElseThrow();
      if (!isWrong(testCase, stored) && !isWrong(baseline, stored)) {
        List<Double> logs = logRatios(values(testCase, sound), values(baseline, sound), pairing);
        if (logs.size() < Math.max(2, least)) {
          return Optional.empty();
        }
        worst = Math.max(worst, halfWidth(logs));
      }
    }
    return Optional.of(worst);
  }

  private static List<Case> primary(List<Case> cases) {
    List<Case> compared =
        cases.stream()
            .filter(each -> each.baseline() != null && each.blocks() == null)
            .filter(each -> !isHarness(each.variant()))
            .toList();
    List<Case> versions =
        compared.stream().filter(each -> !each.workload().equals(Workload.AUDIT_COST.id)).toList();
    return versions.isEmpty() ? compared : versions;
  }

  private static boolean isHarness(String variant) {
    return KernelVersion.find(variant).filter(each -> each.part() == Part.HARNESS).isPresent();
  }

  private static List<Double> logRatios(
      Map<Integer, Value> above, Map<Integer, Value> below, Pairing pairing) {
    List<Double> logs = new ArrayList<>();
    above.forEach(
        (block, value) -> {
          Value other = below.get(block);
          if (other != null
              && (pairing == null || pairing.pairs(value.distance(), other.distance()))) {
            logs.add(Math.log(value.perSecond() / other.perSecond()));
          }
        });
    return logs;
  }

  private static double halfWidth(List<Double> logs) {
    DescriptiveStatistics statistics = new DescriptiveStatistics();
    logs.forEach(statistics::addValue);
    int n = logs.size();
    double t = new TDistribution(null, n - 1).inverseCumulativeProbability((1 + LEVEL) / 2);
    return 100 * Math.expm1(t * statistics.getStandardDeviation() / Math.sqrt(n));
  }

  private static boolean isWrong(Case testCase, List<Fork> stored) {
    return stored.stream()
        .filter(each -> each.caseId().equals(testCase.id()))
        .anyMatch(each -> each.failures() > 0);
  }

  /** By block: the median of the iterations that have a speed. */
  private static Map<Integer, Value> values(Case testCase, List<Fork> stored) {
    Map<Integer, Value> values = new TreeMap<>();
    for (Fork each : stored) {
      if (each.caseId().equals(testCase.id())) {
        DescriptiveStatistics sound = new DescriptiveStatistics();
        List<Double> scores = each.result().figure(testCase);
        List<Long> shortThreads = each.result().count("shortThreads");
        List<Long> misplaced = each.result().count("misplaced");
        for (int i = 0; i < scores.size(); i++) {
          if (shortThreads.get(i) + misplaced.get(i) == 0 && scores.get(i) > 0) {
            sound.addValue(scores.get(i));
          }
        }
        if (sound.getN() > 0) {
          values.put(
              each.block(), new Value(sound.getPercentile(50), each.result().roundTripNanos()));
        }
      }
    }
    return values;
  }
}
