// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.sample.KeptRuns;
import smpcall.analysis.sample.Samples;

/** {@code ./study results}; docs/results.md is what it prints of the runs in git. */
@Tag("slow")
class ResultsCommandTest {
  private static final Path PAGE = Path.of("..", "docs", "results.md");

  @TempDir private Path scratch;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int results(List<String> runs, String... more) {
    List<String> arguments = new ArrayList<>(List.of("results"));
    arguments.addAll(runs);
    arguments.addAll(List.of(more));
    return Main.run(
        new PrintWriter(out, true), new PrintWriter(err, true), arguments.toArray(String[]::new));
  }

  /** {@code -Dgolden.write=true} writes the page again. */
  @Test
  void thePageInDocsIsOfTheRunsInGit() throws IOException {
    assertThat(results(KeptRuns.ofCalls().stream().map(Path::toString).toList()))
        .as(err.toString())
        .isZero();

    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(PAGE, out.toString());
    }
    assertThat(out.toString()).isEqualTo(Files.readString(PAGE));
  }

  @Test
  void everyCompleteRunIsInItUnlessSomeAreNamed() throws IOException {
    String all = Samples.RESULTS.toString();
    Path file = scratch.resolve("page.md");

    assertThat(results(List.of(), "--results", all, "--write", file.toString())).isZero();
    assertThat(out.toString()).isEqualTo("wrote " + file + System.lineSeparator());
    assertThat(results(List.of(Samples.BOTH.toString()))).isZero();

    String both = Samples.BOTH.getFileName().toString();
    String two = Samples.TWO_CPUS.getFileName().toString();
    assertThat(Files.readString(file)).contains("| " + both + " |", "| " + two + " |");
    assertThat(out.toString()).contains("| " + both + " |").doesNotContain("| " + two + " |");
  }

  @Test
  void aFileThatCannotBeWrittenIsNamedInALine() {
    Path file = scratch.resolve("none").resolve("page.md");

    assertThat(results(List.of(Samples.BOTH.toString()), "--write", file.toString()))
        .isEqualTo(Main.BAD);

    assertThat(err.toString())
        .startsWith("--write " + file + ": cannot be written (")
        .contains("give another file")
        .hasLineCount(1);
  }

  @Test
  void runsThatCompareNothingWithTheSpinlockAreRefused() {
    assertThat(results(List.of(Samples.MEMORY.toString()))).isEqualTo(Main.BAD);

    assertThat(err.toString())
        .startsWith(Samples.MEMORY + ": no run here compares a version with spinlock; ")
        .hasLineCount(1);
  }
}
