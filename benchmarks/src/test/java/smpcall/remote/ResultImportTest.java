// SPDX-License-Identifier: Apache-2.0
package smpcall.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.cli.Hosts;
import smpcall.experiment.CheckFile;
import smpcall.host.PlacementPolicy;
import smpcall.message.UserError;
import smpcall.plan.Case;
import smpcall.plan.Selection;
import smpcall.plan.Workload;
import smpcall.store.ResultStore;
import smpcall.store.RunEnd;
import smpcall.store.Runs;

class ResultImportTest {

  private static final String ID = "20261122T190000Z";
  private static final String CASE = "ping-pong-2cpus-a";

  private final List<Case> cases =
      new Selection(
              List.of("spinlock"),
              List.of(),
              List.of(Workload.PING_PONG),
              List.of(),
              List.of(2),
              List.of(PlacementPolicy.CORES),
              List.of("17"))
          .cases(Hosts.withCores(2));

  private final ResultStore remote;
  private final Path here;

  ResultImportTest(@TempDir Path there, @TempDir Path results) {
    remote = ResultStore.create(there, Runs.header(ID, cases));
    here = results.resolve("localhost").resolve(ID);
  }

  private void fork(int block) {
    remote.add(Runs.fork(CASE, block, 1, null, 7 * block));
  }

  private boolean importRun() {
    return ResultImport.importRun(remote.directory(), here);
  }

  private Map<String, String> contents() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(here)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(here.relativize(file).toString(), Files.readString(file));
      }
    }
    return contents;
  }

  @Test
  void aNewRunIsImportedWithTheForksOfAnUnfinishedBlock() {
    fork(1); // and killed before the end of the block

    assertThat(importRun()).isTrue();

    ResultStore own = ResultStore.open(here);
    assertThat(own.forks()).hasSize(1);
    assertThat(own.ended()).isEmpty();
    assertThat(here.resolve("forks.jsonl")).content().contains("\"case\":\"" + CASE + "\"");
    assertThat(importRun()).as("anything new the second time").isFalse();
  }

  @Test
  void anIncompleteRunKeepsItsForksAndGetsTheMissingOnes() throws IOException {
    fork(1);
    importRun();
    Map<String, String> before = contents();
    fork(2);
    remote.end(new RunEnd(RunEnd.Reason.PLAN, 2));

    assertThat(importRun()).isTrue();

    assertThat(ResultImport.isComplete(here)).isTrue();
    assertThat(contents().get("forks.jsonl")).startsWith(before.get("forks.jsonl"));
    assertThat(ResultStore.open(here).forks()).hasSize(2);
  }

  @Test
  void anIncompleteLineIsNoFork() throws IOException {
    fork(1);
    String first = Files.readString(remote.forkFile());
    fork(2);
    String both = Files.readString(remote.forkFile());
    Files.writeString(remote.forkFile(), both.substring(0, first.length() + 20));
    importRun();
    assertThat(ResultStore.open(here).forks()).hasSize(1);

    Files.writeString(remote.forkFile(), both);

    assertThat(importRun()).isTrue();
    assertThat(here.resolve("forks.jsonl")).hasContent(both);
  }

  @Test
  void anOlderStateOfTheSameRunRemovesNothing() throws IOException {
    fork(1);
    String first = Files.readString(remote.forkFile());
    fork(2);
    importRun();
    Map<String, String> before = contents();
    Files.writeString(remote.forkFile(), first);

    assertThat(importRun()).isFalse();
    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void theCheckIsImportedOnce() throws IOException {
    fork(1);
    Files.writeString(remote.directory().resolve(CheckFile.NAME), "{}");

    importRun();
    Files.writeString(remote.directory().resolve(CheckFile.NAME), "{\"other\": 1}");
    importRun();

    assertThat(here.resolve(CheckFile.NAME)).hasContent("{}");
  }

  @Test
  void aCompleteRunIsLeftAlone() throws IOException {
    fork(1);
    fork(2);
    remote.end(new RunEnd(RunEnd.Reason.PLAN, 2));
    importRun();
    Map<String, String> before = contents();
    Files.writeString(remote.forkFile(), "");

    assertThat(importRun()).isFalse();

    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void anotherRunWithTheSameIdIsRefused() throws IOException {
    fork(1);
    importRun();
    Map<String, String> before = contents();
    Path run = remote.directory().resolve("run.json");
    Files.writeString(run, Files.readString(run).replace("\"seed\" : 42", "\"seed\" : 43"));

    assertThatThrownBy(this::importRun)
        .isInstanceOf(UserError.class)
        .hasMessage(here + ": differs from the host's (" + run + "); move one of them elsewhere");
    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void aDifferentForkIsRefused() throws IOException {
    fork(1);
    importRun();
    Map<String, String> before = contents();
    Path forks = remote.forkFile();
    Files.writeString(forks, Files.readString(forks).replace("\"position\":1", "\"position\":2"));

    assertThatThrownBy(this::importRun)
        .isInstanceOf(UserError.class)
        .message()
        .startsWith(here.resolve("forks.jsonl") + ": differs from the host's (")
        .hasLineCount(1);
    assertThat(contents()).isEqualTo(before);
  }
}
