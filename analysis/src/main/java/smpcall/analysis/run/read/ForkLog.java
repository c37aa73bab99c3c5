// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The forks of a run, forks.jsonl: one line of JSON for each, in the order in which they ended.
 *
 * @param file the path of the file
 * @param forks the forks, one for each line
 * @param torn whether a last line that a kill cut off is left out
 */
public record ForkLog(Path file, List<ForkLine> forks, boolean torn) {
  private static final String NAME = "forks.jsonl";
  private static final String FILE_CURE = "bring it back from a copy, or begin a new run";
  private static final String LINE_CURE =
      "take the line out, and \"./study run --resume\" runs that fork again";

  /**
   * Reads the forks of the run in a directory.
   *
   * @throws BadInputException when the file is missing, or a line is damaged
   */
  public static ForkLog read(Path directory) {
    Path file = directory.resolve(NAME);
    byte[] content = new JsonFile(file, FILE_CURE).bytes();
    JsonFile lines = new JsonFile(file, LINE_CURE);
    List<ForkLine> forks = new ArrayList<>();
    int start = 0;
    while (start < content.length) {
      int end = endOfLine(content, start);
      byte[] line = Arrays.copyOfRange(content, start, end);
      String place = place(file, forks.size());
      if (end == content.length && !isObject(lines, line, place)) {
        return new ForkLog(file, List.copyOf(forks), true);
      }
      JsonNode fork = lines.tree(lines.decode(line, place), place);
      forks.add(lines.bind(fork, ForkLine.class, place));
      start = end + 1;
    }
    return new ForkLog(file, List.copyOf(forks), false);
  }

  private static int endOfLine(byte[] content, int start) {
    int end = start;
    while (end < content.length && content[end] != '\n') {
      end++;
    }
    return end;
  }

  private static boolean isObject(JsonFile lines, byte[] line, String place) {
    try {
      return lines.tree(lines.decode(line, place), place).isObject();
    } catch (BadInputException e) {
      return false;
    }
  }

  private static String place(Path file, int index) {
    return file + ":" + (index + 1);
  }

  /**
   * The message on a fork that contradicts the run.
   *
   * @param index the index of the fork, from 0
   * @param what the fault, as text after "the fork of case x in block y"
   */
  BadInputException wrong(int index, String what) {
    ForkLine fork = forks.get(index);
    return new JsonFile(file, LINE_CURE)
        .wrong(
            place(file, index),
            "the fork of case \"" + fork.caseId() + "\" in block " + fork.block() + " " + what);
  }
}
