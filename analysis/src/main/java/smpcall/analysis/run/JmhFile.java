// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** jmh.json: plain JMH JSON, one entry for each case. */
record JmhFile(Path file, List<JmhEntry> entries) {

  /**
   * @throws BadInputException when the file is missing, damaged, or not what JMH writes
   */
  static JmhFile read(Path file) {
    JsonNode root = JsonFile.read(file);
    if (!root.isArray()) {
      throw new BadInputException(file + ": is not an array, as JMH writes it; " + JsonFile.CURE);
    }
    List<JmhEntry> entries = new ArrayList<>();
    for (int i = 0; i < root.size(); i++) {
      entries.add(
          JmhEntry.of(new Members(file.toString(), "[" + i + "]", root.get(i), JsonFile.CURE)));
    }
    return new JmhFile(file, List.copyOf(entries));
  }

  /**
   * The entry of a case.
   *
   * @param jdks of the run
   * @throws BadInputException when not exactly one entry has the case's benchmark, threads and
   *     parameters and, where the run has several JDKs, its JDK
   */
  JmhEntry entryOf(StudyCase c, Map<String, Jdk> jdks) {
    List<JmhEntry> matching =
        entries.stream()
            .filter(entry -> entry.isOf(c))
            .filter(entry -> jdks.size() == 1 || entry.ranOn(c.jdk(), jdks.get(c.jdk())))
            .toList();
    if (matching.size() != 1) {
      throw new BadInputException(
          file
              + ": "
              + (matching.isEmpty() ? "no entry" : matching.size() + " entries instead of one")
              + " for case \""
              + c.id()
              + "\" ("
              + c.benchmark()
              + ", "
              + c.cpus()
              + " threads, "
              + c.params()
              + (jdks.size() == 1 ? "" : ", JDK " + c.jdk())
              + "); "
              + JsonFile.CURE);
    }
    return matching.get(0);
  }
}
