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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.sample.Samples;

/** A report cites what was explored and simulated. */
@Tag("slow")
class KeptResultsTest {
  @TempDir private Path scratch;
  private final StringWriter err = new StringWriter();
  private Path kept;
  private Path charts;

  @BeforeEach
  void directories() throws IOException {
    kept = scratch.resolve("kept");
    charts = scratch.resolve("charts");
    Files.createDirectories(kept.resolve("explored"));
    Files.createDirectories(kept.resolve("simulated"));
  }

  private void keep() throws IOException {
    for (String name : List.of("cells.json", "ablation.json")) {
      Files.copy(Samples.EXPLORED.resolve(name), kept.resolve("explored").resolve(name));
    }
    Files.copy(Samples.SIMULATED, kept.resolve("simulated/kept.jsonl"));
  }

  private int report(String... more) {
    List<String> arguments = new ArrayList<>(List.of("report"));
    arguments.addAll(List.of(Samples.TWO_CPUS.toString(), "--charts", charts.toString()));
    arguments.addAll(List.of("--kept", kept.toString()));
    arguments.addAll(List.of(more));
    return Main.run(
        new PrintWriter(new StringWriter()),
        new PrintWriter(err, true),
        arguments.toArray(String[]::new));
  }

  private String appendix() throws IOException {
    return Files.readString(charts.resolve("appendix-full.txt"));
  }

  @Test
  void theSectionsFollowTheMeasuredOnes() throws IOException {
    keep();

    assertThat(report("--explored-sources", "a2f17f99d0408b6d", "--simulated-sources", "other"))
        .as(err.toString())
        .isZero();

    assertThat(appendix())
        .containsSubsequence(
            "\nArchitectures\n",
            "\nExplored\n",
            "  Explored: every interleaving",
            "\nSimulated\n",
            "  Simulated (of other sources than this checkout), not",
            "\nSet-up\n");
    assertThat(charts.resolve("index.html"))
        .content()
        .contains(">Explored</a></h2>", "id=\"picture-storm-ticket-inline-transfers");
    assertThat(charts.resolve("appendix.md"))
        .content()
        .contains("(<simulated/broadcast-ticket-inline-transfers.png>)");
    assertThat(charts.resolve("simulated/storm-ticket-inline-transfers.csv")).isNotEmptyFile();
  }

  @Test
  void withoutAHashOfTheSourcesHereTheyWereNotCompared() throws IOException {
    keep();

    assertThat(report()).isZero();

    assertThat(appendix())
        .contains(
            "Explored (sources not compared with this checkout):",
            "Simulated (sources not compared with this checkout),");
  }

  @Test
  void aCheckoutWithoutResultsSaysSo() throws IOException {
    assertThat(report()).isZero();

    assertThat(appendix()).contains("No kept exploration; ", "No kept simulation; ");
    assertThat(charts.resolve("simulated")).doesNotExist();
  }

  @Test
  void whereNothingIsKeptNothingIsSaid() throws IOException {
    kept = scratch.resolve("none");

    assertThat(report()).isZero();

    assertThat(appendix()).doesNotContain("Explored", "Simulated");
  }

  @Test
  void aDamagedResultIsRefusedInALineBeforeAnythingIsWritten() throws IOException {
    keep();
    Path file = kept.resolve("simulated/kept.jsonl");
    Files.writeString(file, "{\n");

    assertThat(report()).isEqualTo(Main.BAD);

    assertThat(err.toString()).startsWith(file + ":1: is cut off or damaged").hasLineCount(1);
    assertThat(charts).doesNotExist();
  }
}
