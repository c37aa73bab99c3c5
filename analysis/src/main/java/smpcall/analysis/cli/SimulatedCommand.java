// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import smpcall.analysis.document.PlainText;
import smpcall.analysis.run.read.BadInputException;
import smpcall.analysis.run.read.Reason;
import smpcall.analysis.run.read.SimulatedReader;
import smpcall.analysis.simulated.RunTable;
import smpcall.analysis.simulated.SimulatedStudy;
import smpcall.analysis.simulated.SimulatedText;
import smpcall.analysis.simulated.chart.SimulatedFiles;

/** {@code simulated}: tables and charts of simulated runs. */
@Command(
    name = "simulated",
    description = "Tables and charts of simulated runs: how the costs of a call grow.",
    footer = {
      "",
      "It explains how costs grow. It predicts no machine's time: docs/simulation.md.",
      "It writes charts, their tables and the printed text to DIR/simulated.",
      "",
      "Examples:",
      "  ./study simulated                            the kept runs",
      "  ./study simulated full.jsonl --csv full.csv",
      "",
      "Exit status: 0 fine; 2 bad usage or input."
    })
final class SimulatedCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      defaultValue = "${sys:smpcall.home:-.}/benchmarks/simulated/kept.jsonl",
      description = "Output of ./study simulate --json (default: benchmarks/simulated/kept.jsonl).")
  private Path file;

  @Option(names = "--no-charts", description = "Print the tables only.")
  private boolean noCharts;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "Also write every run with its counts per call to FILE; replaces FILE.")
  private Path csv;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Mixin private ChartsOption charts = new ChartsOption();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    SimulatedStudy study = new SimulatedStudy(SimulatedReader.read(file.normalize()));
    PrintWriter out = spec.commandLine().getOut();
    PlainText.of(SimulatedText.of(study)).forEach(out::println);
    out.flush();
    if (csv != null) {
      writeRuns(study);
      out.println();
      out.println("wrote " + csv);
    }
    if (!noCharts) {
      draw(study, out);
    }
    out.flush();
    return Main.FINE;
  }

  private void writeRuns(SimulatedStudy study) {
    try {
      new RunTable(study).csv().write(csv);
    } catch (IOException e) {
      throw new BadInputException(
          "--csv " + csv + ": cannot be written (" + Reason.of(e) + "); give another file");
    }
  }

  private void draw(SimulatedStudy study, PrintWriter out) throws IOException {
    Path directory = charts.directory().resolve("simulated");
    SimulatedFiles files = new SimulatedFiles(directory);
    files.write(study);
    out.println();
    out.println("wrote " + files.number() + " files to " + directory);
    files.complaints().forEach(spec.commandLine().getErr()::println);
  }
}
