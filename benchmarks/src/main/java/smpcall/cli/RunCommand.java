// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import smpcall.benchmark.PinnedBenchmark;
import smpcall.doctor.Diagnosis;
import smpcall.experiment.CaseRunner;
import smpcall.experiment.Experiment;
import smpcall.experiment.ForkRunner;
import smpcall.experiment.HostLock;
import smpcall.experiment.HostRequirements;
import smpcall.experiment.InitialCheck;
import smpcall.experiment.InterruptionNotice;
import smpcall.experiment.JavaRuntimes;
import smpcall.experiment.NativeControl;
import smpcall.experiment.NativeFork;
import smpcall.experiment.Resumption;
import smpcall.experiment.SmokeResult;
import smpcall.experiment.UnexpectedFailures;
import smpcall.experiment.process.AnalysisProcess;
import smpcall.host.Environment;
import smpcall.host.Jdk;
import smpcall.host.PlacementPolicy;
import smpcall.host.RoundTrips;
import smpcall.host.Topology;
import smpcall.inventory.Host;
import smpcall.message.ExitStatus;
import smpcall.message.Terminal;
import smpcall.message.UserError;
import smpcall.plan.Case;
import smpcall.plan.KernelRow;
import smpcall.plan.NativeRow;
import smpcall.plan.Omitted;
import smpcall.plan.Profile;
import smpcall.plan.Settings;
import smpcall.plan.TimeSpan;
import smpcall.plan.VersionFacts;
import smpcall.store.Checkout;
import smpcall.store.ResultStore;
import smpcall.store.RunHeader;
import smpcall.store.StudyBuild;

