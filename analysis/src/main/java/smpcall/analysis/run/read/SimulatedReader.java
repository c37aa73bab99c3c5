// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import smpcall.analysis.run.SimulatedRun;

/** Reads what {@code ./study simulate --json} wrote: a line of JSON for each run. */
public final class SimulatedReader {
  private static final String FILE_CURE = "make it with ./study simulate --json FILE";
  private static final String LINE_CURE =
      "take the line out, and ./study simulate --resume makes that run again";

  private final JsonFile lines;
  private final List<SimulatedRun> runs = new ArrayList<>();
  private final Map<String, Integer> lineOfRun = new HashMap<>();

  private SimulatedReader(Path file) {
    lines = new JsonFile(file, LINE_CURE);
  }

  /**
   * Reads a file.
   *
   * @return the runs, one or more, all of the same sources and of one seed
   * @throws BadInputException when the file is missing or has no runs, or a line is damaged, is
   *     there twice, or is not of the same study as the first
   */
  public static List<SimulatedRun> read(Path file) {
    JsonFile whole = new JsonFile(file, FILE_CURE);
    byte[] content = whole.bytes();
    SimulatedReader reader = new SimulatedReader(file);
    int start = 0;
    for (int end = 0; end <= content.length; end++) {
      boolean isEnd = end == content.length ? start < end : content[end] == '\n';
      if (isEnd) {
        reader.add(Arrays.copyOfRange(content, start, end));
        start = end + 1;
      }
    }
    if (reader.runs.isEmpty()) {
      throw whole.wrong(file.toString(), "has no runs");
    }
    return List.copyOf(reader.runs);
  }

  private void add(byte[] line) {
    int number = runs.size() + 1;
    String place = lines.file() + ":" + number;
    JsonNode tree = lines.tree(lines.decode(line, place), place);
    JsonFile.requireSchema(tree, SimulatedRun.SCHEMA, place);
    SimulatedRun run = lines.bind(tree, SimulatedRun.class, place);
    Integer before = lineOfRun.putIfAbsent(run.id(), number);
    if (before != null) {
      throw lines.wrong(place, "is the run of line " + before + " again");
    }
    runs.add(run);
    requireSameStudy(run, place);
  }

  private void requireSameStudy(SimulatedRun run, String place) {
    SimulatedRun first = runs.get(0);
    boolean sameSources = run.sources().equals(first.sources());
    if (!sameSources || run.planSeed() != first.planSeed()) {
      throw new BadInputException(
          place
              + ": is of "
              + (sameSources ? "another seed" : "other sources")
              + " than line 1; keep such runs in a file of their own");
    }
  }
}
