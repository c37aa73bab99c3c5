// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.run.Fork;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.Workload;
import smpcall.analysis.sample.Samples;

class ForkLogTest {
  private static final String FIRST_BROADCAST = "/cases/5";

  @TempDir private Path results;
  private Path run;

  @BeforeEach
  void copySample() throws IOException {
    run = Samples.copy(Samples.BOTH, results);
  }

  @Test
  void theFigureOfBroadcastIsThatOfItsOneCaller() {
    Run read = RunReader.read(run, false);
    Fork fork =
        read.forks().stream()
            .filter(f -> f.studyCase().workload() == Workload.BROADCAST)
            .filter(f -> f.studyCase().isFloor())
            .findFirst()
            .orElseThrow();
    assertThat(fork.studyCase().callers()).isEqualTo(1);
    // The invented caller makes about 4.9 million calls a second, with the servers' looks it is 10
    // times as much.
    assertThat(fork.iterations()).allMatch(i -> i.score() > 4e6 && i.score() < 6e6);
  }

  @Test
  void aCaseMayRunInTheFirstBlocksOnly() {
    Run read = RunReader.read(run, false);
    assertThat(read.forks().stream().filter(f -> f.studyCase().workload() == Workload.PING_PONG))
        .hasSize(4);
    assertThat(read.missing()).isEmpty();
  }

  @Test
  void aRunThatEndedEarlyHasThatManyBlocks() {
    Run read = RunReader.read(Samples.EIGHT_CPUS, false);
    assertThat(read.settings().blocks()).isEqualTo(40);
    assertThat(read.settings().leastBlocks()).isEqualTo(6);
    assertThat(read.settings().precisionPercent()).hasValue(2.5);
    assertThat(read.ended()).contains(new Run.End("precision", 10));
    assertThat(read.blocks()).isEqualTo(10);
  }

  @Test
  void aRunThatHasNotEndedIsRefusedUnlessAskedFor() throws IOException {
    editRun(root -> ((ObjectNode) root).putNull("ended"));
    assertFails(
        "run.json: the run has not ended; 0 planned forks are not there; \"./study run --resume\""
            + " continues the run, --partial reports what is there");
    editRun(root -> ((ObjectNode) root.get("settings")).put("blocks", 7));
    assertFails("10 planned forks are not there");
    assertThat(RunReader.read(run, true).missing())
        .hasSize(10)
        .allMatch(fork -> fork.block() == 7 && !fork.caseId().startsWith("ping-pong"));
  }

  @Test
  void aForkThatFailedAndRanAgainCountsOnce() {
    Run read = RunReader.read(run, false);
    List<Fork> failed = read.forks().stream().filter(f -> f.error().isPresent()).toList();
    assertThat(failed).hasSize(1);
    assertThat(failed.get(0).attempt()).isEqualTo(1);
    assertThat(failed.get(0).iterations()).isEmpty();
    assertThat(read.failed()).isEmpty();
  }

  @Test
  void aForkOfWhichEveryAttemptFailedRanAndFailed() throws IOException {
    editForks(
        forks -> {
          for (JsonNode fork : forks) {
            if (fork.get("attempt").asInt() == 2) {
              Samples.fail(fork, "once more");
            }
          }
        });
    Run read = RunReader.read(run, false);
    assertThat(read.failed()).singleElement().matches(fork -> fork.attempt() == 2);
    assertThat(read.missing()).isEmpty();
  }

  @Test
  void twoSoundAttemptsContradictEachOther() throws IOException {
    editForks(forks -> forks.add(((ObjectNode) forks.get(0).deepCopy()).put("attempt", 2)));
    assertFails(" in block 1 is there twice; ");
  }

  @Test
  void aFigureThatIsNotThereIsMissed() throws IOException {
    editRun(root -> ((ObjectNode) root.at(FIRST_BROADCAST)).put("metric", "cry"));
    assertFails("has no figure (result.rates.cry)");
  }

