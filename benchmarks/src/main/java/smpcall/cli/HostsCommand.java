// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import smpcall.cli.job.BeginJobCommand;
import smpcall.cli.job.EndJobsCommand;
import smpcall.cli.job.PackResultsCommand;
import smpcall.cli.job.RunJobCommand;
import smpcall.inventory.Host;
import smpcall.inventory.Inventory;
import smpcall.message.Confirmation;
import smpcall.message.ExitStatus;
import smpcall.message.UserError;
import smpcall.plan.HostsFile;
import smpcall.plan.TimeSpan;
import smpcall.remote.OwnMachine;
import smpcall.remote.RemoteJob;
import smpcall.remote.RemoteRun;
import smpcall.store.Checkout;

/** {@code ./study hosts}: the hosts of the inventory, through Ansible. */
@Command(
    name = "hosts",
    mixinStandardHelpOptions = true,
    version = Main.VERSION,
    description =
        "Measures on the hosts of hosts.yml through Ansible, and brings the results here.",
    footer = {
      "",
      "Examples:",
      "  ./study hosts run",
      "  ./study hosts run --limit ppc64le --profile full",
      "  ./study hosts status",
      "  ./study hosts stop --limit power9",
      "  ./study hosts collect"
    },
    subcommands = {
      HostsCommand.Run.class,
      HostsCommand.Status.class,
      HostsCommand.Stop.class,
      HostsCommand.Collect.class,
      BeginJobCommand.class,
      RunJobCommand.class,
      EndJobsCommand.class,
      PackResultsCommand.class
    })
