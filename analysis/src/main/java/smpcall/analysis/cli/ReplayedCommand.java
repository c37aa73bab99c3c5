// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import smpcall.analysis.draw.PictureWriter;
import smpcall.analysis.explored.ReplayFigure;
import smpcall.analysis.run.read.BadInputException;
import smpcall.analysis.run.read.RaceScheduleReader;
import smpcall.analysis.run.read.Reason;

/** {@code replayed}: draws a replayed race; {@code ./study races --svg} starts it. */
@Command(name = "replayed", hidden = true, description = "Draws a replayed race.")
final class ReplayedCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "FILE")
  private Path steps;

  @Parameters(index = "1", paramLabel = "SVG")
  private Path svg;

  @Override
  public Integer call() {
    try {
      PictureWriter.writeSvg(ReplayFigure.of(RaceScheduleReader.read(steps)), svg);
    } catch (PictureWriter.NoFontsException e) {
      throw new BadInputException(e.getMessage());
    } catch (IOException e) {
      throw new BadInputException(
          "--svg " + svg + ": cannot be written (" + Reason.of(e) + "); give another file");
    }
    return Main.FINE;
  }
}