  @Test
  void aBroadcastWithoutAuditIsRefused() throws IOException {
    editForks(
        forks ->
            Samples.results(forks, "broadcast-floor")
                .forEach(result -> ((ObjectNode) result.get("counts")).remove("failures")));
    assertFails("has no audit (result.counts.calls and .failures)");
  }

  @Test
  void aHistogramThatIsNoneNamesItsFork() throws IOException {
    editForks(forks -> ((ObjectNode) forks.at("/0/result/latency")).put("histogram", "%%%"));
    assertFails("forks.jsonl:1: result.latency.histogram is not base64; take the line out");
  }

  @Test
  void aCaseOfAJdkThatTheEnvironmentHasNotIsRefused() throws IOException {
    editRun(root -> ((ObjectNode) root.at("/cases/0")).put("jdk", "21"));
    assertFails("ran on JDK \"21\", which environment.jdks does not have");
  }

  @Test
  void noCallersAreRefused() throws IOException {
    editRun(root -> ((ObjectNode) root.at("/cases/0")).put("callers", 0));
    assertFails("run.json: cases[0].callers is not above 0");
  }

  /** A kill cuts off the last line at most, at any byte. */
  @Test
  void aLastLineThatWasCutOffIsLeftOut() throws IOException {
    Path file = run.resolve("forks.jsonl");
    byte[] whole = Files.readAllBytes(file);
    int lines = ForkLog.read(run).forks().size();
    editForks(forks -> ((ObjectNode) forks.get(0)).put("case", "caf\u00e9"));
    String line = Files.readAllLines(file).get(0);
    byte[] torn = line.getBytes(StandardCharsets.UTF_8);
    for (int length = 1; length < torn.length; length += length < 50 ? 1 : 99) {
      Files.write(file, whole);
      Files.write(file, Arrays.copyOf(torn, length), StandardOpenOption.APPEND);
      assertThat(ForkLog.read(run).torn()).as("%d bytes", length).isTrue();
    }
    assertThat(ForkLog.read(run).forks()).hasSize(lines);
    assertThat(RunReader.read(run, false).torn()).isTrue();
  }

  @Test
  void aLastLineThatIsWholeButForItsEndCounts() throws IOException {
    Path file = run.resolve("forks.jsonl");
    int lines = ForkLog.read(run).forks().size();
    Files.writeString(file, Files.readString(file).stripTrailing());
    assertThat(ForkLog.read(run).torn()).isFalse();
    assertThat(ForkLog.read(run).forks()).hasSize(lines);
  }

  @Test
  void aLineThatIsDamagedIsNamed() throws IOException {
    Path file = run.resolve("forks.jsonl");
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    String third = lines.get(2);
    for (String damaged : new String[] {third.substring(0, third.length() / 2), "x", "[1"}) {
      lines.set(2, damaged);
      Files.write(file, lines);
      assertFails("forks.jsonl:3: is cut off or damaged at line 1, column ");
    }
    lines.set(2, "");
    Files.write(file, lines);
    assertFails("forks.jsonl:3: is empty; take the line out");
    lines.set(2, "[]");
    Files.write(file, lines);
    assertFails("forks.jsonl:3: is not an object; ");
    lines.set(2, third + third);
    Files.write(file, lines);
    assertFails("forks.jsonl:3: is cut off or damaged");
  }

  @Test
  void aRunThatHasJustBegunHasNoForks() throws IOException {
    Files.writeString(run.resolve("forks.jsonl"), "");
    assertThat(ForkLog.read(run).forks()).isEmpty();
    assertThat(RunReader.read(run, true).missing()).hasSize(64);
  }

  private void assertFails(String words) {
    assertThatThrownBy(() -> RunReader.read(run, false))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(words)
        .hasMessageNotContaining("\n");
  }

  private void editRun(Consumer<JsonNode> change) throws IOException {
    Samples.edit(run.resolve("run.json"), change);
  }

  private void editForks(Consumer<ArrayNode> change) throws IOException {
    Samples.editForks(run, change);
  }
}
