// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import smpcall.benchmark.RoundTrip;
import smpcall.experiment.stop.ContaminatedForks;
import smpcall.experiment.stop.Forecast;
import smpcall.experiment.stop.StopRule;
import smpcall.host.Noise;
import smpcall.message.Terminal;
import smpcall.message.UserError;
import smpcall.plan.Case;
import smpcall.plan.Plan;
import smpcall.plan.Settings;
import smpcall.store.Fork;
import smpcall.store.ForkResult;
import smpcall.store.ResultStore;
import smpcall.store.RunEnd;
import smpcall.store.StudyBuild;

/** Runs the missing forks of a run, block by block, and stores their results. */
public final class Experiment {

  private final ResultStore store;
  private final Plan plan;
  private final Settings settings;
  private final CaseRunner runner;
  private final Progress progress;
  private final Forecast forecast;

  /** Forks that ended, with those of an earlier process. */
  private int done;

  /** Whether a busy host ends the run: until the first block of this process. */
  private boolean judgesHost;

  /** The disturbed forks of a block for which an earlier process ended the run; it runs again. */
  private List<Fork> disturbed = List.of();

  /**
   * @param runner runner of the forks
   * @param anyway whether a busy host does not end the run
   * @param out output of the progress
   * @param terminal what {@code out} is
   */
  public Experiment(
      ResultStore store, CaseRunner runner, boolean anyway, PrintStream out, Terminal terminal) {
    this.store = store;
    this.runner = runner;
    plan = store.header().plan();
    settings = store.header().settings();
    progress = new Progress(out, terminal);
    forecast = new Forecast(store);
    judgesHost = !anyway;
  }

  /**
   * Runs until the plan, the precision or the budget ends the run.
   *
   * @return why the host is too busy to go on after the first block that ran now, in one line;
   *     empty if the run has ended
   * @throws UserError if a result cannot be stored, or the jar is replaced meanwhile
   */
  public Optional<String> run() {
    Instant began = Instant.now();
    if (store.isTorn()) {
      progress.println(
          "the last line of " + store.forkFile() + " was cut off; its fork runs again");
    }
    disturbed = judgesHost && store.ended().isEmpty() ? disturbed(store.lastBlock()) : List.of();
    int before = plan.forks() - store.missingForks(plan.blocks()) - disturbed.size();
    if (before > 0) {
      progress.println(forks(before) + " done already");
    }
    done = before;
    Optional<RunEnd> end = store.ended();
    for (int block = 1; block <= end.map(RunEnd::blocks).orElse(plan.blocks()); block++) {
      int earlier = store.forks().size();
      runBlock(block);
      Optional<String> busy = tooBusy(block, earlier);
      if (busy.isPresent()) {
        return busy;
      }
      if (end.isEmpty() && block >= store.lastBlock()) {
        int blocks = block;
        end = new StopRule(store).endAfter(block).map(reason -> new RunEnd(reason, blocks));
      }
    }
    store.end(end.orElseThrow());
    progress.println(
        forks(done - before) + " in " + Forecast.minutes(Duration.between(began, Instant.now())));
    return Optional.empty();
  }

  private static String forks(int count) {
    return count + (count == 1 ? " fork" : " forks");
  }

  /**
   * Judges the host by the first block of which this process made a fork; later ones are left to
   * the analysis, as a host may be busy for a while.
   */
  private Optional<String> tooBusy(int block, int earlier) {
    if (!judgesHost || store.forks().size() == earlier) {
      return Optional.empty();
    }
    judgesHost = false;
    return new ContaminatedForks(store.header()).most(latest(block));
  }

  private List<Fork> disturbed(int block) {
    ContaminatedForks contaminated = new ContaminatedForks(store.header());
    List<Fork> all = latest(block);
    return contaminated.most(all).isEmpty()
        ? List.of()
        : all.stream().filter(Fork::isSound).filter(contaminated::contains).toList();
  }

