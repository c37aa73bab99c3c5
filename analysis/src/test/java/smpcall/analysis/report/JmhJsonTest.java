// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.run.read.ForkLine;
import smpcall.analysis.run.read.ForkLog;
import smpcall.analysis.run.read.RunFile;
import smpcall.analysis.sample.Golden;
import smpcall.analysis.sample.Samples;

/** The result equals that of JMH's own formatter on the same iterations. */
class JmhJsonTest {
  private static final Path COMMITTED = Path.of("../benchmarks/results");
  private static final String FLOOR = "storm-floor-2cpus";

  /** The members that viewers read, as JSON pointers; JMH 1.37 writes all of them. */
  private static final List<String> LOOKED_UP =
      List.of(
          "/benchmark",
          "/mode",
          "/threads",
          "/forks",
          "/params",
          "/primaryMetric/score",
          "/primaryMetric/scoreError",
          "/primaryMetric/scoreConfidence",
          "/primaryMetric/scorePercentiles",
          "/primaryMetric/scoreUnit",
          "/primaryMetric/rawData",
          "/secondaryMetrics");

  /** Objects whose members have names from the benchmark. */
  private static final Set<String> OWN_NAMES = Set.of("/params", "/secondaryMetrics");

  @TempDir private Path scratch;

  static List<Path> runs() throws IOException {
    try (Stream<Path> committed = Files.walk(COMMITTED, 3);
        Stream<Path> samples = Files.walk(Samples.RESULTS, 3)) {
      return Stream.concat(committed, samples)
          .filter(file -> file.endsWith("run.json"))
          .map(Path::getParent)
          .sorted()
          .toList();
    }
  }

  @Test
  void theGoldenFormatIsJmhs() throws IOException {
    JsonNode jmh = byJmh(Samples.BOTH).get(0);
    Golden.check("jmh-json.txt", String.join("\n", shape(jmh, "")) + "\n");
    assertThat(LOOKED_UP).noneMatch(pointer -> jmh.at(pointer).isMissingNode());
  }

