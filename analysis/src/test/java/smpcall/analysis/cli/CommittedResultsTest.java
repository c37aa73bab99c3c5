// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.read.RunReader;

/** The runs and the report of this repository stay readable and have no personal data. */
@Tag("slow")
class CommittedResultsTest {
  private static final Path RESULTS = Path.of("..", "benchmarks", "results");
  private static final Path CHARTS = Path.of("..", "charts");

  /** A version of a JDK such as 17.0.21.1 or 17.0.21.1+2 is no address. */
  private static final Pattern PERSONAL =
      Pattern.compile(
          "/(home|root|Users)/"
              + "|(?<!\"jdk\":\")"
              + "\\b(?!127\\.0\\.0\\.1\\b)\\d{1,3}(\\.\\d{1,3}){3}\\b(?!\\+\\d)"
              + "|\\b([0-9a-fA-F]{2}:){5}[0-9a-fA-F]{2}\\b"
              + "|\\b([0-9a-fA-F]{1,4}:){4,7}[0-9a-fA-F]{1,4}\\b"
              + "|[\\w.]+@[\\w-]+\\.\\w+");

  @Test
  void everyRunIsReadable() throws IOException {
    for (Path file : files(RESULTS, "run.json")) {
      Run run = RunReader.read(file.getParent(), true);
      for (Run part : run.cases().isEmpty() ? run.emulated() : List.of(run)) {
        assertThat(part.forks()).as(file.toString()).isNotEmpty();
        assertThat(part.environment().jdks()).as(file.toString()).isNotEmpty();
      }
      assertThat(run.casesOfAllJdks()).as(file.toString()).isNotEmpty();
    }
  }

  @Test
  void nothingInThemIsPersonal() throws IOException {
    for (Path directory : List.of(RESULTS, CHARTS)) {
      for (String ending :
          new String[] {".json", ".jsonl", ".csv", ".txt", ".md", ".html", ".svg"}) {
        for (Path file : files(directory, ending)) {
          assertThat(Files.readString(file))
              .as(file.toString())
              .doesNotContainPattern(PERSONAL)
              .doesNotContain(System.getProperty("user.home") + "/");
        }
      }
    }
  }

  private static List<Path> files(Path directory, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }
}
