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
import smpcall.kernel.KernelVersion;
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

  private static Fork fork(String id, int block, int position, String error, double... scores) {
    return Runs.fork(id, block, position, error, scores);
  }

  private JsonNode file(String name) throws IOException {
    return Json.read(Files.readString(results.resolve("localhost").resolve(ID).resolve(name)));
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
    assertThat(names(directory)).containsExactly("forks.jsonl", "run.json");
    assertThat(Json.forks(directory)).isEmpty();
    assertThat(file("run.json").get("ended").isNull()).isTrue();
  }

  @Test
  void theRunFileHasTheDocumentedMembers() throws IOException {
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
            "ended");
    assertThat(run.get("schema").asInt()).isEqualTo(RunHeader.SCHEMA);
    assertThat(run.get("id").asText()).isEqualTo(ID);
    assertThat(run.get("study"))
        .isEqualTo(
            Json.read(
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
            Json.read(
                """
                {"profile": "smoke", "seed": 42, "blocks": 2, "leastBlocks": 2, "budgetSeconds": 600,
                 "precisionPercent": null, "warmupIterations": 5, "measurementIterations": 3,
                 "iterationMillis": 100, "jvmArgs": [], "budgetAfterBlocks": 1,
                 "contamination": {"stealPercent": 1.0, "foreignPercent": 5.0,
                                   "involuntarySwitches": 100.0, "migrations": 0.0,
                                   "loadPerCpu": 2.0},
                 "pairing": {"roundTripFactor": 1.5},
                 "drawn": {"spin": [0, 16, 32, 64, 96], "pad": [0, 9, 18, 27, 36, 45, 54, 63]},
                 "attempts": 3}
                """));
  }

  @Test
  void aVersionHasTheDocumentedMembers() throws IOException {
    create();

    JsonNode versions = file("run.json").get("versions");
    assertThat(versions).hasSize(KernelVersion.values().length);
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
            "racy",
            "part");
    assertThat(versions.at("/1/id").asText()).isEqualTo("spinlock");
    assertThat(versions.at("/1/races"))
        .isEqualTo(
            Json.read(
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
  void aCaseHasTheDocumentedMembers() throws IOException {
    create();

    JsonNode second = file("run.json").at("/cases/1");
    assertThat(second)
        .isEqualTo(
            Json.read(
                """
                {"id": "storm-spinlock-2cpus-b", "workload": "storm", "variant": "spinlock",
                 "arm": "b", "cpus": 2, "policy": "cores", "placement": [0, 1], "jdk": "17",
                 "callers": 2, "blocks": null, "gapNanos": 0, "baseline": "storm-spinlock-2cpus-a",
                 "baselineArms": ["storm-spinlock-2cpus-a"],
                 "benchmark": "smpcall.benchmark.Storm.call", "metric": null,
                 "params": {"arm": "b", "audit": "on", "fastPath": "false", "gap": "0", "lock": "ticket", "mask": "inline",
                            "policy": "cores", "timed": "16", "version": "spinlock"}}
                """));
    assertThat(file("run.json").at("/cases/0/baseline").isNull()).isTrue();
  }

  @Test
  void everyForkIsALineWithTheDocumentedMembers() throws IOException {
    ResultStore store = create();
    store.add(fork(STORM, 1, 1, null, 1000, 1100));
    store.add(fork(PING_PONG, 1, 2, null, 7));
    store.add(fork(STORM, 2, 1, null, 900, 950));

    List<JsonNode> forks = Json.forks(store.directory());
    assertThat(forks.get(0))
        .isEqualTo(
            Json.read(
                """
                {"case": "storm-spinlock-2cpus-a", "block": 1, "position": 1, "attempt": 1,
                 "started": "2026-11-22T19:01:01.000Z", "finished": "2026-11-22T19:01:02.500Z",
                 "error": null, "drawn": null, "repeated": null,
                 "noise": {"stealMillis": 10, "foreignMillis": 20, "loadBefore": 0.25},
                 "result": {
                   "vm": {"jmh": "1.37", "jdk": "17.0.15", "name": "VM", "version": "17.0.15+6",
                          "args": ["-Xmx256m"]},
                   "warmup": [12.5, 100.0], "scores": [1000.0, 1100.0],
                   "counts": {"calls": [500, 550], "failures": [0, 0]}, "rates": {},
                   "megahertz": null, "latency": null,
                   "roundTripNanos": {"before": 77.5, "after": 480.0}}}
                """));
    assertThat(forks)
        .extracting(fork -> fork.get("case").asText())
        .containsExactly(STORM, PING_PONG, STORM);
  }

  @Test
  void aForkThatFailedHasAnErrorAndNoResult() throws IOException {
    ResultStore store = create();
    store.add(fork(STORM, 1, 1, "java.lang.IllegalStateException: no"));

    JsonNode fork = Json.forks(store.directory()).get(0);
    assertThat(fork.get("error").asText()).isEqualTo("java.lang.IllegalStateException: no");
    assertThat(fork.get("result").isNull()).isTrue();
  }

  @Test
  void unknownNumbersAreNull() throws IOException {
    ResultStore store = create();
    store.add(
        new Fork(
            STORM,
            1,
            1,
            1,
            "then",
            "later",
            null,
            null,
            null,
            new Fork.Noise(null, null, null),
            Runs.result(1000)));

    JsonNode fork = Json.forks(store.directory()).get(0);
    assertThat(fork.at("/noise/stealMillis").isNull()).isTrue();
    assertThat(fork.at("/noise/foreignMillis").isNull()).isTrue();
    assertThat(fork.at("/noise/loadBefore").isNull()).isTrue();
    assertThat(fork.at("/result/megahertz").isNull()).isTrue();
  }

  @Test
  void theEndOfARunIsWrittenToItsFile() throws IOException {
    ResultStore store = create();
    store.end(new RunEnd(RunEnd.Reason.PRECISION, 2));

    assertThat(file("run.json").get("ended"))
        .isEqualTo(Json.read("{\"reason\": \"precision\", \"blocks\": 2}"));
    assertThat(ResultStore.open(store.directory()).ended()).isEqualTo(store.ended());
  }

  @Test
  void noTemporaryFileRemains() throws IOException {
    ResultStore store = create();
    store.add(fork(STORM, 1, 1, null, 1000));
    store.end(new RunEnd(RunEnd.Reason.PLAN, 1));

    assertThat(names(store.directory())).containsExactly("forks.jsonl", "run.json");
  }

  @Test
  void aRunIsNeverOverwritten() {
    create();

    assertThatThrownBy(this::create)
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith(results.resolve("localhost").resolve(ID) + ": cannot be written (");
  }

  @Test
  void aDirectoryThatCannotBeCreatedIsAUserError() throws IOException {
    Path file = Files.writeString(results.resolve("file"), "not a directory");

    assertThatThrownBy(() -> ResultStore.create(file.resolve("below"), header))
        .isInstanceOf(UserError.class)
        .message()
        .startsWith(file.resolve("below").toString())
        .endsWith("; make room there, or give another directory with --results DIR")
        .hasLineCount(1);
  }

  @Test
  void aFileThatWasDeletedIsAUserError() throws IOException {
    ResultStore store = create();
    Files.delete(store.forkFile());

    assertThatThrownBy(() -> store.add(fork(STORM, 1, 1, null, 1000)))
        .isInstanceOf(UserError.class)
        .message()
        .startsWith(store.forkFile() + ": cannot be written (")
        .hasLineCount(1);
  }
}
