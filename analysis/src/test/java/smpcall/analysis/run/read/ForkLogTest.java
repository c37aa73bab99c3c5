// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.sample.Samples;

class Schema2Test {
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
    assertThat(read.ended()).contains(new RunEnd("precision", 10));
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
    editRun(
        root ->
            root.get("forks")
                .forEach(
                    fork -> {
                      if (fork.get("attempt").asInt() == 2) {
                        ((ObjectNode) fork).put("error", "once more").putNull("raw");
                      }
                    }));
    Run read = RunReader.read(run, false);
    assertThat(read.failed()).singleElement().matches(fork -> fork.attempt() == 2);
    assertThat(read.missing()).isEmpty();
  }

  @Test
  void twoSoundAttemptsContradictEachOther() throws IOException {
    editRun(
        root -> {
          ObjectNode again = root.at("/forks/0").deepCopy();
          ((ArrayNode) root.get("forks")).add(again.put("attempt", 2));
        });
    assertFails("is a second fork of case");
  }

  @Test
  void aFigureThatIsNotThereIsMissed() throws IOException {
    editRun(root -> ((ObjectNode) root.at(FIRST_BROADCAST)).put("metric", "cry"));
    assertFails("has no figure in jmh.json (cry of iteration 1)");
  }

  @Test
  void aBroadcastWithoutAuditIsRefused() throws IOException {
    Samples.edit(
        run.resolve("jmh.json"),
        root -> ((ObjectNode) root.at("/5/secondaryMetrics")).remove("failures"));
    assertFails("has no audit in jmh.json");
  }

  @Test
  void aHistogramThatIsNoneNamesItsFork() throws IOException {
    editRun(root -> ((ObjectNode) root.at("/forks/0/latency")).put("histogram", "%%%"));
    assertThatThrownBy(() -> RunReader.read(run, false))
        .isInstanceOf(BadInputException.class)
        .message()
        .matches(
            ".*run.json: forks\\[0\\] \\(case \"[a-z0-9-]+\", block 1\\) has a"
                + " latency.histogram that is not base64; .*");
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

  @Test
  void entriesOfSeveralJdksAreToldApartByTheirVersion() throws IOException {
    Run read = RunReader.read(Samples.PAIRS, false);
    assertThat(read.environment().jdks()).containsOnlyKeys("17", "25");
    Path copy = Samples.copy(Samples.PAIRS, results);
    Samples.edit(
        copy.resolve("jmh.json"),
        root -> root.forEach(entry -> ((ObjectNode) entry).put("jdkVersion", "17.0.15")));
    assertThatThrownBy(() -> RunReader.read(copy, false))
        .hasMessageContaining("entries instead of one")
        .hasMessageContaining(", JDK 17)");
  }

  @Test
  void schema1HasOneJdkOnePolicyAndFiguresOfAllThreads() {
    Run read = RunReader.read(Samples.TWO_CPUS, false);
    assertThat(read.environment().jdks()).containsOnlyKeys("17");
    assertThat(read.cases())
        .allMatch(c -> c.jdk().equals("17") && c.policy().equals("cores"))
        .allMatch(c -> c.callers() == c.cpus() && c.metric().isEmpty() && c.blocks().isEmpty());
    assertThat(read.forks()).allMatch(f -> f.attempt() == 1 && f.latency().isEmpty());
    assertThat(read.ended()).isEmpty();
    assertThat(read.blocks()).isEqualTo(6);
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
}
