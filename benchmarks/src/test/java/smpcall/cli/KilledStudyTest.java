// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.host.Affinity;
import smpcall.kernel.KernelVersion;
import smpcall.store.Json;

/**
 * SIGKILL at any moment, to the study, to its check or fork, or to both, loses no finished fork and
 * no check. The moments are random; the test must pass for every moment. {@code -Dsmpcall.kills=20}
 * makes more kills.
 */
@Tag("slow")
class KilledStudyTest {

  private static final int KILLS = Integer.getInteger("smpcall.kills", 2);

  /** The number of kills before or during the check. */
  private static final int KILLS_IN_CHECK = (KILLS + 1) / 3;

  /** Enough cases for all kills, as about one finishes between two kills. */
  private static final String VERSIONS =
      Arrays.stream(KernelVersion.values())
          .limit(Math.max(2, KILLS / 2))
          .map(KernelVersion::id)
          .collect(Collectors.joining(","));

  private static final Duration LONGEST_CHECK = Duration.ofMinutes(3);
  private static final int LONGEST_MILLIS = 4_000;

  @TempDir private Path checkout;

  private final Random random = new Random(20100323);
  private final Map<String, String> finished = new HashMap<>();

  /** The receiver of the signal. */
  private enum Victim {
    STUDY,
    FORK,
    BOTH
  }

  @Test
  void finishedForksAreKeptAndTheRunIsResumedToItsEnd() throws Exception {
    assumeTrue(
        Affinity.allowed().cardinality() >= 2,
        "this process may use one CPU only, and nothing can be measured on it");
    EchoAnalysis.install(checkout);
    Inventories.install(checkout);

    for (int kill = 0; kill < KILLS; kill++) {
      Victim victim = Victim.values()[kill % Victim.values().length];
      Process study = start(run().isPresent());
      if (kill >= KILLS_IN_CHECK) {
        awaitCheck(study);
      }
      if (!study.waitFor(random.nextInt(LONGEST_MILLIS), TimeUnit.MILLISECONDS)) {
        kill(study, victim);
        study.destroyForcibly().waitFor();
      }
      assertNothingIsLost();
    }
    for (int attempt = 0; attempt < 3 && !isComplete(); attempt++) {
      start(run().isPresent()).waitFor();
    }

    assertNothingIsLost();
    assertThat(isComplete()).as(Files.readString(checkout.resolve("err.txt"))).isTrue();
    assertThat(soundForks()).containsExactlyInAnyOrderElementsOf(plannedForks());
  }

  private void awaitCheck(Process study) throws Exception {
    Instant end = Instant.now().plus(LONGEST_CHECK);
    while (!hasCheck() && study.isAlive() && Instant.now().isBefore(end)) {
      study.waitFor(50, TimeUnit.MILLISECONDS);
    }
    assertThat(hasCheck()).as(Files.readString(checkout.resolve("out.txt"))).isTrue();
  }

  private boolean hasCheck() throws IOException {
    return run().isPresent() && Files.exists(run().get().resolve("check.json"));
  }

  private Process start(boolean resume) throws IOException {
    List<String> args = new ArrayList<>(List.of("run", "--results", results().toString()));
    args.addAll(
        resume
            ? List.of("--resume")
            : List.of(
                "--profile",
                "smoke",
                "--workloads",
                "storm",
                "--seed",
                "7",
                "--versions",
                VERSIONS));
    return new StudyProcess(checkout)
        .start(
            checkout.resolve("out.txt"), checkout.resolve("err.txt"), args.toArray(new String[0]));
  }

  /** Kills the victim; after the fork alone, the study has a second to store it as failed. */
  private static void kill(Process study, Victim victim) throws InterruptedException {
    List<ProcessHandle> forks = study.descendants().toList();
    if (victim != Victim.FORK) {
      study.destroyForcibly();
    }
    if (victim != Victim.STUDY) {
      forks.forEach(ProcessHandle::destroyForcibly);
    }
    if (victim == Victim.FORK) {
      study.waitFor(1, TimeUnit.SECONDS);
    }
  }

  private Path results() {
    return checkout.resolve("results");
  }

  /** Returns the directories of runs, without those that a kill left unfinished. */
  private Stream<Path> runs() throws IOException {
    Path host = results().resolve(Hosts.nameOfThis());
    return Files.isDirectory(host)
        ? Files.list(host).filter(path -> !path.toString().endsWith(".part"))
        : Stream.of();
  }

  private Optional<Path> run() throws IOException {
    try (Stream<Path> runs = runs()) {
      List<Path> all = runs.toList();
      assertThat(all).hasSizeLessThanOrEqualTo(1);
      return all.stream().findFirst();
    }
  }

  /** Asserts that every fork and check that was ever stored is still there, unchanged. */
  private void assertNothingIsLost() throws IOException {
    if (run().isEmpty()) {
      return;
    }
    Map<String, String> now = new HashMap<>();
    for (JsonNode fork : forks()) {
      now.put(
          fork.get("block") + " " + fork.get("case") + " " + fork.get("attempt"), fork.toString());
    }
    if (hasCheck()) {
      now.put("check", Files.readString(run().get().resolve("check.json")));
      assertThat(read("check.json").get("interleavings")).isNotEmpty();
    }
    assertThat(now).containsAllEntriesOf(finished);
    finished.putAll(now);
    assertThat(read("run.json").get("cases")).isNotEmpty();
  }

  /** Reads the complete lines; the kill may have cut off another one. */
  private List<JsonNode> forks() throws IOException {
    String lines = Files.readString(run().orElseThrow().resolve("forks.jsonl"));
    return lines.substring(0, lines.lastIndexOf('\n') + 1).lines().map(Json::read).toList();
  }

  private JsonNode read(String file) throws IOException {
    return Json.read(Files.readString(run().orElseThrow().resolve(file)));
  }

  private boolean isComplete() throws IOException {
    return hasCheck()
        && !read("run.json").get("ended").isNull()
        && soundForks().size() == plannedForks().size();
  }

  /** Returns what has a sound fork; one that was moved meanwhile is sound and is made again. */
  private Set<String> soundForks() throws IOException {
    Set<String> sound = new HashSet<>();
    for (JsonNode fork : forks()) {
      if (fork.get("error").isNull()) {
        sound.add(fork.get("block").asInt() + " " + fork.get("case").asText());
      }
    }
    return sound;
  }

  private List<String> plannedForks() throws IOException {
    List<String> planned = new ArrayList<>();
    for (JsonNode testCase : read("run.json").get("cases")) {
      planned.add("1 " + testCase.get("id").asText());
    }
    return planned;
  }
}
