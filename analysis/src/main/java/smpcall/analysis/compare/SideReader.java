// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.compare;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.read.BadInputException;
import smpcall.analysis.run.read.RunFinder;
import smpcall.analysis.run.read.RunReader;

/**
 * Reads one side of a comparison: {@code WHAT[,WHAT...][@JDK]}, where WHAT is an argument of {@link
 * RunFinder#selected}.
 *
 * @param finder the finder of stored runs
 */
public record SideReader(RunFinder finder) {

  /**
   * @throws BadInputException when a run is missing, damaged or incomplete, or has no case of that
   *     JDK
   */
  public Side read(String words) {
    int at = words.lastIndexOf('@');
    Optional<String> jdk = at < 0 ? Optional.empty() : Optional.of(words.substring(at + 1));
    Set<Path> directories = new LinkedHashSet<>();
    for (String what : (at < 0 ? words : words.substring(0, at)).split(",")) {
      directories.addAll(finder.selected(what, jdk));
    }
    List<Run> runs =
        directories.stream()
            .map(directory -> RunReader.read(directory, false))
            .sorted(Comparator.comparing(Run::id))
            .toList();
    Side side = new Side(words, runs, jdk);
    for (Run run : runs) {
      refuseEmulated(run, jdk);
      if (side.cases(run).findAny().isEmpty()) {
        throw new BadInputException(
            run.directory()
                + ": has no calls"
                + jdk.map(id -> " on JDK \"" + id + "\"").orElse("")
                + "; its JDKs are "
                + String.join(", ", run.environment().jdks().keySet()));
      }
    }
    return side;
  }

  private static void refuseEmulated(Run run, Optional<String> jdk) {
    for (Run emulated : run.emulated()) {
      String id = emulated.environment().jdks().keySet().iterator().next();
      if (jdk.map(id::equals).orElse(run.cases().isEmpty())) {
        throw new BadInputException(
            run.directory()
                + ": JDK \""
                + id
                + "\" is emulated, and what runs there has no speed to compare; give runs of a"
                + " real one");
      }
    }
  }
}
