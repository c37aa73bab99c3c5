// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.Version;
import smpcall.analysis.run.read.RunReader;
import smpcall.analysis.sample.SampleCases;
import smpcall.analysis.sample.Samples;

/** A version that the analysis does not know is judged by the facts in its run. */
@Tag("slow")
class UnknownVersionTest {
  /** In a picture. */
  private static final String NEUTRAL = "rgb(0,0,1)";

  @TempDir private Path scratch;

  /** The sample with another name for its patched version. */
  private Path toy() throws IOException {
    Path run = Samples.copy(Samples.BOTH, scratch.resolve("results"));
    for (String file : new String[] {"run.json", "forks.jsonl", "check.json"}) {
      String text = Files.readString(run.resolve(file));
      Files.writeString(run.resolve(file), text.replace("patched", "toy"));
    }
    return run;
  }

  /** Each table, text and picture, by its name. */
  private static Map<String, String> files(Path charts) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(charts)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.toString().endsWith(".png")) {
          texts.put(charts.relativize(file).toString(), Files.readString(file));
        }
      }
    }
    return texts;
  }

  @Test
  void isInEveryTableAndChartWithANeutralLook() throws IOException {
    Map<String, String> known = files(Reports.of(Samples.BOTH, scratch.resolve("known")));
    Map<String, String> unknown = files(Reports.of(toy(), scratch.resolve("unknown")));
    assertThat(unknown).containsOnlyKeys(known.keySet());
    known.forEach(
        (name, text) -> {
          String its = unknown.get(name);
          assertThat(its.contains("toy")).as(name).isEqualTo(text.contains("patched"));
          if (name.endsWith(".csv")) {
            assertThat(its).as(name).isEqualTo(text.replace("patched", "toy"));
          }
          boolean coloured = !name.contains("-latency-");
          if (name.endsWith(".svg") && its.contains(">toy") && coloured) {
            assertThat(its).as(name).contains(NEUTRAL);
          }
        });
  }

  @Test
  void isExploratoryWithoutFacts() throws IOException {
    Path run = SampleCases.paced(toy(), scratch.resolve("paced"));
    Samples.edit(
        run.resolve("run.json"),
        root ->
            ((ArrayNode) root.get("versions"))
                .removeIf(version -> version.get("id").asText().equals("toy")));
    assertThat(files(Reports.of(run, scratch.resolve("charts"))).get("twins/storm-ratio.csv"))
        .containsPattern("toy.*exploratory")
        .containsPattern("lockfree.*main");
  }

  /** A failed audit of a version without a known race. */
  @Test
  void mustBeRightWhereItsFactsSaySo() throws IOException {
    Path run = toy();
    Samples.fail(run, "toy");
    assertThat(status(run)).as("racy").isZero();
    Samples.edit(run.resolve("run.json"), root -> put(root, "toy", "racy", false));
    assertThat(status(run)).isEqualTo(Main.FINDING);
  }

  @Test
  void isTheFloorWhereItsFactsSaySo() throws IOException {
    Path run = toy();
    Samples.edit(run.resolve("run.json"), root -> put(root, "toy", "racy", true));
    Samples.edit(run.resolve("run.json"), root -> part(root, "toy", "harness"));
    Samples.edit(run.resolve("run.json"), root -> part(root, "floor", "exploratory"));
    Run read = RunReader.read(run, false);
    assertThat(read.versions())
        .extracting(Version::id, Version::part)
        .contains(tuple("toy", Version.Part.HARNESS), tuple("floor", Version.Part.EXPLORATORY));
    assertThat(read.cases())
        .allMatch(c -> c.isFloor() == c.variant().equals("toy"))
        .anyMatch(c -> c.isFloor());
  }

  private int status(Path run) {
    return Main.run(
        new PrintWriter(new StringWriter()),
        new PrintWriter(new StringWriter()),
        "report",
        run.toString(),
        "--charts",
        scratch.resolve("charts").toString());
  }

  private static void put(JsonNode root, String id, String fact, boolean value) {
    version(root, id).put(fact, value);
  }

  private static void part(JsonNode root, String id, String part) {
    version(root, id).put("part", part);
  }

  private static ObjectNode version(JsonNode root, String id) {
    for (JsonNode version : root.get("versions")) {
      if (version.get("id").asText().equals(id)) {
        return (ObjectNode) version;
      }
    }
    throw new AssertionError(id);
  }
}
