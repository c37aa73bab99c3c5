// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import smpcall.analysis.draw.PictureWriter;
import smpcall.analysis.explored.ScheduleFigure;
import smpcall.analysis.run.Exploration;
import smpcall.analysis.run.read.BadInputException;
import smpcall.analysis.run.read.ExplorationReader;

/** {@code explored}: draws the schedules that an exploration found. */
@Command(
    name = "explored",
    description = "Draws the schedules of an exploration, one sequence diagram for each race.",
    footer = {
      "",
      "Examples:",
      "  ./study explored                 the kept schedules",
      "  ./study explored --model weak    those under the weak model",
      "",
      "Exit status: 0 fine; 2 bad usage or input."
    })
final class ExploredCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      defaultValue = "${sys:smpcall.home:-.}/benchmarks/explored/cells.json",
      description = "Output of ./study explore --json (default: benchmarks/explored/cells.json).")
  private Path file;

  @Option(
      names = "--model",
      paramLabel = "ID",
      defaultValue = "sc",
      description = "Memory model of the schedules: sc, tso, weak, weak-java (default: sc).")
  private String model;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Mixin private ChartsOption charts = new ChartsOption();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Exploration exploration = ExplorationReader.read(file);
    Path directory = charts.directory().resolve("explored");
    PrintWriter out = spec.commandLine().getOut();
    int drawn = 0;
    for (Exploration.Cell cell : exploration.cells()) {
      if (cell.isUsual() && cell.model().equals(model) && cell.shown().isPresent()) {
        Files.createDirectories(directory);
        draw(cell, cell.shown().get(), directory).forEach(out::println);
        drawn++;
      }
    }
    if (drawn == 0) {
      throw new BadInputException(
          file + ": no schedule under the model '" + model + "'; give another --model or file");
    }
    out.flush();
    return Main.FINE;
  }

  private static Iterable<Path> draw(Exploration.Cell cell, Exploration.Found found, Path directory)
      throws IOException {
    try {
      return PictureWriter.write(
          ScheduleFigure.of(cell, found), directory, ScheduleFigure.name(cell));
    } catch (PictureWriter.NoFontsException e) {
      throw new BadInputException(e.getMessage());
    }
  }
}
