// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.read.RunFinder;
import smpcall.analysis.run.read.RunReader;

/** {@code publish}: makes the report of a run the published one. */
@Command(
    name = "publish",
    description = "Makes the report of a complete run the published one, in charts.",
    footer = {
      "",
      "It replaces the files of the report there, and deletes none. The last line adds",
      "the run and the charts to git, which ignores new runs until then.",
      "",
      "Examples:",
      "  ./study publish latest",
      "  ./study publish latest --also 20261122T190000Z",
      "  ./study publish twins/20261122T190000Z",
      "  ./study publish 20261125T172558Z --charts charts/emulated",
      "",
      "Exit status: as report."
    })
final class PublishCommand implements Callable<Integer> {
  private static final String DERIVED = "jmh.json";

  @Parameters(
      paramLabel = "RUN",
      description = "A run's id, HOST/ID, its directory, latest or latest@JDK.")
  private String name;

  @Option(
      names = "--charts",
      paramLabel = "DIR",
      defaultValue = "${sys:smpcall.home:-.}/charts",
      description = "Directory of the published files (default: charts).")
  private Path charts;

  @Mixin private AlsoOption also = new AlsoOption();
  @Mixin private ResultsOptions results = new ResultsOptions();
  @Mixin private KeptOptions kept = new KeptOptions();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    RunFinder finder = results.finder();
    Path directory = finder.named(name);
    Run run = RunReader.read(directory, false);
    PrintWriter out = spec.commandLine().getOut();
    int status =
        new RunReport(
                spec.commandLine(), charts.normalize(), kept.read(), also.read(finder, run), false)
            .write(run, List.of());
    out.println("git add -f " + stored(directory) + " " + charts.normalize());
    out.flush();
    return status;
  }

  /** The files of a run but what is derived from them. */
  private static String stored(Path run) throws IOException {
    try (Stream<Path> files = Files.list(run)) {
      return files
          .filter(file -> !file.endsWith(DERIVED))
          .map(Path::toString)
          .sorted()
          .collect(Collectors.joining(" "));
    }
  }
}
