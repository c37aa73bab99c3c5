// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import smpcall.message.ExitStatus;
import smpcall.message.Terminal;
import smpcall.message.UserError;

/** The command line, {@code ./study}. The default command is {@code run}. */
@Command(
    name = "study",
    mixinStandardHelpOptions = true,
    version = Main.VERSION,
    description = "Were the spinlocks so bad? A study of Linux's smp_call_function_many.",
    footer = {
      "",
      "The default command is run.",
      "Exit status: 0 fine, 1 a finding, 2 bad usage or input, 3 an error of the study, "
          + "4 inconclusive (compare), 5 no result, as the host is too busy (run).",
      "",
      "Examples:",
      "  ./study                        measure this host, draw charts, print a verdict",
      "  ./study run --profile smoke    see in a minute whether the study works here",
      "  ./study check                  look for races, without timing",
      "  ./study explore                run every interleaving of small programs",
      "  ./study simulate               run the versions on up to 1024 simulated CPUs",
      "  ./study report                 analyse the newest run again",
      "  ./study publish latest         make its report the published one in charts",
      "  ./study compare latest@17 latest@25   has the newer JDK made anything slower?",
      "  ./study history                what became faster or slower, and when",
      "  ./study results                the ratios of all stored runs, run by run",
      "  ./study versions               what is known about each kernel version",
      "  ./study races reuse-race       a known race, step by step",
      "  ./study doctor                 what spoils measurements on this host",
      "  ./study hosts run              measure on every host of hosts.yml"
    },
    subcommands = {
      RunCommand.class,
      CheckCommand.class,
      ExploreCommand.class,
      SimulateCommand.class,
      VersionsCommand.class,
      RacesCommand.class,
      DoctorCommand.class,
      HostsCommand.class
    })
public final class Main implements Callable<Integer> {

  static final String VERSION = "smpcall 1.0";

  private static final int WIDEST_HELP = 80;

  /** The least that picocli accepts. */
  private static final int NARROWEST_HELP = 55;

  private static final List<String> GLOBAL_OPTIONS = List.of("-h", "--help", "-V", "--version");

  /** Runs a command. */
  public static void main(String[] args) {
    System.exit(execute(args));
  }

  /** Runs a command; an error of the JVM, such as no memory, is the study's and no finding. */
  public static int execute(String... args) {
    try {
      return executeAny(args);
    } catch (Error e) {
      return ownError(e, new PrintWriter(System.err, true));
    }
  }

  private static int executeAny(String... args) {
    CommandLine study = new CommandLine(new Main());
    AnalysisCommand.addTo(study, "report", "Analyses stored results again.");
    AnalysisCommand.addTo(study, "publish", "Makes the report of a run the published one.");
    AnalysisCommand.addTo(
        study, "compare", "Compares two runs, hosts, days or JDKs; fails on a regression.");
    AnalysisCommand.addTo(
        study, "history", "Shows each case over all stored runs, with change points.");
    AnalysisCommand.addTo(study, "results", "Writes the ratios of all stored runs, run by run.");
    AnalysisCommand.addTo(
        study, "coverage", "Tests the intervals: how often they contain the mean of many runs.");
    AnalysisCommand.addTo(study, "explored", "Draws the schedules of an exploration.");
    AnalysisCommand.addTo(study, "simulated", "Tables and charts of simulated runs.");
    formatHelp(study);
    try {
      requireCommand(study, args);
    } catch (ParameterException e) {
      return badUsage(e, args);
    }
    return study
        .setParameterExceptionHandler(Main::badUsage)
        .setExecutionExceptionHandler(Main::failed)
        .execute(withCommand(args));
  }

  /** Makes every help at most 80 columns wide, with options in the order of their declaration. */
  private static void formatHelp(CommandLine command) {
    int columns = Terminal.ofThisProcess().columns();
    int width = Math.max(NARROWEST_HELP, Math.min(WIDEST_HELP, columns));
    command.getCommandSpec().usageMessage().width(width).sortOptions(false);
    command.getSubcommands().values().forEach(Main::formatHelp);
  }

  /** Refuses an unknown command, which picocli ignores when {@code --help} follows. */
  private static void requireCommand(CommandLine command, String... args) {
    Map<String, CommandLine> commands = command.getSubcommands();
    if (commands.isEmpty() || args.length == 0 || args[0].startsWith("-")) {
      return;
    }
    if (!commands.containsKey(args[0])) {
      throw new ParameterException(
          command, "no command '" + args[0] + "'; there are " + names(commands));
    }
    requireCommand(commands.get(args[0]), Arrays.copyOfRange(args, 1, args.length));
  }

  private static String names(Map<String, CommandLine> commands) {
    return commands.entrySet().stream()
        .filter(command -> !command.getValue().getCommandSpec().usageMessage().hidden())
        .map(Map.Entry::getKey)
        .collect(Collectors.joining(", "));
  }

  /** Inserts the default command: {@code --profile smoke} means {@code run --profile smoke}. */
  private static String[] withCommand(String... args) {
    boolean isWhole =
        args.length > 0 && (!args[0].startsWith("-") || GLOBAL_OPTIONS.contains(args[0]));
    return isWhole
        ? args
        : Stream.concat(Stream.of("run"), Arrays.stream(args)).toArray(String[]::new);
  }

  private static int badUsage(ParameterException e, String[] args) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    e.getCommandLine()
        .getErr()
        .println("study: " + e.getMessage() + "; see ./" + command + " --help");
    return ExitStatus.BAD_USAGE;
  }

  private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    if (e instanceof UserError) {
      e.getMessage().lines().forEach(line -> command.getErr().println("study: " + line));
      return ExitStatus.BAD_USAGE;
    }
    return ownError(e, command.getErr());
  }

  private static int ownError(Throwable e, PrintWriter err) {
    err.println("study: internal error; please report the lines below");
    e.printStackTrace(err);
    return ExitStatus.OWN_ERROR;
  }

  @Override
  public Integer call() {
    return ExitStatus.FINE;
  }
}
