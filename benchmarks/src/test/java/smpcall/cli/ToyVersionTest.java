// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.host.Affinity;
import smpcall.store.Json;

/** A new version is known everywhere once the files are changed that CONTRIBUTING names. */
@Tag("slow")
class ToyVersionTest {

  @TempDir private static Path checkout;

  private static StudyProcess study;

  @BeforeAll
  static void compile() throws IOException {
    EchoAnalysis.install(checkout);
    Inventories.install(checkout);
    study = new StudyProcess(checkout, List.of(), ToyVersion.compile(checkout));
  }

  private static JsonNode read(Path file) throws IOException {
    return Json.read(Files.readString(file));
  }

  @Test
  void contributingNamesTheFilesThatAreChanged() throws IOException {
    String text = Files.readString(Path.of("..", "CONTRIBUTING.md"));
    String section =
        text.substring(text.indexOf("**A kernel version.**"), text.indexOf("**A workload.**"));

    assertThat(section.lines().filter(line -> line.startsWith("- ")))
        .satisfiesExactly(
            port -> assertThat(port).contains("kernel/SmpNAME.java"),
            constant -> assertThat(constant).contains("kernel/KernelVersion.java"),
            parameter -> assertThat(parameter).contains("benchmark/KernelUnderTest.java"),
            colour -> assertThat(colour).contains("draw/ChartStyle.java"));
  }

  @Test
  void itsFactsArePrinted() throws Exception {
    assertThat(study.run("versions").out())
        .contains("\ntoy  ")
        .contains("\ntoy\nchange      The mail's patch");
    assertThat(study.run("versions", "toy").status()).isZero();
  }

  /** On 3 CPUs, where its race cannot show: what is expected follows from its facts alone. */
  @Test
  void itIsCheckedAndTheKnownSchedulesAreReplayedOnIt() throws Exception {
    Path file = checkout.resolve("toy.json");

    Streams streams =
        study.run(
            "check",
            "--versions",
            "toy",
            "--workloads",
            "storm,mixed",
            "--cpus",
            "3",
            "--seconds",
            "1",
            "--json",
            file.toString());

    assertThat(streams.err()).isEmpty();
    assertThat(streams.status()).isZero();
    JsonNode check = read(file);
    assertThat(check.at("/cells/0/version").asText()).isEqualTo("toy");
    assertThat(check.at("/cells/0/expected").asText()).isEqualTo("holds");
    assertThat(check.at("/cells/1/expected").asText()).isEqualTo("holds, too few CPUs");
    assertThat(check.get("interleavings"))
        .isNotEmpty()
        .allSatisfy(
            replay -> assertThat(replay.at("/broken/toy")).isEqualTo(replay.at("/broken/patched")));
  }

  @Test
  void itIsMeasuredAndTheRunKnowsItsFacts() throws Exception {
    assumeTrue(
        Affinity.allowed().cardinality() >= 2,
        "this process may use one CPU only, and nothing can be measured on it");
    List<String> line =
        List.of("--profile smoke --versions toy --workloads storm --cpus 2".split(" "));
    List<String> words = new ArrayList<>(line);
    words.addAll(
        List.of("--no-report", "--anyway", "--results", checkout.resolve("there").toString()));

    Streams streams = study.run(words.toArray(String[]::new));

    assertThat(streams.err()).isEmpty();
    assertThat(streams.status()).isZero();
    try (Stream<Path> runs = Files.list(checkout.resolve("there").resolve(Hosts.nameOfThis()))) {
      Path directory = runs.findFirst().orElseThrow();
      JsonNode run = read(directory.resolve("run.json"));
      assertThat(Json.forks(directory).get(0).get("error").isNull()).isTrue();
      assertThat(run.get("versions")).anyMatch(version -> version.get("id").asText().equals("toy"));
    }
  }
}