  /** The last attempt at every case of a block. */
  private List<Fork> latest(int block) {
    Map<String, Fork> latest = new LinkedHashMap<>();
    store.forks().stream()
        .filter(fork -> fork.block() == block)
        .forEach(fork -> latest.put(fork.caseId(), fork));
    return List.copyOf(latest.values());
  }

  private void runBlock(int block) {
    int position = 0;
    for (Case testCase : plan.order(block)) {
      position++;
      if (!store.has(testCase, block)
          || disturbed.stream().anyMatch(fork -> fork.isOf(testCase, block))) {
        progress.startStep(
            forecast.at(block, done + 1) + "; now " + testCase.label(plan.hasSeveralJdks()));
        run(testCase, block, position);
        done++;
      }
    }
  }

  /** Refuses another build: forks start from the jar, and a build of the study replaces it. */
  private void requireSameBuild() {
    if (!Objects.equals(store.header().study().build(), StudyBuild.hashOfJar())) {
      throw new UserError(
          "the study was rebuilt during run "
              + store.header().id()
              + "; finished forks are kept; restore its sources and give './study run --resume', or"
              + " begin a new run");
    }
  }

  /** Runs a fork, and again if its CPUs moved from one distance to another meanwhile. */
  private void run(Case testCase, int block, int position) {
    int attempts = settings.attempts() == null ? 1 : settings.attempts();
    int attempt = 1;
    while (isRepeated(testCase, block, position, attempt < attempts)) {
      progress.println(
          "block " + block + ", " + testCase.id() + ": its CPUs moved; it runs once more");
      attempt++;
    }
  }

  private boolean isRepeated(Case testCase, int block, int position, boolean mayRepeat) {
    requireSameBuild();
    int attempt = store.nextAttempt(testCase, block);
    SortedMap<String, String> drawn = plan.draw(settings.drawn(), testCase, block, attempt);
    Instant started = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    tellIfClockWentBack(started);
    long began = System.nanoTime();
    Noise before = Noise.now(testCase.placement());
    ForkRunner.Outcome outcome = runner.run(testCase, drawn);
    Noise noise = before.until(Noise.now(testCase.placement()));
    if (outcome.error() != null) {
      progress.printBad("block " + block + ", " + testCase.id() + " failed: " + outcome.error());
    }
    Optional<String> moved = mayRepeat ? moved(outcome.result()) : Optional.empty();
    store.add(
        new Fork(
            testCase.id(),
            block,
            position,
            attempt,
            started.toString(),
            started.plusMillis(millisSince(began)).toString(),
            outcome.error(),
            drawn.isEmpty() ? null : drawn,
            moved.orElse(null),
            new Fork.Noise(noise.stealMillis(), noise.foreignMillis(), noise.loadBefore()),
            outcome.result()));
    return moved.isPresent();
  }

  /** The reason to repeat a fork, in one line; empty if there is none. */
  private Optional<String> moved(ForkResult result) {
    RoundTrip trip = result == null ? null : result.roundTripNanos();
    if (trip == null || settings.pairing() == null || settings.pairing().isSteady(trip)) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "its CPUs moved: the round trip of a cache line was %.1f to %.1f ns",
            trip.nearest(),
            trip.farthest()));
  }

  private static long millisSince(long began) {
    return Duration.ofNanos(System.nanoTime() - began).toMillis();
  }

  /** A fork's length is counted apart from the clock, so that a jump spoils its date only. */
  private void tellIfClockWentBack(Instant now) {
    List<Fork> forks = store.forks();
    if (!forks.isEmpty()) {
      Instant last = Instant.parse(forks.get(forks.size() - 1).finished());
      if (now.isBefore(last)) {
        progress.println(
            "the clock of this host went back by "
                + Duration.between(now, last).toSeconds()
                + " s; the dates of the next forks follow it");
      }
    }
  }
}