/** {@code ./study run}: measures this host, then reports. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    version = Main.VERSION,
    description = "Measures this host, draws the charts and prints the answer.",
    footer = {
      "",
      "Exit status: 0 fine, 1 a finding, 2 bad usage or input, 3 an error of the "
          + "study, 5 no result, as the host is too busy.",
      "",
      "Examples:",
      "  ./study run --profile smoke",
      "  ./study run --versions spinlock,patched --workloads broadcast",
      "  ./study run --profile full --precision 1%% --budget 2h",
      "  ./study run --resume",
      "  ./study run --jdk-home 25=/usr/lib/jvm/temurin-25-jdk-amd64",
      "  ./study run --workloads storm --gaps 1000,5000 --blocks 40",
      "  ./study run --sensitivity",
      "  ./study run --workloads memory-cost"
    })
final class RunCommand implements Callable<Integer> {

  /** The form of a run's id: when it began. */
  static final DateTimeFormatter ID =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /** Enough for all pairs of about 20 CPUs; of more CPUs only a sample is measured. */
  private static final Duration ROUND_TRIPS_LIMIT = Duration.ofSeconds(3);

  @Mixin private PlanOptions options = new PlanOptions();
  @Mixin private HostOptions hosts = new HostOptions();
  @Mixin private JdkHomeOption jdkHomes = new JdkHomeOption();

  @Option(
      names = "--resume",
      paramLabel = "RUN",
      arity = "0..1",
      fallbackValue = "",
      description =
          "Resume a run that was interrupted or has failed forks; RUN is its id or directory"
              + " (default: the newest such run).")
  private String resume;

  @Option(
      names = "--results",
      paramLabel = "DIR",
      description = "Directory of the results (default: benchmarks/results).")
  private Path results = Checkout.results();

  @Option(
      names = "--charts",
      paramLabel = "DIR",
      description = "Directory of the charts and the appendix (default: charts/latest).")
  private Path charts = Checkout.charts();

  @Option(names = "--no-report", description = "Draw no charts; './study report' draws them later.")
  private boolean noReport;

  @Option(
      names = {"-v", "--verbose"},
      description = "Print the tables of the report, too; of a smoke run, the report.")
  private boolean verbose;

  @Option(
      names = "--anyway",
      description =
          "Go on although others disturb most forks of the first block; these stay out of every"
              + " figure.")
  private boolean anyway;

  @Option(
      names = "--wait",
      paramLabel = "TIME",
      description =
          "Time to wait for another study on this host, such as 90s, 10m or 2h (default: none).")
  private String wait;

  @Spec private CommandSpec spec;

  private final Terminal terminal = Terminal.ofThisProcess();

  /** The name under which results are kept. */
  private String hostName;

  /**
   * The lowest exit status that is still possible: the status of the check, and 1 if forks are
   * missing or, without a report, if a version that must be right failed its audit.
   */
  private int leastStatus;

  private int checkStatus;

  @Override
  public Integer call() {
    Host host = hosts.host();
    hostName = hosts.resultsName();
    return HostLock.holding(
        "results in " + results.resolve(hostName),
        wait == null ? Duration.ZERO : TimeSpan.of("--wait", wait),
        () -> measure(host));
  }

  private int measure(Host host) {
    ResultStore store = resume == null ? newRun(host) : resumedRun(host);
    if (leastStatus == ExitStatus.BUSY) {
      return leastStatus;
    }
    int reportStatus = noReport ? ExitStatus.FINE : report(store);
    if (isSmoke(store)) {
      SmokeResult result = SmokeResult.of(store, checkStatus, reportStatus);
      String line = terminal.message(result.line());
      System.out.println(result.works() ? terminal.good(line) : terminal.bad(line));
      leastStatus = result.works() ? leastStatus : Math.max(leastStatus, ExitStatus.FINDING);
    }
    return Math.max(leastStatus, reportStatus);
  }

  private int report(ResultStore store) {
    if (verbose) {
      return AnalysisProcess.report(store.directory(), charts, "--verbose");
    }
    return isTerse(store)
        ? AnalysisProcess.reportQuietly(store.directory(), charts)
        : AnalysisProcess.report(store.directory(), charts);
  }

  /** Returns whether the report prints nothing: a smoke run is no measurement. */
  private boolean isTerse(ResultStore store) {
    return isSmoke(store) && !verbose;
  }

  private static boolean isSmoke(ResultStore store) {
    return store.header().settings().profile().equals(Profile.SMOKE.toString());
  }

  private ResultStore newRun(Host host) {
    Topology topology = Topology.ofThisHost();
    Map<String, JavaRuntimes.Runtime> runtimes =
        JavaRuntimes.of(host, options.jdks(), jdkHomes.entries());
    List<Case> selected =
        options.selection(host, topology, List.copyOf(runtimes.keySet())).cases(topology);
    Map<String, Jdk> jdks = JavaRuntimes.jdks(runtimes);
    List<Case> ofHost = NativeRow.withoutEmulated(jdks, KernelRow.withoutEmulated(jdks, selected));
    List<Omitted> omitted = omitted(ofHost);
    List<Case> cases = Omitted.without(omitted, ofHost);
    if (cases.isEmpty()) {
      throw new UserError(
          host.place()
              + ": no placement of host '"
              + host.name()
              + "' has enough CPUs; give fewer with --cpus, or other placements there (there are "
              + PlacementPolicy.ids()
              + ")");
    }
    Settings settings = options.settings(List.of(PinnedBenchmark.jvmArgs()));
    HostRequirements.check(cases);
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    RunHeader header =
        new RunHeader(
            RunHeader.SCHEMA,
            ID.format(now),
            hostName,
            now.toString(),
            StudyBuild.of(Checkout.path()),
            Environment.ofThisHost(JavaRuntimes.jdks(runtimes))
                .withRoundTrips(RoundTrips.measure(topology.numbers(), ROUND_TRIPS_LIMIT)),
            settings,
            VersionFacts.all(),
            cases,
            omitted);
    return run(ResultStore.create(results, header), runtimes);
  }

  private static List<Omitted> omitted(List<Case> cases) {
    boolean control = cases.stream().anyMatch(NativeRow::is);
    List<Omitted> omitted = new ArrayList<>(KernelRow.omitted(cases));
    omitted.addAll(NativeRow.omitted(cases, control ? NativeControl.refusal() : Optional.empty()));
    return omitted;
  }

  private ResultStore resumedRun(Host host) {
    List<OptionSpec> planned = PlanOptions.matched(spec);
    if (!planned.isEmpty()) {
      throw new UserError(
          planned.stream()
              .map(OptionSpec::longestName)
              .collect(
                  Collectors.joining(", ", "--resume keeps the plan of the run; remove ", "")));
    }
    ResultStore store = Resumption.find(results, hostName, resume);
    RunHeader header = store.header();
    Map<String, JavaRuntimes.Runtime> runtimes =
        JavaRuntimes.of(
            host, List.copyOf(header.environment().jdks().keySet()), jdkHomes.entries());
    Resumption.requireUnchanged(
        header,
        Environment.ofThisHost(JavaRuntimes.jdks(runtimes)),
        StudyBuild.of(Checkout.path()));
    HostRequirements.check(header.cases());
    return run(store, runtimes);
  }

  private ResultStore run(ResultStore store, Map<String, JavaRuntimes.Runtime> runtimes) {
    Settings settings = store.header().settings();
    ForkRunner jmh = new ForkRunner(settings, runtimes);
    CaseRunner runner =
        (testCase, drawn) ->
            NativeRow.is(testCase)
                ? NativeFork.run(testCase, drawn, settings)
                : jmh.run(testCase, drawn);
    return InterruptionNotice.during(
        "interrupted; finished forks are kept in "
            + store.directory()
            + "; './study run --resume' resumes the run",
        () -> {
          Diagnosis.inWords(store.header().environment(), Topology.ofThisHost())
              .lines()
              .map(terminal::message)
              .forEach(System.out::println);
          checkStatus = InitialCheck.runAll(store, runtimes, System.out, terminal);
          leastStatus = checkStatus;
          Optional<String> busy = new Experiment(store, runner, anyway, System.out, terminal).run();
          if (busy.isPresent()) {
            printBad(noResult(busy.get(), store.directory()));
            leastStatus = ExitStatus.BUSY;
            return store;
          }
          List<String> failures =
              noReport || isTerse(store) ? UnexpectedFailures.of(store) : List.of();
          failures.forEach(this::printBad);
          if (store.isMissingForks() || !failures.isEmpty()) {
            leastStatus = Math.max(leastStatus, ExitStatus.FINDING);
          }
          return store;
        });
  }

  private void printBad(String line) {
    System.out.println(terminal.bad(terminal.message(line)));
  }

  private static String noResult(String why, Path run) {
    return "NO RESULT: host too busy: "
        + why
        + "; the forks are kept in "
        + run
        + "; quiet the host (./study doctor tells how), then './study run --resume' resumes the run;"
        + " './study run --resume --anyway' does so as it is";
  }
}
