// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.host.Affinity;
import smpcall.kernel.KernelVersion;
import smpcall.store.Json;

/** Whole commands, with real forks and a stand-in for the analysis. */
public class StudyProcessTest {

  @TempDir private Path checkout;

  private Streams study(String... args) throws Exception {
    EchoAnalysis.install(checkout);
    Inventories.install(checkout);
    return new StudyProcess(checkout).run(args);
  }

  @Test
  void aRunStoresItsResultsAndStartsTheReport() throws Exception {
    assumeTrue(
        Affinity.allowed().cardinality() >= 2,
        "this process may use one CPU only, and nothing can be measured on it");
    Path results = checkout.resolve("there");

    Streams streams =
        study(
            "--profile",
            "smoke",
            "--workloads",
            "ping-pong",
            "--seed",
            "7",
            "--anyway",
            "-v",
            "--results",
            results.toString(),
            "--charts",
            "drawings");

    Path run = onlyEntry(results.resolve(Hosts.nameOfThis()));
    assertThat(streams.err()).isEmpty();
    assertThat(streams.out())
        .matches(
            "(?s)(What spoils|Found nothing) .*?\n"
                + "block 1 of 1, fork 1 of 1, \\d+:\\d\\d left; now ping-pong on 2 CPUs\n"
                + "(block 1, ping-pong-2cpus-a: its CPUs moved; it runs once more\n)*"
                + "1 fork in \\d+:\\d\\d\n"
                + "analysis: report \\Q"
                + run
                + "\\E --charts drawings --jmh \\Q"
                + run.resolve("jmh.json")
                + "\\E --verbose\nDoes not work: 1 of 1 fork.*, report ended with status 1. Next: .*\n");
    assertThat(streams.status()).as("is the status of the analysis").isEqualTo(1);
    assertIsOnePingPong(read(run.resolve("run.json")), Json.forks(run));
  }

  @Tag("slow")
  @Test
  void aRunOfVersionsBeginsWithACheckOfAll() throws Exception {
    assumeTrue(
        Affinity.allowed().cardinality() >= 2,
        "this process may use one CPU only, and nothing can be measured on it");
    Path results = checkout.resolve("there");

    Streams streams =
        study(
            "--profile",
            "smoke",
            "--versions",
            "floor",
            "--workloads",
            "storm",
            "--cpus",
            "2",
            "--seed",
            "7",
            "--anyway",
            "--results",
            results.toString());

    Path run = onlyEntry(results.resolve(Hosts.nameOfThis()));
    assertThat(streams.err()).isEmpty();
    assertThat(streams.out())
        .as("a smoke run prints no tables and has no colours")
        .doesNotContain("analysis: ", "\033")
        .contains("\n0:06 left: check of every version for races, not timed\nblock 1 of 1, fork 1")
        .contains(" left; now storm floor on 2 CPUs, gap 1000 ns\n");
    JsonNode check = read(run.resolve("check.json"));
    assertThat(check.get("seed").asLong()).isEqualTo(7);
    assertThat(check.get("cells")).hasSize(2 * KernelVersion.values().length);
    assertThat(check.at("/cells/0/version").asText()).isEqualTo("floor");
    assertThat(check.get("interleavings")).hasSize(4);
    try (Stream<Path> files = Files.list(checkout.resolve("tmp"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(file -> file.startsWith("smpcall-check-"));
    }
  }

  private static void assertIsOnePingPong(JsonNode run, List<JsonNode> forks) {
    assertThat(run.at("/settings/seed").asLong()).isEqualTo(7);
    assertThat(run.at("/settings/profile").asText()).isEqualTo("smoke");
    assertThat(run.at("/cases/0/id").asText()).isEqualTo("ping-pong-2cpus-a");
    assertThat(run.at("/ended/reason").asText()).isEqualTo("plan");
    List<JsonNode> counting = forks.stream().filter(each -> each.get("repeated").isNull()).toList();
    assertThat(counting).as("but those that moved").hasSize(1);
    JsonNode fork = counting.get(0);
    assertThat(fork.get("case")).isEqualTo(run.at("/cases/0/id"));
    assertThat(fork.get("error").isNull()).isTrue();
    assertThat(fork.at("/result/warmup")).hasSize(run.at("/settings/warmupIterations").asInt());
    assertThat(fork.at("/result/scores"))
        .hasSize(run.at("/settings/measurementIterations").asInt())
        .allMatch(score -> score.asDouble() > 0);
  }

  private static JsonNode read(Path file) throws IOException {
    return Json.read(Files.readString(file));
  }

  private static Path onlyEntry(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      List<Path> all = entries.toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }

  @Test
  void theAnalysisAnswersReportAndItsHelp() throws Exception {
    assertThat(study("report", "--help"))
        .isEqualTo(new Streams(0, "analysis: report --help\n", ""));
    assertThat(study("report", "some/run", "--charts", "drawings"))
        .isEqualTo(new Streams(1, "analysis: report some/run --charts drawings\n", ""));
  }

  @Test
  void coloursAreOffWhenAsked() throws Exception {
    EchoAnalysis.install(checkout);
    Streams forced = new StudyProcess(checkout, List.of("env", "CLICOLOR_FORCE=1")).run("--help");
    Streams asked =
        new StudyProcess(checkout, List.of("env", "CLICOLOR_FORCE=1", "NO_COLOR=1")).run("--help");

    assertThat(forced.out()).contains("\033[");
    assertThat(asked.out()).doesNotContain("\033[").contains("Usage: study");
  }

  @Test
  void aHelpIsAsWideAsTheTerminal() throws Exception {
    Streams narrow = new StudyProcess(checkout, List.of("env", "COLUMNS=60")).run("run", "--help");

    assertThat(narrow.out().lines()).allMatch(line -> line.length() <= 60);
  }

  @Test
  void oneCpuIsTooFew() throws Exception {
    FutureTask<Streams> task =
        new FutureTask<>(
            () -> {
              // A process may use what the thread that started it may use.
              Affinity.pin(Affinity.allowed().nextSetBit(0));
              return study("--profile", "smoke");
            });
    new Thread(task).start();

    assertThat(task.get())
        .isEqualTo(
            new Streams(
                2,
                "",
                "study: this process may use one CPU only, and a call needs two; allow it more"
                    + " (taskset, the container's CPU set)\n"));
  }
}
