// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import smpcall.benchmark.PinnedBenchmark;
import smpcall.experiment.AnalysisProcess;
import smpcall.experiment.Experiment;
import smpcall.experiment.ForkRunner;
import smpcall.experiment.HostLock;
import smpcall.experiment.InitialCheck;
import smpcall.experiment.InterruptionNotice;
import smpcall.experiment.JavaRuntimes;
import smpcall.experiment.PlanCheck;
import smpcall.experiment.Resumption;
import smpcall.experiment.UnexpectedFailures;
import smpcall.host.Environment;
import smpcall.host.PlacementPolicy;
import smpcall.host.RoundTrips;
import smpcall.host.Topology;
import smpcall.inventory.Host;
import smpcall.message.ExitStatus;
import smpcall.message.UserError;
import smpcall.plan.Budget;
import smpcall.plan.Case;
import smpcall.plan.KernelRow;
import smpcall.plan.Omitted;
import smpcall.plan.Settings;
import smpcall.plan.VersionFacts;
import smpcall.store.Checkout;
import smpcall.store.ResultStore;
import smpcall.store.RunHeader;
import smpcall.store.StudyBuild;

/** {@code ./study run}: measures this host, then analyses. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    version = Main.VERSION,
    description = "Measures this host, then draws the charts and prints the verdict.",
    footer = {
      "",
      "Examples:",
      "  ./study run --profile smoke",
      "  ./study run --versions spinlock,patched --workloads broadcast",
      "  ./study run --profile full --precision 1%% --budget 2h",
      "  ./study run --resume                     goes on where a run was interrupted",
      "  ./study run --workloads memory-cost"
    })
final class RunCommand implements Callable<Integer> {

  private static final DateTimeFormatter ID =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /** All pairs of about 20 CPUs; of more, a sample. */
  private static final Duration AT_MOST_FOR_ROUND_TRIPS = Duration.ofSeconds(3);

  @Mixin private PlanOptions options = new PlanOptions();
  @Mixin private HostOptions hosts = new HostOptions();

  @Option(
      names = "--resume",
      paramLabel = "RUN",
      arity = "0..1",
      fallbackValue = "",
      description =
          "go on with a run that was interrupted, or whose forks failed; the newest such run when"
              + " no RUN is given")
  private String resume;

  @Option(
      names = "--results",
      paramLabel = "DIR",
      description = "where results go; benchmarks/results when left out")
  private Path results = Checkout.results();

  @Option(
      names = "--charts",
      paramLabel = "DIR",
      description = "where charts and the appendix go; charts when left out")
  private Path charts = Checkout.charts();

  @Option(names = "--no-report", description = "only measure; './study report' draws it later")
  private boolean noReport;

  @Option(
      names = "--wait",
      paramLabel = "TIME",
      description = "wait so long (90s, 10m, 2h) when another study runs on this host")
  private String patience;

  /** The name under which results are kept. */
  private String hostName;

  /**
   * What this ends with at least: what the check makes of it, and 1 when forks are lacking or,
   * without a report that finds out, something failed its audit that must be right.
   */
  private int least;

  @Override
  public Integer call() {
    Host host = hosts.host();
    hostName = hosts.resultsName();
    return HostLock.holding(
        "results in " + results.resolve(hostName),
        patience == null ? Duration.ZERO : Budget.of("--wait", patience),
        () -> measure(host));
  }

  private int measure(Host host) {
    Path run = resume == null ? begin(host) : goOn(host);
    if (noReport) {
      return least;
    }
    int analysed =
        AnalysisProcess.run(List.of("report", run.toString(), "--charts", charts.toString()));
    return Math.max(least, analysed);
  }

  private Path begin(Host host) {
    Topology topology = Topology.ofThisHost();
    Map<String, JavaRuntimes.Runtime> runtimes = JavaRuntimes.of(host, options.jdks());
    List<Case> selected =
        options.selection(host, topology, List.copyOf(runtimes.keySet())).cases(topology);
    List<Case> ofHost = KernelRow.withoutEmulated(JavaRuntimes.jdks(runtimes), selected);
    List<Omitted> omitted = KernelRow.omitted(ofHost);
    List<Case> cases = KernelRow.without(omitted, ofHost);
    if (cases.isEmpty()) {
      throw new UserError(
          host.place()
              + ": no placement of host '"
              + host.name()
              + "' has CPUs for the plan; give fewer with --cpus, or other placements there (there"
              + " are "
              + PlacementPolicy.ids()
              + ")");
    }
    Settings settings = options.settings(List.of(PinnedBenchmark.jvmArgs()));
    PlanCheck.check(cases);
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    RunHeader header =
        new RunHeader(
            RunHeader.SCHEMA,
            ID.format(now),
            hostName,
            now.toString(),
            StudyBuild.of(Checkout.path()),
            Environment.ofThisHost(JavaRuntimes.jdks(runtimes))
                .withRoundTrips(RoundTrips.measure(topology.numbers(), AT_MOST_FOR_ROUND_TRIPS)),
            settings,
            VersionFacts.of(cases),
            cases,
            omitted);
    return run(ResultStore.create(results, header), runtimes);
  }

  private Path goOn(Host host) {
    List<String> given = options.given();
    if (!given.isEmpty()) {
      throw new UserError(
          "--resume goes on with the plan of the run; leave out " + String.join(", ", given));
    }
    ResultStore store = Resumption.find(results, hostName, resume);
    RunHeader header = store.header();
    Map<String, JavaRuntimes.Runtime> runtimes =
        JavaRuntimes.of(host, List.copyOf(header.environment().jdks().keySet()));
    Resumption.check(
        header,
        Environment.ofThisHost(JavaRuntimes.jdks(runtimes)),
        StudyBuild.of(Checkout.path()));
    PlanCheck.check(header.cases());
    return run(store, runtimes);
  }

  /** What the report would say. */
  private static boolean say(List<String> failures) {
    failures.forEach(System.out::println);
    return !failures.isEmpty();
  }

  private Path run(ResultStore store, Map<String, JavaRuntimes.Runtime> runtimes) {
    boolean terminal = Boolean.getBoolean("smpcall.terminal");
    ForkRunner runner = new ForkRunner(store.header().settings(), runtimes);
    InterruptionNotice.hinting(
        store.directory(),
        () -> {
          least = InitialCheck.runAll(store, runtimes, System.out, terminal);
          new Experiment(store, runner, System.out, terminal).run();
          if (store.isLackingForks()) {
            least = Math.max(least, ExitStatus.FINDING);
          }
          if (noReport && say(UnexpectedFailures.of(store))) {
            least = Math.max(least, ExitStatus.FINDING);
          }
        });
    return store.directory();
  }
}
