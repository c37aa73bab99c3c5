// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smpcall.store.Json;

/**
 * Both forms of {@code ./study versions}, sealed in src/test/resources/golden. {@code ./mvnw -pl
 * benchmarks test -Dtest=VersionsCommandTest -Dgolden.write=true} writes them again; read the
 * difference.
 */
class VersionsCommandTest {

  private static final Path FILES = Path.of("src/test/resources/golden");

  private static Streams study(String... args) {
    return Streams.of(() -> Main.execute(args));
  }

  @ParameterizedTest
  @CsvSource({
    "versions, versions.txt",
    "versions --json, ../../../../versions.json",
    "versions --markdown, ../../../../../docs/versions.md"
  })
  void theOutputIsTheSealedOne(String line, String name) throws IOException {
    Path file = FILES.resolve(name);
    Streams streams = study(line.split(" "));
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(file, streams.out());
    }

    assertThat(streams).isEqualTo(new Streams(0, Files.readString(file), ""));
  }

  /** Without the floor, the commits and the changes. */
  @Test
  void theTableOfReadmeIsMadeOfTheSameFacts() throws IOException {
    List<String> readme = Files.readAllLines(Path.of("../README.md"));
    List<String> rows =
        study("versions", "--markdown")
            .out()
            .lines()
            .filter(line -> line.startsWith("| `") && !line.startsWith("| `floor`"))
            .map(line -> line.split(" \\| "))
            .map(
                cells ->
                    String.join(
                        " | ",
                        cells[0],
                        cells[1],
                        cells[2],
                        cells[5].replaceAll("\\((\\d) CPUs\\)", "($1)")))
            .toList();
    assertThat(readme).containsSubsequence(rows);
  }

  @Test
  void theTextFitsIntoATerminal() {
    assertThat(study("versions").out().lines())
        .allMatch(line -> line.length() <= 80 && line.equals(line.stripTrailing()))
        .allMatch(line -> line.chars().allMatch(c -> c >= ' ' && c < 127));
  }

  @Test
  void oneVersionIsPrintedWithItsRacesOnly() {
    assertThat(study("versions", "spinlock").out())
        .contains("\nspinlock\n", "\nempty mask\n")
        .doesNotContain("patched", "\nreuse race\n");
    assertThat(Json.read(study("versions", "spinlock", "--json").out()))
        .hasSize(1)
        .first()
        .matches(version -> version.get("id").asText().equals("spinlock"));
  }

  @Test
  void twoFormsOfTheOutputAreRefused() {
    Streams streams = study("versions", "--json", "--markdown");

    assertThat(streams.status()).isEqualTo(2);
    assertThat(streams.out()).isEmpty();
    assertThat(streams.err()).contains("--json", "--markdown").hasLineCount(1);
  }

  @Test
  void aVersionThatThereIsNotIsRefusedWithThoseThatThereAre() {
    assertThat(study("versions", "nope"))
        .isEqualTo(
            new Streams(
                2,
                "",
                "study: no version 'nope'; there are floor, spinlock, lockfree, patched,"
                    + " linux-6dc19899, linux-2.6.38, linux-2.6.39, linux-4.14, linux-5.13\n"));
  }
}
