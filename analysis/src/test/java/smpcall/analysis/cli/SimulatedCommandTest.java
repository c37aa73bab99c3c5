// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.sample.Samples;

class SimulatedCommandTest {
  private static final String SAMPLE = Samples.SIMULATED.toString();

  @TempDir private Path scratch;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void tablesArePrintedAndChartsDrawn() {
    assertThat(run("simulated", SAMPLE, "--charts", scratch.toString())).isZero();

    Path charts = scratch.resolve("simulated");
    assertThat(out.toString())
        .startsWith("Simulated, not measured")
        .contains("wrote 22 files to " + charts);
    for (String ending : new String[] {".svg", ".png", ".csv"}) {
      assertThat(charts.resolve("storm-ticket-inline-signs" + ending)).isNotEmptyFile();
    }
    assertThat(charts.resolve("storm-ticket-inline-transfers.svg"))
        .content()
        .contains("<desc>Simulated, not measured");
    assertThat(charts.resolve("simulated.txt")).content().startsWith("Simulated, not measured");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void withoutChartsThereAreTheTablesAndTheRuns() {
    Path csv = scratch.resolve("runs.csv");
    String charts = scratch.resolve("none").toString();
    assertThat(run("simulated", SAMPLE, "--no-charts", "--charts", charts, "--csv", csv.toString()))
        .isZero();

    assertThat(csv).content().hasLineCount(47).startsWith("workload,version,cpus,lock,mask,");
    assertThat(out.toString()).contains("wrote " + csv);
    assertThat(scratch.resolve("none")).doesNotExist();
  }

  @Test
  void aMissingFileIsOneLine() {
    Path file = scratch.resolve("none.jsonl");
    assertThat(run("simulated", file.toString())).isEqualTo(Main.BAD);
    assertThat(err.toString())
        .isEqualToIgnoringNewLines(
            file + ": is missing; make it with ./study simulate --json FILE");
  }

  @Test
  void aTableThatCannotBeWrittenIsOneLine() {
    Path csv = scratch.resolve("none").resolve("runs.csv");
    assertThat(run("simulated", SAMPLE, "--no-charts", "--csv", csv.toString()))
        .isEqualTo(Main.BAD);
    assertThat(err.toString())
        .isEqualToIgnoringNewLines(
            "--csv " + csv + ": cannot be written (it is not there); give another file");
  }

  @Test
  void theHelpFitsATerminal() {
    assertThat(run("simulated", "--help")).isZero();
    assertThat(out.toString().lines()).allMatch(line -> line.length() <= 80);
    assertThat(out.toString()).contains("--no-charts", "--csv=FILE", "  ./study simulated ");
  }

  private int run(String... arguments) {
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }
}