  @ParameterizedTest
  @MethodSource("runs")
  void aRunIsWhatJmhWouldHaveWrittenOfIt(Path run) {
    assertWrittenAsByJmh(run);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void everyEntryIsUniqueByWhatViewersCompare(Path run) {
    Set<String> names = new HashSet<>();
    List<JsonNode> entries = written(run);
    entries.forEach(entry -> names.add(entry.get("benchmark") + " " + entry.get("params")));
    assertThat(names).hasSameSizeAs(entries);
  }

  @Test
  void numbersThatAreNoneAreTextsAsJmhWritesThem() throws IOException {
    Path run = Samples.copy(Samples.BOTH, scratch);
    Samples.editForks(
        run,
        forks -> {
          ((ArrayNode) Samples.results(forks, FLOOR).get(0).get("scores")).set(0, "NaN");
          ((ArrayNode) Samples.results(forks, "storm-patched").get(0).get("scores"))
              .set(0, "Infinity")
              .set(1, "-Infinity");
        });
    assertWrittenAsByJmh(run);
    assertThat(JmhJson.of(RunFile.read(run), ForkLog.read(run)))
        .contains("\"NaN\"", "\"+INF\"", "\"-INF\"");
  }

  /** Two values get no interval. */
  @Test
  void anErrorThatTwoIterationsDoNotGiveIsTheTextThatJmhWrites() throws IOException {
    Path run = Samples.copy(Samples.BOTH, scratch);
    Samples.editForks(
        run,
        forks -> {
          forks.removeIf(fork -> fork.get("block").asInt() > 2);
          for (JsonNode result : Samples.results(forks, "")) {
            shorten(result.get("scores"));
            result.get("counts").forEach(JmhJsonTest::shorten);
            result.get("rates").forEach(JmhJsonTest::shorten);
          }
        });
    JsonNode primary = written(run).get(0).get("primaryMetric");
    assertThat(primary.get("scoreError")).hasToString("\"NaN\"");
    assertThat(primary.get("scoreConfidence")).hasToString("[\"NaN\",\"NaN\"]");
    assertWrittenAsByJmh(run);
  }

  private static void shorten(JsonNode row) {
    while (row.size() > 1) {
      ((ArrayNode) row).remove(1);
    }
  }

  @Test
  void onlyForksWithAResultAreIn() throws IOException {
    Path run = Samples.copy(Samples.BOTH, scratch);
    Samples.editForks(
        run,
        forks -> {
          for (JsonNode fork : forks) {
            String id = fork.get("case").asText();
            if (id.startsWith("ping-pong")
                || id.startsWith(FLOOR) && fork.get("block").asInt() == 2) {
              Samples.fail(fork, "no memory");
            }
          }
        });
    List<JsonNode> entries = written(run);
    assertThat(entries).noneMatch(e -> e.get("benchmark").asText().contains("PingPong"));
    assertThat(entries.get(0).get("forks").asInt()).isEqualTo(5);
    assertThat(entries.get(0).at("/primaryMetric/rawData")).hasSize(5);
  }

  private static void assertWrittenAsByJmh(Path run) {
    List<JsonNode> written = written(run);
    List<JsonNode> jmh = byJmh(run);
    assertThat(written).hasSameSizeAs(jmh);
    for (int i = 0; i < jmh.size(); i++) {
      assertThat(shape(written.get(i), "")).isEqualTo(shape(jmh.get(i), ""));
      assertAlike(written.get(i), jmh.get(i), "[" + i + "]");
    }
  }

  /** Numbers may differ in their last digits: a result of JMH is counts by times. */
  private static void assertAlike(JsonNode written, JsonNode jmh, String place) {
    if (jmh.isDouble() && !written.equals(jmh)) {
      assertThat(written.doubleValue())
          .as(place)
          .isCloseTo(jmh.doubleValue(), withinPercentage(1e-10));
    } else if (jmh.isContainerNode()) {
      assertThat(written.size()).as(place).isEqualTo(jmh.size());
      jmh.properties()
          .forEach(
              member ->
                  assertAlike(
                      written.path(member.getKey()),
                      member.getValue(),
                      place + "." + member.getKey()));
      for (int i = 0; jmh.isArray() && i < jmh.size(); i++) {
        assertAlike(written.get(i), jmh.get(i), place + "[" + i + "]");
      }
    } else {
      assertThat(written).as(place).isEqualTo(jmh);
    }
  }

  private static List<JsonNode> written(Path run) {
    List<JsonNode> entries = new ArrayList<>();
    JmhResults.read(JmhJson.of(RunFile.read(run), ForkLog.read(run))).forEach(entries::add);
    return entries;
  }

  private static List<JsonNode> byJmh(Path run) {
    RunFile file = RunFile.read(run);
    ForkLog log = ForkLog.read(run);
    List<JsonNode> entries = new ArrayList<>();
    for (StudyCase c : file.cases().stream().filter(each -> !each.isNative()).toList()) {
      List<ForkLine.Result> forks =
          log.forks().stream()
              .filter(fork -> fork.caseId().equals(c.id()) && fork.repeated().isEmpty())
              .flatMap(fork -> fork.result().stream())
              .toList();
      if (!forks.isEmpty()) {
        JmhResults.json(c, file.settings(), forks).forEach(entries::add);
      }
    }
    return entries;
  }

  /** Every member and its kind, in the order of the file; of equal ones in a row one. */
  private static List<String> shape(JsonNode node, String place) {
    List<String> lines = new ArrayList<>();
    boolean isOwn = OWN_NAMES.contains(place);
    node.properties()
        .forEach(
            member -> {
              String at = place + "/" + (isOwn ? "*" : member.getKey());
              add(lines, at + " " + kind(member.getValue()));
              shape(member.getValue(), at).forEach(line -> add(lines, line));
            });
    return lines;
  }

  private static void add(List<String> lines, String line) {
    if (!lines.contains(line)) {
      lines.add(line);
    }
  }

  /** JMH writes NaN as text in place of a number. */
  private static String kind(JsonNode value) {
    if (value.isArray()) {
      return value.isEmpty() ? "[]" : "[" + kind(value.get(0)) + "]";
    }
    boolean noNumber = value.asText().matches("NaN|[+-]INF");
    return value.isObject() ? "{}" : value.isNumber() || noNumber ? "number" : "text";
  }
}
