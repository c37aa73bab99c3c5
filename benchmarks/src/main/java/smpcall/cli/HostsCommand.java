// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import smpcall.inventory.Host;
import smpcall.inventory.Inventory;
import smpcall.message.ExitStatus;
import smpcall.message.UserError;
import smpcall.plan.HostsFile;
import smpcall.plan.TimeSpan;
import smpcall.remote.RemoteJob;
import smpcall.remote.RemoteRun;
import smpcall.store.Checkout;

/** {@code ./study hosts}: the hosts of the inventory, through Ansible. */
@Command(
    name = "hosts",
    mixinStandardHelpOptions = true,
    version = Main.VERSION,
    description = "Measures on other hosts through Ansible, and brings the results here.",
    footer = {
      "",
      "Exit status: 0 all hosts are complete, 1 some are not, 2 bad usage or input.",
      "",
      "Examples:",
      "  ./study hosts run",
      "  ./study hosts run --limit ppc64le --profile full",
      "  ./study hosts collect"
    },
    subcommands = {
      HostsCommand.Run.class,
      HostsCommand.Collect.class,
      BeginJobCommand.class,
      RunJobCommand.class,
      PackResultsCommand.class
    })
final class HostsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "hosts needs a command: run or collect");
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

    RemoteRun remoteRun() {
      return new RemoteRun(file, results, noReport ? null : charts);
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

  /** {@code ./study hosts run}. */
  @Command(
      name = "run",
      mixinStandardHelpOptions = true,
      version = Main.VERSION,
      description = {
        "Measures on all hosts at once, and brings the results here. Hosts on one machine take"
            + " turns.",
        "A run continues when the connection is lost or this command ends. The same command again"
            + " measures only what is missing."
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

    @Override
    public Integer call() {
      Duration timeout = TimeSpan.of("--wait", wait);
      List<Host> hosts = remote.hosts();
      hosts.forEach(options::check);
      String salt = anew ? Long.toString(System.currentTimeMillis()) : "";
      String build = RemoteRun.build();
      List<RemoteJob> jobs =
          hosts.stream().map(host -> new RemoteJob(host, arguments(), build, salt)).toList();
      boolean complete = remote.remoteRun().measure(jobs, wait, timeout);
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

    @Override
    public Integer call() {
      return remote.remoteRun().collect(remote.hosts()) ? ExitStatus.FINE : ExitStatus.FINDING;
    }
  }
}
