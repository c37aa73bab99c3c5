// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment.stop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import smpcall.benchmark.RoundTrip;
import smpcall.kernel.KernelVersion;
import smpcall.kernel.Part;
import smpcall.plan.Case;
import smpcall.plan.NativeRow;
import smpcall.plan.Pairing;
import smpcall.plan.Workload;
import smpcall.store.Fork;

/**
 * How sure the primary ratios are: the half width of the 95 % Student t interval of the logarithms
 * of the ratios within blocks, as a percentage of the ratio. Primary are the comparisons of
 * versions that run in every block with their baseline, that of the baseline with itself among
 * them, but not the floor's, which is no version, nor the control's, nor what the audit costs when
 * there is anything else. Where calls are paced, those that are back to back are not primary.
 */
final class RatioPrecision {

  private static final double LEVEL = 0.95;

  /**
   * What one fork gave.
   *
   * @param figure median of its iterations, in the unit of its case
   * @param distance null where not measured
   */
  private record Value(double figure, RoundTrip distance) {}

  private final List<Case> cases;
  private final List<Fork> stored;
  private final Predicate<Fork> clean;
  private final Pairing pairing;

  private RatioPrecision(
      List<Case> cases, List<Fork> stored, Predicate<Fork> clean, Pairing pairing) {
    this.cases = cases;
    this.stored = stored;
    this.clean = clean;
    this.pairing = pairing;
  }

  /**
   * The half width of the least sure of the primary ratios, in percent. Where the forks were at
   * several distances, each ratio is that at its most frequent one.
   *
   * @param clean which of the forks count; wrong answers of the others are wrong all the same
   * @param pairing which two forks of a block have a ratio; null: all
   * @param least ratios that each of them must have
   * @return empty when one cannot be told yet; 0 when there are none; a case that gave wrong
   *     answers has no ratio, and is not waited for
   */
  static Optional<Double> worst(
      List<Case> cases, List<Fork> stored, Predicate<Fork> clean, Pairing pairing, int least) {
    return new RatioPrecision(cases, stored, clean, pairing).worst(least);
  }

  private Optional<Double> worst(int least) {
    double worst = 0;
    for (Case testCase : primary(cases)) {
      if (isRight(testCase)) {
        List<Double> logs = logRatios(testCase);
        if (logs.size() < Math.max(2, least)) {
          return Optional.empty();
        }
        worst = Math.max(worst, halfWidth(logs));
      }
    }
    return Optional.of(worst);
  }

