// SPDX-License-Identifier: Apache-2.0
package smpcall.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.message.UserError;
import smpcall.plan.Case;
import smpcall.plan.Workload;

/** The members are those that benchmarks/results/README.md describes. */
class ResultStoreTest {

  private static final String ID = "20261122T190000Z";
  private static final String STORM = "storm-spinlock-2cpus-a";
  private static final String PING_PONG = "ping-pong-2cpus-a";

  @TempDir private Path results;

  private final List<Case> cases =
      Runs.cases(List.of("spinlock"), Workload.STORM, Workload.PING_PONG);

  private final RunHeader header = Runs.header(ID, cases);

  private ResultStore create() {
    return ResultStore.create(results, header);
  }

  private static Fork fork(String id, int block, int position, String error) {
    return Runs.fork(id, block, position, error);
  }

  private JsonNode file(String name) throws IOException {
    return JmhResults.read(
        Files.readString(results.resolve("localhost").resolve(ID).resolve(name)));
  }

  private static List<String> members(JsonNode object) {
    return object.properties().stream().map(member -> member.getKey()).toList();
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aRunHasItsFilesBeforeItsFirstFork() throws IOException {
    Path directory = create().directory();

    assertThat(directory).isEqualTo(results.resolve("localhost").resolve(ID));
    assertThat(names(directory)).containsExactly("forks", "jmh.json", "run.json");
    assertThat(names(directory.resolve("forks"))).isEmpty();
    assertThat(file("jmh.json")).isEmpty();
    assertThat(file("run.json").get("forks")).isEmpty();
  }

  @Test
  void theRunSaysWhatIsDocumented() throws IOException {
    create();

    JsonNode run = file("run.json");
    assertThat(members(run))
        .containsExactly(
            "schema",
            "id",
            "host",
            "started",
            "study",
            "environment",
            "settings",
            "versions",
            "cases",
            "omitted",
            "forks",
            "ended");
    assertThat(run.get("schema").asInt()).isEqualTo(3);
    assertThat(run.get("id").asText()).isEqualTo(ID);
    assertThat(run.get("study"))
        .isEqualTo(
            JmhResults.read(
                """
                {"commit": "0123456789abcdef0123456789abcdef01234567", "dirty": false, "build": "abc"}
                """));
    assertThat(members(run.get("environment")))
        .containsExactly(
            "cpuModel",
            "microcode",
            "architecture",
            "machine",
            "kernel",
            "hypervisor",
            "governor",
            "boost",
            "smt",
            "clockSource",
            "onlineCpus",
            "allowedCpus",
            "isolatedCpus",
            "tickless",
            "cores",
            "coreKinds",
            "sockets",
            "nodes",
            "jdks",
            "roundTrips");
    assertThat(run.at("/environment/hypervisor").isNull()).isTrue();
    assertThat(members(run.at("/environment/jdks/17")))
        .containsExactly(
            "version", "vendor", "vm", "architecture", "emulated", "launcher", "flags");
    assertThat(run.get("settings"))
        .isEqualTo(
            JmhResults.read(
                """
                {"profile": "smoke", "seed": 42, "blocks": 2, "leastBlocks": 2, "budgetSeconds": 600,
                 "precisionPercent": null, "warmupIterations": 5, "measurementIterations": 3,
                 "iterationMillis": 100, "jvmArgs": [], "budgetAfterBlocks": 1,
                 "contamination": {"stealPercent": 1.0, "foreignPercent": 5.0,
                                   "involuntarySwitches": 100.0, "migrations": 0.0,
                                   "loadPerCpu": 2.0},
                 "pairing": {"roundTripFactor": 1.5}}
                """));
  }

  @Test
  void aVersionSaysWhatIsDocumented() throws IOException {
    create();

    JsonNode versions = file("run.json").get("versions");
    assertThat(versions).hasSize(1);
    assertThat(members(versions.get(0)))
        .containsExactly(
            "id",
            "commit",
            "release",
            "date",
            "change",
            "barriers",
            "races",
            "promisesResults",
            "returnsFromEmptyMask",
            "part");
    assertThat(versions.at("/0/id").asText()).isEqualTo("spinlock");
    assertThat(versions.at("/0/races"))
        .isEqualTo(
            JmhResults.read(
                """
                [{"id": "empty-mask", "name": "empty mask", "fixedBy": "723aae25d5cd", "cpus": 2,
                  "condition": "a mask is emptied under the call"}]
                """));
  }

  @Test
  void aRunWithoutFactsAboutVersionsIsRead() throws IOException {
    create();
    Path file = results.resolve("localhost").resolve(ID).resolve("run.json");
    ObjectNode run = (ObjectNode) file("run.json");
    run.remove("versions");
    Files.writeString(file, run.toString());

    assertThat(RunFile.read(file).header().versions()).isEmpty();
  }

  @Test
  void aCaseSaysWhatIsDocumented() throws IOException {
    create();

    JsonNode second = file("run.json").at("/cases/1");
    assertThat(second)
        .isEqualTo(
            JmhResults.read(
                """
                {"id": "storm-spinlock-2cpus-b", "workload": "storm", "variant": "spinlock",
                 "arm": "b", "cpus": 2, "policy": "cores", "placement": [0, 1], "jdk": "17",
                 "callers": 2, "blocks": null, "baseline": "storm-spinlock-2cpus-a",
                 "benchmark": "smpcall.benchmark.Storm.call", "metric": null,
                 "params": {"arm": "b", "audit": "on", "fastPath": "false", "lock": "ticket", "mask": "inline",
                            "policy": "cores", "timed": "16", "version": "spinlock"}}
                """));
    assertThat(file("run.json").at("/cases/0/baseline").isNull()).isTrue();
  }

  @Test
  void everyForkIsAFileAndAMemberOfBothOthers() throws IOException {
    ResultStore store = create();
    store.add(fork(STORM, 1, 1, null), JmhResults.fork(1000, 1100));
    store.add(fork(PING_PONG, 1, 2, null), JmhResults.fork(7));
    store.add(fork(STORM, 2, 1, null), JmhResults.fork(900, 950));
    store.publish();

    assertThat(names(store.directory().resolve("forks")))
        .containsExactly(
            "001-001-" + STORM + ".json",
            "001-002-" + PING_PONG + ".json",
            "002-001-" + STORM + ".json");
    JsonNode forks = file("run.json").get("forks");
    assertThat(forks.get(0))
        .isEqualTo(
            JmhResults.read(
                """
                {"case": "storm-spinlock-2cpus-a", "block": 1, "position": 1,
                 "attempt": 1, "started": "2026-11-22T19:01:01.000Z",
                 "finished": "2026-11-22T19:01:02.500Z",
                 "raw": 0, "error": null, "warmup": [12.5, 100.0], "stealMillis": 10,
                 "foreignMillis": 20, "loadBefore": 0.25, "megahertz": null, "latency": null,
                 "roundTripNanos": {"before": 77.5, "after": 480.0}}
                """));
    assertThat(forks)
        .extracting(fork -> fork.get("case").asText())
        .containsExactly(STORM, PING_PONG, STORM);
    assertThat(forks).extracting(fork -> fork.get("raw").asInt()).containsExactly(0, 0, 1);
    assertThat(file("jmh.json")).hasSize(2);
    assertThat(file("jmh.json").at("/0/primaryMetric/rawData"))
        .hasToString("[[1000.0,1100.0],[900.0,950.0]]");
  }

  @Test
  void aForkThatFailedHasAnErrorAndNoRow() throws IOException {
    ResultStore store = create();
    store.add(fork(STORM, 1, 1, "java.lang.IllegalStateException: no"), null);
    store.add(fork(STORM, 2, 1, null), JmhResults.fork(1000));
    store.publish();

    JsonNode forks = file("run.json").get("forks");
    assertThat(forks.at("/0/raw").isNull()).isTrue();
    assertThat(forks.at("/0/error").asText()).isEqualTo("java.lang.IllegalStateException: no");
    assertThat(forks.at("/1/raw").asInt()).isZero();
    assertThat(file("jmh.json")).hasSize(1);
    assertThat(file("jmh.json").at("/0/forks").asInt()).isEqualTo(1);
  }

  @Test
  void whatTheHostDoesNotTellIsNull() throws IOException {
    ResultStore store = create();
    store.add(
        new Fork(
            STORM, 1, 1, 1, "then", "later", null, null, List.of(), null, null, null, null, null,
            null),
        JmhResults.fork(1000));
    store.publish();

    assertThat(file("run.json").at("/forks/0/stealMillis").isNull()).isTrue();
    assertThat(file("run.json").at("/forks/0/foreignMillis").isNull()).isTrue();
    assertThat(file("run.json").at("/forks/0/loadBefore").isNull()).isTrue();
    assertThat(file("run.json").at("/forks/0/megahertz").isNull()).isTrue();
  }

  @Test
  void aFileThatWasCutInHalfIsLeftOut() throws IOException {
    ResultStore store = create();
    Path forks = store.directory().resolve("forks");
    Files.writeString(forks.resolve("001-001-" + STORM + ".json.part"), "{ \"fork\" : { \"ca");

    store.add(fork(PING_PONG, 1, 2, null), JmhResults.fork(7));
    store.publish();

    assertThat(file("run.json").get("forks")).hasSize(1);
    assertThat(names(forks)).contains("001-001-" + STORM + ".json.part");
  }

  @Test
  void nothingIsLeftAside() throws IOException {
    ResultStore store = create();
    store.add(fork(STORM, 1, 1, null), JmhResults.fork(1000));
    store.publish();

    assertThat(names(store.directory())).containsExactly("forks", "jmh.json", "run.json");
    assertThat(names(store.directory().resolve("forks"))).hasSize(1);
  }

  @Test
  void aRunIsNeverOverwritten() {
    create();

    assertThatThrownBy(this::create)
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith(results.resolve("localhost").resolve(ID) + ": cannot be written (");
  }

  @Test
  void aPlaceWhereNothingCanBeMadeIsTheUsersToMend() throws IOException {
    Path file = Files.writeString(results.resolve("file"), "not a directory");

    assertThatThrownBy(() -> ResultStore.create(file.resolve("below"), header))
        .isInstanceOf(UserError.class)
        .message()
        .startsWith(file.resolve("below").toString())
        .endsWith("; give another place with --results DIR, or make room there")
        .hasLineCount(1);
  }

  @Test
  void aPlaceThatWentAwayIsTheUsersToMend() throws IOException {
    ResultStore store = create();
    Path forks = store.directory().resolve("forks");
    Files.delete(forks);

    assertThatThrownBy(() -> store.add(fork(STORM, 1, 1, null), JmhResults.fork(1000)))
        .isInstanceOf(UserError.class)
        .message()
        .startsWith(forks + "/001-001-" + STORM + ".json: cannot be written (")
        .hasLineCount(1);
  }
}
