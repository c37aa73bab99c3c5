// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.statistics;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresProblem;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.Pair;

/**
 * The universal scalability law X(N) = lambda N / (1 + sigma (N - 1) + kappa N (N - 1)), fitted to
 * throughput X at N CPUs: lambda is the throughput of one CPU, sigma the serial share of the work,
 * kappa the cost of agreement between CPUs. Source: Gunther, "Guerrilla Capacity Planning"
 * (Springer, 2007), chapter 4.
 *
 * <p>The fit is Levenberg-Marquardt on logarithms, as noise is a factor. The unit is the block:
 * point values come from the mean logarithms over all blocks, intervals from leaving out one block
 * in turn (jackknife, Student t with n - 1 degrees of freedom), so a drift that all CPU counts of a
 * block share does not count as information. The fit says nothing beyond its own CPU counts.
 *
 * @param counts the CPU counts of the fit
 * @param n the number of blocks that have a value at all of them
 * @param lambda the throughput of one CPU, in the unit of the throughput
 * @param sigma the serial share of the work
 * @param kappa the cost of agreement between CPUs
 * @param worst the largest distance of a mean from the curve, as a ratio: 1.02 is 2 % off
 * @param warnings the warnings on these numbers
 */
public record ScalabilityLaw(
    SortedSet<Integer> counts,
    int n,
    Parameter lambda,
    Parameter sigma,
    Parameter kappa,
    double worst,
    Set<Warning> warnings) {

  /** Three parameters and one more point, so that the law can fail. */
  public static final int ENOUGH_COUNTS = 4;

  private static final int STEPS = 1000;

  /**
   * A parameter.
   *
   * @param interval the 95 % interval; empty when n is too small
   */
  public record Parameter(double value, Optional<Interval> interval) {}

  /**
   * @param throughput the throughput by CPU count, then by block, all above 0; only CPU counts of
   *     one range of the topology, as the law assumes equal CPUs and cannot bend at siblings or
   *     another socket
   * @return the law; empty with fewer than {@link #ENOUGH_COUNTS} counts, when no block has them
   *     all, or without convergence
   */
  public static Optional<ScalabilityLaw> of(
      SortedMap<Integer, SortedMap<Integer, Double>> throughput) {
    SortedSet<Integer> blocks = new TreeSet<>();
    throughput.values().forEach(values -> blocks.addAll(values.keySet()));
    throughput.values().forEach(values -> blocks.retainAll(values.keySet()));
    if (throughput.size() < ENOUGH_COUNTS || blocks.isEmpty()) {
      return Optional.empty();
    }
    double[] cpus = throughput.keySet().stream().mapToDouble(Integer::doubleValue).toArray();
    List<double[]> logs = new ArrayList<>();
    for (int block : blocks) {
      logs.add(
          throughput.values().stream().mapToDouble(v -> StrictMath.log(v.get(block))).toArray());
    }
    try {
      return Optional.of(fit(new TreeSet<>(throughput.keySet()), cpus, logs));
    } catch (MathIllegalStateException e) {
      return Optional.empty(); // it did not converge
    }
  }

  private static ScalabilityLaw fit(SortedSet<Integer> counts, double[] cpus, List<double[]> logs) {
    double[] means = means(logs, -1);
    double[] point = parameters(cpus, means);
    int n = logs.size();
    Set<Warning> warnings = EnumSet.noneOf(Warning.class);
    List<Optional<Interval>> intervals;
    if (n < MeanInterval.ENOUGH) {
      warnings.add(Warning.TOO_FEW);
      intervals = List.of(Optional.empty(), Optional.empty(), Optional.empty());
    } else {
      intervals = jackknife(cpus, logs, point);
    }
    if (point[1] < 0 || point[2] < 0) {
      warnings.add(Warning.BEYOND_THE_LAW);
    }
    return new ScalabilityLaw(
        counts,
        n,
        new Parameter(StrictMath.exp(point[0]), intervals.get(0).map(Interval::exp)),
        new Parameter(point[1], intervals.get(1)),
        new Parameter(point[2], intervals.get(2)),
        worst(cpus, means, point),
        warnings);
  }

  private static List<Optional<Interval>> jackknife(
      double[] cpus, List<double[]> logs, double[] point) {
    int n = logs.size();
    double[][] without = new double[n][];
    for (int block = 0; block < n; block++) {
      without[block] = parameters(cpus, means(logs, block));
    }
    double t = MeanInterval.t(n - 1, 0.95);
    List<Optional<Interval>> intervals = new ArrayList<>();
    for (int p = 0; p < point.length; p++) {
      double[] values = new double[n];
      for (int block = 0; block < n; block++) {
        values[block] = without[block][p];
      }
      double mean = MeanInterval.mean(values);
      double squares = 0;
      for (double value : values) {
        squares += (value - mean) * (value - mean);
      }
      double reach = t * Math.sqrt(squares * (n - 1) / n);
      intervals.add(Optional.of(new Interval(point[p] - reach, point[p] + reach)));
    }
    return intervals;
  }

  /**
   * @param without the index of the block to leave out; -1 for none
   */
  private static double[] means(List<double[]> logs, int without) {
    double[] means = new double[logs.get(0).length];
    int used = logs.size() - (without < 0 ? 0 : 1);
    for (int block = 0; block < logs.size(); block++) {
      for (int i = 0; i < means.length && block != without; i++) {
        means[i] += logs.get(block)[i] / used;
      }
    }
    return means;
  }

  /** ln lambda, sigma, kappa. */
  private static double[] parameters(double[] cpus, double[] logs) {
    LeastSquaresProblem problem =
        new LeastSquaresBuilder()
            .start(new double[] {logs[0] - StrictMath.log(cpus[0]), 0.1, 0.001})
            .model(at -> curve(cpus, at.toArray()))
            .target(logs)
            .lazyEvaluation(false)
            .maxEvaluations(STEPS)
            .maxIterations(STEPS)
            .build();
    return new LevenbergMarquardtOptimizer().optimize(problem).getPoint().toArray();
  }

  /** The logarithm of the law at each count, and its derivatives. */
  private static Pair<RealVector, RealMatrix> curve(double[] cpus, double[] at) {
    double[] values = new double[cpus.length];
    double[][] slopes = new double[cpus.length][];
    for (int i = 0; i < cpus.length; i++) {
      double n = cpus[i];
      double cost = Math.max(cost(n, at), Double.MIN_NORMAL);
      values[i] = at[0] + StrictMath.log(n / cost);
      slopes[i] = new double[] {1, -(n - 1) / cost, -n * (n - 1) / cost};
    }
    return Pair.create(new ArrayRealVector(values), new Array2DRowRealMatrix(slopes));
  }

  private static double cost(double n, double[] at) {
    return 1 + at[1] * (n - 1) + at[2] * n * (n - 1);
  }

  private static double worst(double[] cpus, double[] means, double[] point) {
    RealVector curve = curve(cpus, point).getFirst();
    double worst = 0;
    for (int i = 0; i < cpus.length; i++) {
      worst = Math.max(worst, Math.abs(means[i] - curve.getEntry(i)));
    }
    return StrictMath.exp(worst);
  }

  /** The throughput at a number of CPUs within the range of the fit. */
  public double at(int cpus) {
    return lambda.value * cpus / (1 + sigma.value * (cpus - 1) + kappa.value * cpus * (cpus - 1.0));
  }
}