  /**
   * How many times as fast as its baseline a paced case is so far: the geometric mean of the ratios
   * within blocks, at their most frequent distance.
   *
   * @param clean which of the forks count
   * @param pairing which two forks of a block have a ratio; null: all
   * @return empty with fewer than two ratios, or if the case or its baseline gave wrong answers
   */
  static OptionalDouble speedup(
      Case testCase, List<Case> cases, List<Fork> stored, Predicate<Fork> clean, Pairing pairing) {
    RatioPrecision ratios = new RatioPrecision(cases, stored, clean, pairing);
    List<Double> logs = ratios.isRight(testCase) ? ratios.logRatios(testCase) : List.of();
    return logs.size() < 2
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            Math.exp(-logs.stream().mapToDouble(Double::doubleValue).average().getAsDouble()));
  }

  private List<Case> baseline(Case testCase) {
    return cases.stream().filter(each -> arms(testCase).contains(each.id())).toList();
  }

  /** Whether neither a case nor its baseline gave wrong answers. */
  private boolean isRight(Case testCase) {
    return !isWrong(testCase) && baseline(testCase).stream().noneMatch(this::isWrong);
  }

  private static List<String> arms(Case testCase) {
    return testCase.baselineArms() == null ? List.of(testCase.baseline()) : testCase.baselineArms();
  }

  private static List<Case> primary(List<Case> cases) {
    List<Case> compared =
        cases.stream()
            .filter(each -> each.baseline() != null && each.blocks() == null)
            .filter(each -> !isHarness(each.variant()) && !NativeRow.is(each))
            .toList();
    List<Case> versions =
        compared.stream().filter(each -> !each.workload().equals(Workload.AUDIT_COST.id)).toList();
    List<Case> chosen = versions.isEmpty() ? compared : versions;
    List<Case> paced = chosen.stream().filter(Case::isPaced).toList();
    return paced.isEmpty() ? chosen : paced;
  }

  private static boolean isHarness(String variant) {
    return KernelVersion.find(variant).filter(each -> each.part() == Part.HARNESS).isPresent();
  }

  /** The logarithms of the ratios at the distance that has the most of them. */
  private List<Double> logRatios(Case testCase) {
    List<Map<Integer, Value>> arms = baseline(testCase).stream().map(this::values).toList();
    SortedMap<Double, List<Double>> byDistance = new TreeMap<>();
    values(testCase)
        .forEach(
            (block, value) -> {
              double[] others =
                  arms.stream()
                      .map(arm -> arm.get(block))
                      .filter(other -> other != null && isPair(value, other))
                      .mapToDouble(other -> Math.log(other.figure()))
                      .toArray();
              if (others.length > 0) {
                double nanos = value.distance() == null ? 0 : value.distance().nearest();
                byDistance
                    .computeIfAbsent(nanos, key -> new ArrayList<>())
                    .add(Math.log(value.figure()) - Arrays.stream(others).average().getAsDouble());
              }
            });
    return largestGroup(byDistance);
  }

  private boolean isPair(Value one, Value other) {
    return pairing == null || pairing.pairs(one.distance(), other.distance());
  }

  /** The next longer round trip is another distance if it is longer by more than the factor. */
  private List<Double> largestGroup(SortedMap<Double, List<Double>> byDistance) {
    List<Double> largest = List.of();
    List<Double> group = new ArrayList<>();
    double before = 0;
    for (Map.Entry<Double, List<Double>> each : byDistance.entrySet()) {
      if (pairing != null && each.getKey() > pairing.roundTripFactor() * before) {
        group = new ArrayList<>();
      }
      group.addAll(each.getValue());
      largest = group.size() > largest.size() ? group : largest;
      before = each.getKey();
    }
    return largest;
  }

  private static double halfWidth(List<Double> logs) {
    DescriptiveStatistics statistics = new DescriptiveStatistics();
    logs.forEach(statistics::addValue);
    int n = logs.size();
    double t = new TDistribution(null, n - 1).inverseCumulativeProbability((1 + LEVEL) / 2);
    return 100 * Math.expm1(t * statistics.getStandardDeviation() / Math.sqrt(n));
  }

  /** The count of an iteration, or 0 for a metric that the program does not have. */
  private static long countOf(List<Long> counts, int iteration) {
    return counts.isEmpty() ? 0 : counts.get(iteration);
  }

  private boolean isWrong(Case testCase) {
    return stored.stream()
        .filter(each -> each.caseId().equals(testCase.id()))
        .anyMatch(each -> each.failures() > 0);
  }

  /** By block: the median of the iterations that have a figure. */
  private Map<Integer, Value> values(Case testCase) {
    Map<Integer, Value> values = new TreeMap<>();
    for (Fork each : stored) {
      if (each.caseId().equals(testCase.id()) && each.isSound() && clean.test(each)) {
        DescriptiveStatistics sound = new DescriptiveStatistics();
        List<Double> figures = each.result().figure(testCase);
        List<Long> shortThreads = each.result().count("shortThreads");
        List<Long> misplaced = each.result().count("misplaced");
        List<Long> compiling = each.result().count("compiling");
        for (int i = 0; i < figures.size(); i++) {
          long unsound = shortThreads.get(i) + misplaced.get(i) + countOf(compiling, i);
          if (unsound == 0 && figures.get(i) > 0) {
            sound.addValue(figures.get(i));
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
