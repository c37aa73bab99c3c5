// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import smpcall.analysis.file.WholeFile;
import smpcall.analysis.report.JmhJson;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.read.BadInputException;
import smpcall.analysis.run.read.ForkLog;
import smpcall.analysis.run.read.Reason;
import smpcall.analysis.run.read.RunFile;
import smpcall.analysis.run.read.RunFinder;
import smpcall.analysis.run.read.RunReader;

/** {@code report}: the whole analysis of one stored run. */
@Command(
    name = "report",
    description =
        "Analyses one stored run: prints the answer, writes charts, tables and the appendix.",
    footer = {
      "",
      "Examples:",
      "  ./study report                          the newest complete run of calls",
      "  ./study report latest@17                the newest complete one with JDK 17",
      "  ./study report 20261122T190000Z         a run by its id",
      "  ./study report twins/20261122T190000Z   the same, where several hosts have it",
      "  ./study report benchmarks/results/twins/20261122T190000Z --charts elsewhere",
      "  ./study report --jmh jmh.json           for viewers of JMH's results, too",
      "  ./study report -v                       with its tables",
      "",
      "Exit status: 0 fine; 1 a finding: a version that must be right failed its audit,",
      "the check did not come out as expected, or a fork failed at its last attempt;",
      "2 bad usage or input."
    })
final class ReportCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "RUN",
      arity = "0..*",
      description = "A run's id, HOST/ID, its directory, latest or latest@JDK; one at a time.")
  private List<String> runs = List.of();

  @Option(
      names = "--partial",
      description = "Analyse an incomplete run; the report says that it is one.")
  private boolean partial;

  @Option(
      names = "--jmh",
      paramLabel = "FILE",
      description = "Also write the run as JMH's JSON; replaces FILE.")
  private Path jmh;

  @Option(
      names = {"-v", "--verbose"},
      description = "Print the tables and the names of all files, too.")
  private boolean verbose;

  @Mixin private AlsoOption also = new AlsoOption();
  @Mixin private ResultsOptions results = new ResultsOptions();
  @Mixin private ChartsOption charts = new ChartsOption();
  @Mixin private KeptOptions kept = new KeptOptions();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (runs.size() > 1) {
      throw new ParameterException(spec.commandLine(), "One RUN at a time, not " + runs.size());
    }
    RunFinder finder = results.finder();
    Path directory = runs.isEmpty() ? newest(finder) : finder.named(runs.get(0));
    Run run = RunReader.read(directory, partial);
    KeptResults others = kept.read();
    if (jmh != null) {
      writeJmh(directory);
    }
    return new RunReport(
            spec.commandLine(), charts.directory(), others, also.read(finder, run), verbose)
        .write(run, jmh == null ? List.of() : List.of(jmh));
  }

  /** The newest run that can be reported; says so when it is not the newest of all. */
  private Path newest(RunFinder finder) {
    Path newest = finder.newestOfCalls();
    Path directory = partial ? newest : finder.latest();
    if (!directory.equals(newest)) {
      spec.commandLine()
          .getErr()
          .println(
              newest
                  + ": is newer and not complete; \"./study run --resume\" completes it, and"
                  + " --partial shows what is there");
    }
    return directory;
  }

  private void writeJmh(Path directory) {
    String text = JmhJson.of(RunFile.read(directory), ForkLog.read(directory));
    try {
      if (Files.isDirectory(jmh)) {
        throw new FileSystemException(jmh.toString(), null, "it is a directory");
      }
      WholeFile.write(jmh, text);
    } catch (IOException e) {
      throw new BadInputException(
          jmh + ": cannot be written (" + Reason.of(e) + "); give another file with --jmh FILE");
    }
  }
}