final class HostsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "hosts needs a command: run, status, stop or collect");
  }

  /** The options of all commands on other hosts. */
  static final class RemoteOptions {

    @Option(
        names = "--limit",
        paramLabel = "NAME",
        split = ",",
        description = "Hosts or groups of hosts.yml (default: all hosts).")
    private List<String> limit;

    @Option(names = "--hosts", paramLabel = "FILE", description = "Inventory (default: hosts.yml).")
    private Path file = Checkout.hosts();

    @Option(
        names = "--results",
        paramLabel = "DIR",
        description = "Directory of the results (default: benchmarks/results).")
    private Path results = Checkout.results();

    RemoteRun remoteRun(Path charts) {
      return new RemoteRun(file, results, charts);
    }

    /** Returns the hosts of {@code --limit}, after a check of the whole file. */
    List<Host> hosts() {
      Inventory inventory = HostsFile.read(file);
      if (limit == null) {
        return List.copyOf(inventory.hosts().values());
      }
      Set<String> names = new LinkedHashSet<>();
      for (String name : limit) {
        if (inventory.groups().containsKey(name)) {
          names.addAll(inventory.groups().get(name));
        } else {
          names.add(inventory.host(name).name());
        }
      }
      if (names.isEmpty()) {
        throw new UserError(
            "--limit: no host in " + String.join(", ", limit) + "; add one to " + file);
      }
      return names.stream().map(inventory::host).toList();
    }
  }

  /** The options of commands that draw the charts of new complete runs. */
  static final class ChartOptions {

    @Option(
        names = "--charts",
        paramLabel = "DIR",
        description =
            "Directory of the charts and appendices; those of a host go to DIR/HOST (default:"
                + " charts/latest/hosts).")
    private Path charts = Checkout.charts().resolve("hosts");

    @Option(
        names = "--no-report",
        description = "Draw no charts; './study report' draws them later.")
    private boolean noReport;

    /** Returns the directory; null: no charts are drawn. */
    Path directory() {
      return noReport ? null : charts;
    }
  }

  /** {@code ./study hosts run}. */
  @Command(
      name = "run",
      mixinStandardHelpOptions = true,
      version = Main.VERSION,
      description = {
        "Measures on all hosts at once, and brings the results here. Hosts on one machine take"
            + " turns.",
        "A run continues when the connection is lost or this command ends. The same command again"
            + " measures only what is missing.",
        "It asks before it measures on the machine on which you type."
      },
      footer = {
        "",
        "Exit status: 0 all hosts are complete, 1 some are not, 2 bad usage or input.",
        "",
        "Examples:",
        "  ./study hosts run --profile smoke",
        "  ./study hosts run --limit power9,ampere --profile full --budget 2h",
        "  ./study hosts run --anew"
      })
  static final class Run implements Callable<Integer> {

    @Mixin private RemoteOptions remote = new RemoteOptions();
    @Mixin private ChartOptions charts = new ChartOptions();
    @Mixin private PlanOptions options = new PlanOptions();
    @Spec private CommandSpec spec;

    @Option(
        names = "--anew",
        description = "Begin new runs, even on hosts that are complete or have a run to resume.")
    private boolean anew;

    @Option(
        names = "--wait",
        paramLabel = "TIME",
        defaultValue = "24h",
        description =
            "Time to wait for each host, and there for another study, such as 90s, 10m or 2h"
                + " (default: 24h).")
    private String wait;

    @Option(names = "--yes", description = "Do not ask before measuring on this machine.")
    private boolean yes;

    @Override
    public Integer call() {
      Duration timeout = TimeSpan.of("--wait", wait);
      List<Host> hosts = remote.hosts();
      hosts.forEach(options::check);
      if (!yes && hosts.stream().anyMatch(OwnMachine::is)) {
        Confirmation.ask("This measures on this machine " + options.duration() + ".");
      }
      String salt = anew ? Long.toString(System.currentTimeMillis()) : "";
      String build = RemoteRun.build();
      List<RemoteJob> jobs =
          hosts.stream().map(host -> new RemoteJob(host, arguments(), build, salt)).toList();
      boolean complete = remote.remoteRun(charts.directory()).measure(jobs, wait, timeout);
      return complete ? ExitStatus.FINE : ExitStatus.FINDING;
    }

    /** Returns the options of the plan, as they stand on the command line. */
    List<String> arguments() {
      return PlanOptions.matched(spec).stream().flatMap(Run::words).toList();
    }

    /** The words of an option: its name, and its value unless it is a flag. */
    private static Stream<String> words(OptionSpec option) {
      return option.typeInfo().isBoolean()
          ? Stream.of(option.longestName())
          : Stream.of(option.longestName(), String.join(",", option.originalStringValues()));
    }
  }

  /** {@code ./study hosts status}. */
  @Command(
      name = "status",
      mixinStandardHelpOptions = true,
      version = Main.VERSION,
      description =
          "Prints what each host does: its newest run, how far it is, and whether its results are"
              + " here. Starts nothing and brings nothing.",
      footer = {
        "",
        "Exit status: 0 fine, 1 a host is unreachable or has failed, 2 bad usage or",
        "input.",
        "",
        "Examples:",
        "  ./study hosts status",
        "  ./study hosts status --limit power9"
      })
  static final class Status implements Callable<Integer> {

    @Mixin private RemoteOptions remote = new RemoteOptions();

    @Override
    public Integer call() {
      return remote.remoteRun(null).status(remote.hosts()) ? ExitStatus.FINE : ExitStatus.FINDING;
    }
  }

  /** {@code ./study hosts stop}. */
  @Command(
      name = "stop",
      mixinStandardHelpOptions = true,
      version = Main.VERSION,
      description =
          "Ends what './study hosts run' started, and brings the results so far. No finished fork"
              + " is lost; the same './study hosts run' resumes the run.",
      footer = {
        "",
        "Exit status: 0 nothing runs any more, 1 a host is unreachable or has failed,",
        "2 bad usage or input.",
        "",
        "Examples:",
        "  ./study hosts stop",
        "  ./study hosts stop --limit power9 --yes"
      })
  static final class Stop implements Callable<Integer> {

    @Mixin private RemoteOptions remote = new RemoteOptions();
    @Mixin private ChartOptions charts = new ChartOptions();

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Override
    public Integer call() {
      List<Host> hosts = remote.hosts();
      if (!yes) {
        String names = hosts.stream().map(Host::name).collect(Collectors.joining(", "));
        Confirmation.ask("This ends what './study hosts run' started on " + names + ".");
      }
      RemoteRun run = remote.remoteRun(charts.directory());
      return run.stop(hosts) ? ExitStatus.FINE : ExitStatus.FINDING;
    }
  }

  /** {@code ./study hosts collect}. */
  @Command(
      name = "collect",
      mixinStandardHelpOptions = true,
      version = Main.VERSION,
      description =
          "Brings the results of all hosts here, and starts nothing. A host that is measuring is"
              + " disturbed for a second.",
      footer = {
        "",
        "Exit status: 0 all hosts are complete, 1 some are not, 2 bad usage or input.",
        "",
        "Examples:",
        "  ./study hosts collect",
        "  ./study hosts collect --limit power9"
      })
  static final class Collect implements Callable<Integer> {

    @Mixin private RemoteOptions remote = new RemoteOptions();
    @Mixin private ChartOptions charts = new ChartOptions();

    @Override
    public Integer call() {
      RemoteRun run = remote.remoteRun(charts.directory());
      return run.collect(remote.hosts()) ? ExitStatus.FINE : ExitStatus.FINDING;
    }
  }
}
