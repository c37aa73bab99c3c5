// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Gives every fork of run.json its iterations from jmh.json. JMH can lose a fork or an iteration
 * and still exit with status 0, so that every row and every iteration is asked for.
 */
record ForkReader(Path place, RunFile file, JmhFile jmh) {

  List<Fork> forks() {
    Map<String, StudyCase> cases = new HashMap<>();
    file.cases().forEach(c -> cases.put(c.id(), c));
    List<Fork> forks = new ArrayList<>();
    boolean tripsAreWrong = file.hasWrongRoundTrips();
    for (ForkEntry entry : file.forks()) {
      StudyCase c = cases.get(entry.caseId());
      List<Iteration> iterations = iterations(entry, c);
      Optional<Noise> noise = noise(entry, c);
      Optional<RoundTrip> trip = tripsAreWrong ? Optional.empty() : entry.roundTrip();
      forks.add(
          new Fork(
              c,
              entry.block(),
              entry.position(),
              entry.attempt(),
              entry.started(),
              iterations,
              entry.error(),
              file.warmupIsOfTheFigure(c) ? entry.warmup() : List.of(),
              noise,
              file.settings()
                  .contamination()
                  .flatMap(rule -> noise.map(rule::excesses))
                  .orElse(List.of()),
              entry.failed() ? Optional.empty() : entry.latency(),
              trip,
              trip.flatMap(this::distance)));
    }
    return List.copyOf(forks);
  }

  /** Where the run declared that it matters. */
  private Optional<Distance> distance(RoundTrip trip) {
    OptionalDouble factor = file.settings().roundTripFactor();
    return factor.isEmpty()
        ? Optional.empty()
        : Optional.of(new Distance(trip, factor.getAsDouble()));
  }

  private Optional<Noise> noise(ForkEntry fork, StudyCase c) {
    if (fork.failed()) {
      return Optional.empty();
    }
    JmhEntry entry = jmh.entryOf(c, file.environment().jdks());
    return Optional.of(
        new NoiseReader(file.environment(), file.settings(), c, entry)
            .of(fork, fork.raw().getAsInt()));
  }

  /** The measured ones, after a look at whether they are all there. */
  private List<Iteration> iterations(ForkEntry fork, StudyCase c) {
    if (fork.failed()) {
      return List.of();
    }
    int row =
        fork.raw().orElseThrow(() -> wrong(fork, "has neither a row in jmh.json nor an error"));
    JmhEntry entry = jmh.entryOf(c, file.environment().jdks());
    if (row < 0 || row >= entry.scores().length) {
      throw wrong(fork, "is row " + row + " of jmh.json, which has " + entry.scores().length);
    }
    int planned = file.settings().measurementIterations();
    int there = entry.scores()[row].length;
    if (there != planned) {
      throw wrong(fork, "has " + there + " of " + planned + " planned iterations in jmh.json");
    }
    List<Iteration> iterations = new ArrayList<>();
    for (int i = 0; i < there; i++) {
      iterations.add(
          new Iteration(
              figure(fork, c, entry, row, i),
              audit(fork, c, entry, row, i),
              count(fork, entry, "shortThreads", row, i),
              count(fork, entry, "misplaced", row, i),
              interrupts(entry, row, i),
              threadCalls(entry, row, i)));
    }
    return List.copyOf(iterations);
  }

  private static Optional<ThreadCalls> threadCalls(JmhEntry entry, int row, int i) {
    Optional<Double> least = entry.metric("leastCalls", row, i);
    Optional<Double> most = entry.metric("mostCalls", row, i);
    Optional<Double> squares = entry.metric("squaredCalls", row, i);
    return least.isPresent() && most.isPresent() && squares.isPresent() && most.get() > 0
        ? Optional.of(new ThreadCalls(least.get(), most.get(), squares.get()))
        : Optional.empty();
  }

  /** The primary score, or the secondary metric that the case says is its figure. */
  private double figure(ForkEntry fork, StudyCase c, JmhEntry entry, int row, int i) {
    if (c.metric().isEmpty()) {
      return entry.scores()[row][i];
    }
    String metric = c.metric().get();
    return entry
        .metric(metric, row, i)
        .orElseThrow(
            () ->
                wrong(
                    fork,
                    "has no figure in jmh.json (" + metric + " of iteration " + (i + 1) + ")"));
  }

  private Audit audit(ForkEntry fork, StudyCase c, JmhEntry entry, int row, int i) {
    Optional<Double> failures = entry.metric("failures", row, i);
    if (c.workload().isOfCalls()
        && c.isAudited()
        && (failures.isEmpty() || entry.metric("calls", row, i).isEmpty())) {
      throw wrong(
          fork, "has no audit in jmh.json (calls and failures of iteration " + (i + 1) + ")");
    }
    Audit audit =
        new Audit(
            count(fork, entry, "calls", row, i),
            count(fork, entry, "executions", row, i),
            count(fork, entry, "failures", row, i),
            count(fork, entry, "lost", row, i),
            count(fork, entry, "duplicated", row, i),
            count(fork, entry, "warnings", row, i),
            count(fork, entry, "leftovers", row, i),
            count(fork, entry, "lockups", row, i));
    if (entry.metric("lost", row, i).isPresent() && audit.failures() != audit.named()) {
      throw wrong(
          fork,
          "has "
              + audit.failures()
              + " failures in jmh.json, but "
              + audit.named()
              + " by kind (iteration "
              + (i + 1)
              + ")");
    }
    return audit;
  }

  /** Negative where the kernel did not tell. */
  private static OptionalLong interrupts(JmhEntry entry, int row, int i) {
    long interrupts = Math.round(entry.metric("interrupts", row, i).orElse(-1.0));
    return interrupts < 0 ? OptionalLong.empty() : OptionalLong.of(interrupts);
  }

  /** A metric that a workload does not have counts nothing; what is no count is no 0. */
  private long count(ForkEntry fork, JmhEntry entry, String metric, int row, int i) {
    double count = entry.metric(metric, row, i).orElse(0.0);
    if (Double.isNaN(count) || count < 0) {
      throw wrong(fork, "has no count of " + metric + " in jmh.json (iteration " + (i + 1) + ")");
    }
    return Math.round(count);
  }

  private BadInputException wrong(ForkEntry fork, String what) {
    return new BadInputException(place + ": " + fork.name() + " " + what + "; " + JsonFile.CURE);
  }
}
