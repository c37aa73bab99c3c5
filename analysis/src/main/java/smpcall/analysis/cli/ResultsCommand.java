// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import smpcall.analysis.document.Markdown;
import smpcall.analysis.file.WholeFile;
import smpcall.analysis.results.ResultsPage;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.read.BadInputException;
import smpcall.analysis.run.read.Reason;
import smpcall.analysis.run.read.RunFinder;
import smpcall.analysis.run.read.RunReader;

/** {@code results}: the ratios of stored runs as a page of Markdown. */
@Command(
    name = "results",
    description = "Prints the ratios of stored runs, run by run, as a page of Markdown.",
    footer = {
      "",
      "Examples:",
      "  ./study results                            every complete run with calls",
      "  ./study results latest 20261129T024201Z    these two",
      "  ./study results --write docs/results.md    the page in docs",
      "",
      "Exit status: 0 fine; 2 bad usage or input."
    })
final class ResultsCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "RUN",
      arity = "0..*",
      description = "Runs, as in report (default: every complete run with calls).")
  private List<String> names = List.of();

  @Option(
      names = "--write",
      paramLabel = "FILE",
      description = "Write the page to FILE instead; replaces FILE.")
  private Path file;

  @Mixin private ResultsOptions results = new ResultsOptions();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    String page =
        ResultsPage.of(runs())
            .map(Markdown::of)
            .orElseThrow(
                () ->
                    new BadInputException(
                        (names.isEmpty() ? results.directory() : String.join(", ", names))
                            + ": no run here compares a version with spinlock; name others, or make"
                            + " one with \"./study run\""));
    PrintWriter out = spec.commandLine().getOut();
    if (file == null) {
      out.print(page);
    } else {
      write(page);
      out.println("wrote " + file);
    }
    out.flush();
    return Main.FINE;
  }

  private void write(String page) {
    try {
      WholeFile.write(file, page);
    } catch (IOException e) {
      throw new BadInputException(
          "--write " + file + ": cannot be written (" + Reason.of(e) + "); give another file");
    }
  }

  private List<Run> runs() {
    RunFinder finder = results.finder();
    List<Path> directories =
        names.isEmpty()
            ? finder.complete(Optional.empty())
            : names.stream().map(finder::named).distinct().toList();
    return directories.stream().map(directory -> RunReader.read(directory, false)).toList();
  }
}
