// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.explored;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import smpcall.analysis.document.Block;
import smpcall.analysis.draw.InlineSvg;
import smpcall.analysis.draw.PictureWriter;
import smpcall.analysis.run.Exploration.Cell;
import smpcall.analysis.run.Exploration.Found;

/**
 * The schedules of a page: a picture of the first one of each race, and the command that replays
 * each.
 *
 * @param cells cells of the races that the tables name
 */
record Schedules(List<Cell> cells) {
  private static final String COMMANDS =
      "Replay a race: a command for each, selected with one click";

  Schedules {
    cells = cells.stream().filter(cell -> cell.shown().isPresent()).toList();
  }

  /** Folded blocks, as only a page shows them; none without a race. */
  List<Block> blocks() {
    Map<String, Cell> firsts = new LinkedHashMap<>();
    cells.forEach(cell -> firsts.putIfAbsent(cell.race().orElseThrow(), cell));
    List<Block> blocks = new ArrayList<>();
    for (Cell cell : firsts.values()) {
      List<Block> inside = new ArrayList<>(command(cell));
      inside.add(picture(cell));
      blocks.add(new Block.Folded("Schedule of the race: " + words(cell), inside));
    }
    if (!cells.isEmpty()) {
      blocks.add(
          new Block.Folded(
              COMMANDS, cells.stream().flatMap(cell -> command(cell).stream()).toList()));
    }
    return blocks;
  }

  private static List<Block> command(Cell cell) {
    String token = cell.shown().orElseThrow().token();
    return List.of(
        new Block.Prose(words(cell) + ":"),
        new Block.Code(List.of("./study explore --replay '" + token + "'")));
  }

  private static String words(Cell cell) {
    return cell.race().orElseThrow()
        + " in "
        + cell.kernel()
        + ", program "
        + cell.scenario()
        + ", memory model "
        + cell.model()
        + ", "
        + cell.steps().orElseThrow()
        + " steps";
  }

  private static Block.Picture picture(Cell cell) {
    Found found = cell.shown().orElseThrow();
    List<List<String>> steps =
        found.schedule().orElseThrow().stream()
            .map(step -> List.of(String.valueOf(step.step()), step.cpu(), step.text()))
            .toList();
    Block.Table data =
        new Block.Table("every step", "rll", List.of("step", "CPU", "what it does"), steps);
    return new Block.Picture(found.text(), "", svg(cell, found), data);
  }

  /** The drawn schedule; empty on a host that cannot draw. */
  private static String svg(Cell cell, Found found) {
    try {
      String id = "schedule-" + ScheduleFigure.name(cell).replace('.', '-');
      return InlineSvg.of(ScheduleFigure.of(cell, found), id);
    } catch (PictureWriter.NoFontsException e) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException("the encoder writes to memory", e);
    }
  }
}
