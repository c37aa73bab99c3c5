// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import smpcall.plan.Case;
import smpcall.plan.Workload;
import smpcall.store.JmhResults;
import smpcall.store.ResultStore;
import smpcall.store.Runs;

/**
 * Every jmh.json is what JMH's own formatter writes, member by member, so that viewers of JMH's
 * results can read it.
 */
class JmhFormatTest {
  private static final Path COMMITTED = Path.of("results");

  /** What viewers look up, by JSON pointers; all of it in what JMH 1.37 writes. */
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

  /** Objects whose members have names of the benchmark's own. */
  private static final Set<String> OWN_NAMES = Set.of("/params", "/secondaryMetrics");

  @TempDir private Path results;

  static List<Path> committed() throws IOException {
    try (Stream<Path> files = Files.walk(COMMITTED, 3)) {
      return files.filter(file -> file.endsWith("jmh.json")).sorted().toList();
    }
  }

  @Test
  void whatJmhWritesIsTheGoldenFormat() throws IOException {
    JsonNode jmh = JmhResults.json(new double[] {1000, 1100}, new double[] {900, 950});
    String format = String.join("\n", shape(jmh.get(0), "")) + "\n";
    assertThat(format)
        .isEqualTo(Files.readString(Path.of("src/test/resources/golden/jmh-json.txt")));
    assertThat(LOOKED_UP).noneMatch(pointer -> jmh.get(0).at(pointer).isMissingNode());
  }

  @ParameterizedTest
  @MethodSource("committed")
  void aCommittedRunKeepsIt(Path file) throws IOException {
    assertFormat(JmhResults.read(Files.readString(file)));
  }

  @Test
  void aRunThatIsPutTogetherKeepsIt() throws IOException {
    List<Case> cases = Runs.cases(List.of("spinlock"), Workload.STORM);
    ResultStore store = ResultStore.create(results, Runs.header("20261122T190000Z", cases));
    store.add(Runs.fork(cases.get(0).id(), 1, 1, null), JmhResults.fork(1000, 1100));
    store.add(Runs.fork(cases.get(0).id(), 2, 1, null), JmhResults.fork(900, 950));
    store.publish();
    JsonNode written = JmhResults.read(Files.readString(store.directory().resolve("jmh.json")));
    assertThat(written).hasSize(1);
    assertFormat(written);
  }

  private static void assertFormat(JsonNode array) {
    JsonNode jmh = JmhResults.json(new double[] {1000, 1100}, new double[] {900, 950}).get(0);
    assertThat(array.isArray()).isTrue();
    assertThat(array).isNotEmpty();
    for (JsonNode element : array) {
      assertThat(shape(jmh, "")).containsAll(shape(element, ""));
      assertThat(fixed(element)).isEqualTo(fixed(jmh));
      assertThat(element.at("/primaryMetric/rawData")).hasSize(element.get("forks").asInt());
    }
  }

  /** Without what a benchmark need not have: parameters, secondary metrics. */
  private static List<String> fixed(JsonNode element) {
    return shape(element, "").stream().filter(line -> !line.matches("/params.*|.*/\\*.*")).toList();
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

  /** JMH writes what is not a number as a string where numbers are. */
  private static String kind(JsonNode value) {
    if (value.isArray()) {
      return value.isEmpty() ? "[]" : "[" + kind(value.get(0)) + "]";
    }
    boolean noNumber = value.asText().matches("NaN|[+-]INF");
    return value.isObject() ? "{}" : value.isNumber() || noNumber ? "number" : "text";
  }
}
