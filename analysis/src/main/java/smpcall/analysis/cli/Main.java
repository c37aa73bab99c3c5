// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import smpcall.analysis.run.read.BadInputException;
import smpcall.analysis.run.read.Reason;

/** Entry point. Exit status: 0 fine, 1 a finding, 2 bad usage or input. */
@Command(
    name = "study",
    description =
        "Reads the results of the study and writes charts, tables, the appendix and the verdict.",
    subcommands = {
      ReportCommand.class,
      PublishCommand.class,
      CompareCommand.class,
      HistoryCommand.class,
      ResultsCommand.class,
      CoverageCommand.class,
      ExploredCommand.class,
      ReplayedCommand.class,
      SimulatedCommand.class
    })
public final class Main implements Runnable {
  static final int FINE = 0;
  static final int FINDING = 1;
  static final int BAD = 2;

  /** An error of the analysis itself. */
  static final int FAULT = 3;

  /** Nothing bad was found, but it would not have been seen. */
  static final int INCONCLUSIVE = 4;

  private static final int HELP_WIDTH = 80;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Spec private CommandSpec spec;

  public static void main(String[] arguments) {
    System.setProperty("java.awt.headless", "true");
    PrintWriter out = new PrintWriter(System.out, true);
    PrintWriter err = new PrintWriter(System.err, true);
    System.exit(runOrFault(out, err, arguments));
  }

  /** Runs one command; an error of the JVM, such as no memory, is a fault and not a finding. */
  private static int runOrFault(PrintWriter out, PrintWriter err, String... arguments) {
    try {
      return run(out, err, arguments);
    } catch (Error e) {
      return fault(err, e);
    }
  }

  /** Runs one command. A fault in usage or input becomes one line on {@code err}. */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    CommandLine study = new CommandLine(new Main());
    formatHelp(study);
    return study
        .setOut(out)
        .setErr(err)
        .setParameterExceptionHandler(
            (e, ignored) -> {
              err.println(
                  e.getMessage().lines().findFirst().orElse("bad usage") + " (--help explains)");
              return BAD;
            })
        .setExecutionExceptionHandler(
            (e, command, ignored) -> {
              Exception shown = e instanceof IOException io ? unwritable(io) : e;
              if (shown instanceof BadInputException) {
                err.println(shown.getMessage());
                return BAD;
              }
              return fault(err, e);
            })
        .execute(arguments);
  }

  /** Makes every help 80 columns wide, with options in the order in which they are declared. */
  private static void formatHelp(CommandLine command) {
    command.getCommandSpec().usageMessage().width(HELP_WIDTH).sortOptions(false);
    command.getSubcommands().values().forEach(Main::formatHelp);
  }

  /** The error for a failed write; readers refuse bad input themselves. */
  private static BadInputException unwritable(IOException e) {
    String file = "the charts";
    if (e instanceof FileSystemException told) {
      file = told.getOtherFile() == null ? told.getFile() : told.getOtherFile();
    }
    return new BadInputException(
        file
            + ": cannot be written ("
            + Reason.of(e)
            + "); give another directory with --charts DIR, or make room there");
  }

  /** Prints a stack trace: only a developer can correct this. */
  private static int fault(PrintWriter err, Throwable e) {
    err.println("internal error of the analysis, not of its input; please report the lines below:");
    e.printStackTrace(err);
    return FAULT;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "name a command: report, publish, compare, history, results, coverage,"
            + " explored, simulated");
  }
}
