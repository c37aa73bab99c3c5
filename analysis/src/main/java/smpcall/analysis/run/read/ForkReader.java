// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import smpcall.analysis.run.Audit;
import smpcall.analysis.run.Distance;
import smpcall.analysis.run.Fork;
import smpcall.analysis.run.Iteration;
import smpcall.analysis.run.Noise;
import smpcall.analysis.run.RoundTrip;
import smpcall.analysis.run.StudyCase;

/**
 * Makes forks from the lines of forks.jsonl. JMH can lose an iteration and still exit with status
 * 0, so this checks that every iteration and every audit is there.
 *
 * @param file the plan
 * @param log the lines, each of a planned case
 */
record ForkReader(RunFile file, ForkLog log) {
  List<Fork> forks() {
    Map<String, StudyCase> cases = new HashMap<>();
    file.cases().forEach(c -> cases.put(c.id(), c));
    List<Fork> forks = new ArrayList<>();
    for (int i = 0; i < log.forks().size(); i++) {
      forks.add(fork(i, cases.get(log.forks().get(i).caseId())));
    }
    return List.copyOf(forks);
  }

  private Fork fork(int index, StudyCase c) {
    ForkLine line = log.forks().get(index);
    Optional<ForkLine.Result> result = line.result();
    Optional<Noise> noise =
        result.map(its -> new NoiseReader(file.environment(), file.settings(), c).of(line, its));
    Optional<RoundTrip> trip = result.flatMap(ForkLine.Result::roundTripNanos);
    return new Fork(
        c,
        line.block(),
        line.position(),
        line.attempt(),
        line.started(),
        line.finished(),
        result.map(its -> iterations(index, c, its)).orElse(List.of()),
        line.error(),
        result.map(its -> speeds(c, its.warmup())).orElse(List.of()),
        noise,
        file.settings()
            .contamination()
            .filter(rule -> line.repeated().isEmpty())
            .flatMap(rule -> noise.map(rule::excesses))
            .orElse(List.of()),
        result.flatMap(ForkLine.Result::latency),
        trip,
        trip.flatMap(this::distance),
        line.drawn(),
        line.repeated());
  }

  /** The distance; empty when the run has no rule on it. */
  private Optional<Distance> distance(RoundTrip trip) {
    return file.settings().pairing().map(rule -> new Distance(trip, rule.roundTripFactor()));
  }

  /** The measured iterations; refuses a fork that has too few or too many. */
  private List<Iteration> iterations(int index, StudyCase c, ForkLine.Result result) {
    int planned = file.settings().measurementIterations();
    int there = result.scores().size();
    if (there != planned) {
      throw log.wrong(index, "has " + there + " of " + planned + " planned iterations");
    }
    List<Double> figures = figures(index, c, result);
    List<Iteration> iterations = new ArrayList<>();
    for (int i = 0; i < there; i++) {
      iterations.add(
          new Iteration(
              figures.get(i),
              audit(index, c, result, i),
              result.count("shortThreads", i).orElse(0L),
              result.count("misplaced", i).orElse(0L),
              result.count("compiling", i).orElse(0L),
              interrupts(result, i),
              threadCalls(result, i),
              pace(c, result, i)));
    }
    return List.copyOf(iterations);
  }

  private static Optional<Iteration.ThreadCalls> threadCalls(ForkLine.Result result, int i) {
    Optional<Long> least = result.count("leastCalls", i);
    Optional<Long> most = result.count("mostCalls", i);
    Optional<Long> squares = result.count("squaredCalls", i);
    return least.isPresent() && most.isPresent() && squares.isPresent() && most.get() > 0
        ? Optional.of(new Iteration.ThreadCalls(least.get(), most.get(), squares.get()))
        : Optional.empty();
  }

  /**
   * The speeds of the iterations: the primary scores, or the case's secondary metric. The figure of
   * paced calls is a time.
   */
  private List<Double> figures(int index, StudyCase c, ForkLine.Result result) {
    if (c.metric().isEmpty()) {
      return result.scores();
    }
    String metric = c.metric().get();
    Map<String, List<Double>> figures = c.isPaced() ? result.times() : result.rates();
    if (!figures.containsKey(metric)) {
      String kind = c.isPaced() ? "times." : "rates.";
      throw log.wrong(index, "has no figure (result." + kind + metric + ")");
    }
    return speeds(c, figures.get(metric));
  }

  /** Figures as speeds: those of paced calls are one caller's nanoseconds for a call. */
  private static List<Double> speeds(StudyCase c, List<Double> figures) {
    return c.isPaced()
        ? figures.stream().map(nanos -> c.callers() * 1e9 / nanos).toList()
        : figures;
  }

  /** The durations and the load of paced calls; empty where calls are back to back. */
  private Optional<Iteration.Pace> pace(StudyCase c, ForkLine.Result result, int i) {
    if (!c.isPaced()) {
      return Optional.empty();
    }
    double nanos = result.times().get(c.metric().orElseThrow()).get(i);
    double callersNanos = c.callers() * file.settings().iterationMillis() * 1e6;
    return Optional.of(
        new Iteration.Pace(
            nanos,
            value(result.times().get("dueNanos"), i),
            result.rates().getOrDefault("call", result.scores()).get(i),
            result
                .count("timedCalls", i)
                .map(calls -> OptionalDouble.of(calls * nanos / callersNanos))
                .orElse(OptionalDouble.empty())));
  }

  private static OptionalDouble value(List<Double> row, int i) {
    return row == null ? OptionalDouble.empty() : OptionalDouble.of(row.get(i));
  }

  private Audit audit(int index, StudyCase c, ForkLine.Result result, int i) {
    if (c.workload().isOfCalls()
        && c.isAudited()
        && (result.count("failures", i).isEmpty() || result.count("calls", i).isEmpty())) {
      throw log.wrong(index, "has no audit (result.counts.calls and .failures)");
    }
    Audit audit =
        new Audit(
            count(result, "calls", i),
            count(result, "executions", i),
            count(result, "failures", i),
            count(result, "lost", i),
            count(result, "duplicated", i),
            count(result, "warnings", i),
            count(result, "leftovers", i),
            count(result, "lockups", i));
    if (result.counts().containsKey("lost") && audit.failures() != audit.named()) {
      throw log.wrong(
          index,
          "has "
              + audit.failures()
              + " failures, but "
              + audit.named()
              + " by kind (iteration "
              + (i + 1)
              + ")");
    }
    return audit;
  }

  /** The count of interrupts; empty when it is negative, which means unknown. */
  private static OptionalLong interrupts(ForkLine.Result result, int i) {
    return result.count("interrupts", i).filter(count -> count >= 0).stream()
        .mapToLong(Long::longValue)
        .findFirst();
  }

  /** A count, or 0 for a metric that the workload does not have. */
  private static long count(ForkLine.Result result, String metric, int i) {
    return result.count(metric, i).orElse(0L);
  }
}
