// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import smpcall.analysis.coverage.Coverage;
import smpcall.analysis.coverage.CoverageText;
import smpcall.analysis.document.PlainText;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.read.BadInputException;
import smpcall.analysis.run.read.RunFinder;
import smpcall.analysis.run.read.RunReader;

/** {@code coverage}: how often the interval of one run contains the mean of all. */
@Command(
    name = "coverage",
    description = "Tests the intervals: how many runs have one that contains the mean of all runs.",
    footer = {
      "",
      "Make the runs by one plan, each with a seed of its own:",
      "",
      "  for seed in $(seq 20); do",
      "    ./study run --profile quick --blocks 6 --seed $seed --no-report \\",
      "      --workloads storm --versions spinlock,patched --results DIR",
      "  done",
      "  ./study coverage --results DIR",
      "",
      "Exit status: 0 fine; 2 bad usage or input."
    })
final class CoverageCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "RUN",
      arity = "0..*",
      description = "Runs of one plan, as in report (default: every complete run).")
  private List<String> names = List.of();

  @Mixin private ResultsOptions results = new ResultsOptions();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    List<Coverage> all = Coverage.of(runs());
    if (all.isEmpty()) {
      throw new BadInputException(
          results.directory()
              + ": no comparison has an interval in two runs; give two runs or more of one plan, of"
              + " six blocks or more each");
    }
    PrintWriter out = spec.commandLine().getOut();
    PlainText.of(CoverageText.of(all)).forEach(out::println);
    out.println();
    out.println(CoverageText.summary(all));
    out.flush();
    return Main.FINE;
  }

  private List<Run> runs() {
    RunFinder finder = results.finder();
    List<Path> directories =
        names.isEmpty()
            ? finder.complete(Optional.empty())
            : names.stream().map(finder::named).toList();
    return directories.stream().map(directory -> RunReader.read(directory, false)).toList();
  }
}
