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
import smpcall.analysis.document.PlainText;
import smpcall.analysis.history.ArrangementSeries;
import smpcall.analysis.history.CaseFilter;
import smpcall.analysis.history.History;
import smpcall.analysis.history.HistoryFiles;
import smpcall.analysis.history.HistoryText;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.read.BadInputException;
import smpcall.analysis.run.read.RunFinder;
import smpcall.analysis.run.read.RunReader;

/** {@code history}: every stored run of a case in the order of time. */
@Command(
    name = "history",
    description = "Each case over all stored runs: what became faster or slower, and when.",
    footer = {
      "",
      "Each value is a multiple of floor in the same blocks, so that a faster or slower",
      "day of the machine cancels. A series follows one host and one plan over JDK",
      "builds and commits.",
      "",
      "Examples:",
      "  ./study history                          every case of every host",
      "  ./study history spinlock --host twins    one version, one host",
      "  ./study history storm-spinlock-2cpus-cores-jdk17",
      "",
      "Exit status: 0 fine; 2 bad usage or input."
    })
final class HistoryCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "CASE",
      arity = "0..*",
      description = "A case, a version or a workload (default: every case).")
  private List<String> cases = List.of();

  @Option(
      names = "--host",
      paramLabel = "NAME",
      description = "Only runs of this host (default: all hosts).")
  private String host;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "20100323",
      description = "Seed of the tests of change points (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--otava", description = "Also write tables and tests for Apache Otava.")
  private boolean otava;

  @Mixin private ResultsOptions results = new ResultsOptions();
  @Mixin private ChartsOption charts = new ChartsOption();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    List<Run> runs = runs();
    CaseFilter names = new CaseFilter(History.cases(runs));
    if (names.known().isEmpty()) {
      throw new BadInputException(
          results.directory()
              + ": no complete run has calls of a kernel version; \"./study run\" makes one");
    }
    List<ArrangementSeries> history = History.of(runs, names.named(cases), seed);
    HistoryFiles files = new HistoryFiles(charts.directory(), otava);
    files.write(history);
    PrintWriter out = spec.commandLine().getOut();
    PlainText.of(HistoryText.of(history)).forEach(out::println);
    out.println();
    files.written().forEach(file -> out.println("wrote " + file));
    out.println(HistoryText.summary(history));
    out.flush();
    files.complaints().forEach(spec.commandLine().getErr()::println);
    return Main.FINE;
  }

  private List<Run> runs() {
    RunFinder finder = results.finder();
    List<Path> its = finder.complete(Optional.ofNullable(host));
    if (its.isEmpty() && host != null) {
      throw new BadInputException(
          results.directory()
              + ": no complete run with calls is of the host \""
              + host
              + "\"; runs are there of: "
              + String.join(", ", finder.hosts()));
    }
    return its.stream().map(directory -> RunReader.read(directory, false)).toList();
  }
}
