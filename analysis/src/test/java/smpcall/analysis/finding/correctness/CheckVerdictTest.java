// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.correctness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.run.read.RunReader;
import smpcall.analysis.sample.Samples;

class CheckVerdictTest {
  @TempDir private Path results;

  private static String verdict(Path run) {
    return CheckVerdict.of(RunReader.read(run, false));
  }

  private Path copy() throws IOException {
    return Samples.copy(Samples.BOTH, results);
  }

  @Test
  void saysWhoHoldsWhoIsConvictedOfWhatAndWhoWaitsForEver() {
    assertThat(verdict(Samples.BOTH))
        .isEqualTo(
            "Correctness, checked on 4 CPUs with delays made on purpose: spinlock, linux-2.6.39"
                + " and linux-4.14 had no finding in at least 14,800 calls each (fewer than 2.0e-4 a call"
                + " at 95 %); lockfree is convicted of the reuse race; patched, linux-6dc19899 and"
                + " linux-2.6.38 are convicted of the delete before add; the empty mask"
                + " race makes spinlock, lockfree, patched, linux-6dc19899 and"
                + " linux-2.6.38 wait for ever.");
  }

  @Test
  void withoutACheckItSaysSo() {
    assertThat(verdict(Samples.TWO_CPUS))
        .isEqualTo("Correctness: no check is stored with this run.");
  }

  /** A check on a busy host may make a few hundred calls; then it has seen nothing. */
  @Test
  void aVersionWithTooFewCallsDoesNotHold() throws IOException {
    Path run = copy();
    Samples.edit(
        run.resolve("check.json"),
        root ->
            root.get("cells")
                .forEach(
                    cell -> {
                      boolean storm = cell.get("workload").asText().equals("storm");
                      if (storm && cell.get("version").asText().equals("linux-4.14")) {
                        ((ObjectNode) cell).put("calls", 999);
                      }
                    }));

    assertThat(verdict(run))
        .contains(": spinlock and linux-2.6.39 had no finding in at least ")
        .contains("; too few calls to say anything of linux-4.14 in storm (fewer than 1,000)");
    assertThat(CheckRow.of(RunReader.read(run, false).check().orElseThrow(), 4))
        .filteredOn(row -> row.version().equals("linux-4.14") && row.workload().equals("storm"))
        .extracting(CheckRow::conviction)
        .containsExactly("too few calls");
  }

  @Test
  void aVersionThatMustHoldAndDoesNotIsNotAsExpected() throws IOException {
    Path run = copy();
    Samples.convict(run, "linux-4.14", "storm");

    assertThat(verdict(run))
        .contains(": spinlock and linux-2.6.39 had no finding in at least 24,400 calls each")
        .endsWith("; NOT AS EXPECTED: linux-4.14 in storm must hold, and broke: runs once 3.");
  }

  @Test
  void aRaceThatDidNotShowIsNotAsExpected() throws IOException {
    Path run = copy();
    Samples.edit(
        run.resolve("check.json"),
        root -> {
          ObjectNode cell = (ObjectNode) root.at("/cells/10");
          cell.putNull("callsToFirst").put("asExpected", false).putObject("findings");
        });

    assertThat(verdict(run))
        .contains("; linux-6dc19899 and linux-2.6.38 are convicted of the delete before add;")
        .endsWith(
            "NOT AS EXPECTED: patched in mixed must be convicted (delete before add), and nothing"
                + " was found.");
  }

  @Test
  void aCheckThatLeavesMixedOutSaysSo() throws IOException {
    Path run = copy();
    Samples.edit(
        run.resolve("check.json"),
        root ->
            ((ArrayNode) root.get("cells"))
                .removeIf(cell -> cell.get("workload").asText().equals("mixed")));

    assertThat(verdict(run))
        .contains("patched")
        .endsWith("; mixed, in which the delete before add shows, was not checked.");
  }

  @Test
  void aRaceThatNeedsMoreCpusIsNotHeldToBeAbsent() throws IOException {
    Path run = copy();
    Samples.edit(
        run.resolve("check.json"),
        root -> {
          ObjectNode cell = (ObjectNode) root.at("/cells/10");
          cell.putNull("callsToFirst").put("expected", "holds, too few CPUs");
          cell.putObject("findings");
        });

    assertThat(verdict(run))
        .contains(": spinlock, linux-2.6.39 and linux-4.14 had no finding")
        .endsWith("; the race of patched needs more CPUs.");
  }
}
