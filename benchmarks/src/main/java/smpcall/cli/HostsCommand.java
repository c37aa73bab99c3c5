// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import smpcall.inventory.Host;
import smpcall.inventory.Inventory;
import smpcall.message.ExitStatus;
import smpcall.message.UserError;
import smpcall.plan.Budget;
import smpcall.plan.HostsFile;
import smpcall.remote.RemoteJob;
import smpcall.remote.RemoteRun;
import smpcall.store.Checkout;

/** {@code ./study hosts}: the hosts of the inventory, through Ansible. */
@Command(
    name = "hosts",
    mixinStandardHelpOptions = true,
    version = Main.VERSION,
    description = "Measures on other hosts, and brings their results here. Needs Ansible.",
    footer = {
      "",
      "Exit status: 0 all hosts are complete, 1 some are not, 2 bad usage or input.",
      "",
      "Examples:",
      "  ./study hosts run                             every host of hosts.yml",
      "  ./study hosts run --limit ppc64le --profile full",
      "  ./study hosts collect                         only bring what is there"
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
    throw new ParameterException(spec.commandLine(), "Say which: hosts run, or hosts collect");
  }

  /** What both have. */
  static final class Places {

    @Option(
        names = "--limit",
        paramLabel = "NAME",
        split = ",",
        description = "hosts or groups of hosts.yml; all hosts when left out")
    private List<String> limit;

    @Option(
        names = "--hosts",
        paramLabel = "FILE",
        description = "the inventory; hosts.yml when left out")
    private Path file = Checkout.hosts();

    @Option(
        names = "--results",
        paramLabel = "DIR",
        description = "where results go; benchmarks/results when left out")
    private Path results = Checkout.results();

    @Option(
        names = "--charts",
        paramLabel = "DIR",
        description = "each host's charts and appendix go to DIR/HOST; charts/hosts when left out")
    private Path charts = Checkout.charts().resolve("hosts");

    @Option(names = "--no-report", description = "draw nothing; './study report' does it later")
    private boolean noReport;

    RemoteRun trip() {
      return new RemoteRun(file, results, noReport ? null : charts);
    }

    /** Those that were named; the whole file is read, whoever is. */
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
        "Measures on every host at once, on one machine one host after the other, and brings the"
            + " results here.",
        "What was begun goes on when the connection is lost, and when this command ends. Given"
            + " again, the same command continues what is missing."
      },
      footer = {
        "",
        "Exit status: 0 all hosts are complete, 1 some are not, 2 bad usage or input.",
        "",
        "Examples:",
        "  ./study hosts run --profile smoke",
        "  ./study hosts run --limit power9,ampere --profile full --budget 2h",
        "  ./study hosts run --anew                 once more, where it is complete too"
      })
  static final class Run implements Callable<Integer> {

    @Mixin private Places places = new Places();
    @Mixin private PlanOptions options = new PlanOptions();
    @Spec private CommandSpec spec;

    @Option(names = "--anew", description = "begin new runs, whatever was begun before")
    private boolean anew;

    @Option(
        names = "--wait",
        paramLabel = "TIME",
        defaultValue = "24h",
        description =
            "a host is waited for so long (90s, 10m, 2h), and on a host another study; 24h when"
                + " left out")
    private String wait;

    @Override
    public Integer call() {
      Duration patience = Budget.of("--wait", wait);
      List<Host> hosts = places.hosts();
      hosts.forEach(options::check);
      String salt = anew ? Long.toString(System.currentTimeMillis()) : "";
      String build = RemoteRun.build();
      List<RemoteJob> jobs =
          hosts.stream().map(host -> new RemoteJob(host, arguments(), build, salt)).toList();
      boolean complete = places.trip().measure(jobs, wait, patience);
      return complete ? ExitStatus.FINE : ExitStatus.FINDING;
    }

    /** The flags of the plan, as they were given. */
    private List<String> arguments() {
      List<String> arguments = new ArrayList<>();
      Set<String> plan = spec.mixins().get("options").optionsMap().keySet();
      spec.commandLine().getParseResult().matchedOptions().stream()
          .filter(option -> plan.contains(option.longestName()))
          .forEach(
              option -> {
                arguments.add(option.longestName());
                arguments.add(String.join(",", option.originalStringValues()));
              });
      return arguments;
    }
  }

  /** {@code ./study hosts collect}. */
  @Command(
      name = "collect",
      mixinStandardHelpOptions = true,
      version = Main.VERSION,
      description =
          "Brings here what was measured on every host, also by earlier commands, and starts"
              + " nothing. Where a host measures just then, this disturbs it for a second.",
      footer = {
        "",
        "Exit status: 0 all hosts are complete, 1 some are not, 2 bad usage or input.",
        "",
        "Examples:",
        "  ./study hosts collect",
        "  ./study hosts collect --limit power9"
      })
  static final class Collect implements Callable<Integer> {

    @Mixin private Places places = new Places();

    @Override
    public Integer call() {
      return places.trip().collect(places.hosts()) ? ExitStatus.FINE : ExitStatus.FINDING;
    }
  }
}
