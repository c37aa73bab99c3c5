// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Stored runs whose labels are permuted within each block, so that no version differs from another:
 * what {@code report} then calls faster or slower is false. And the same with a difference that was
 * put in: what it then calls the same is false. Either may happen in one study of twenty. {@code
 * -Dpermutations=200} makes as many studies of each kind; the seeds are fixed.
 */
@Tag("slow")
class PermutedLabelsTest {
  private static final int STUDIES = Integer.getInteger("permutations", 1);
  private static final double FALSE = 0.05;
  private static final double PLANTED = 1.05;
  private static final String SLOWED = "patched";
  private static final Set<String> FORMS = Set.of("floor", "kernel");
  private static final Path RESULTS = Path.of("..", "benchmarks", "results");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "amd-epyc-2cpu-69ad/20261129T024201Z, storm",
    "amd-epyc-2cpu-69ad/20261129T035420Z, broadcast"
  })
  void whatIsFalseIsSaidInOneStudyOfTwenty(String run, String workload) throws IOException {
    int differ = 0;
    int same = 0;
    for (int seed = 1; seed <= STUDIES; seed++) {
      differ += verdicts(run, workload, seed, 1).anyMatch(v -> v.matches("faster|slower")) ? 1 : 0;
      same += verdicts(run, workload, seed, PLANTED).anyMatch("same"::equals) ? 1 : 0;
    }
    System.out.printf(
        "%s, %d studies: a difference in %d without one, the same in %d with 5 %%%n",
        run, STUDIES, differ, same);

    assertThat(differ).isLessThanOrEqualTo((int) (FALSE * STUDIES));
    assertThat(same).isLessThanOrEqualTo((int) (FALSE * STUDIES));
  }

  /** Of the main family without a difference, of the slowed version with one. */
  private Stream<String> verdicts(String name, String workload, int seed, double factor)
      throws IOException {
    Path there = directory.resolve("results").resolve(name);
    Files.createDirectories(there);
    permute(RESULTS.resolve(name), there, workload, new Random(seed), factor);
    Path charts = directory.resolve("charts");
    StringWriter err = new StringWriter();
    int status =
        Main.run(
            new PrintWriter(new StringWriter()),
            new PrintWriter(err),
            "report",
            there.toString(),
            "--charts",
            charts.toString());
    assertThat(status).as(err.toString()).isZero();
    Path table = charts.resolve(Path.of(name).getParent()).resolve(workload + "-ratio.csv");
    List<String> lines = Files.readAllLines(table);
    List<String> head = Arrays.asList(lines.get(0).split(","));
    return lines.stream()
        .skip(1)
        .map(line -> line.split(",", -1))
        .filter(
            row ->
                factor == 1
                    ? row[head.indexOf("family")].equals("main")
                    : row[head.indexOf("version")].equals(SLOWED))
        .map(row -> row[head.indexOf("verdict")]);
  }

  private static void permute(Path from, Path to, String workload, Random random, double factor)
      throws IOException {
    ObjectNode run = (ObjectNode) JSON.readTree(Files.readString(from.resolve("run.json")));
    Map<String, JsonNode> cases = new LinkedHashMap<>();
    for (JsonNode each : run.get("cases")) {
      String variant = each.get("variant").asText();
      if (each.get("workload").asText().equals(workload)
          && !variant.startsWith("native-")
          && !FORMS.contains(variant)) {
        cases.put(each.get("id").asText(), each);
      }
    }
    ArrayNode kept = run.putArray("cases");
    cases.values().forEach(kept::add);
    Files.writeString(to.resolve("run.json"), run.toString());
    List<ObjectNode> forks = forks(from, cases.keySet());
    forks.stream()
        .collect(Collectors.groupingBy(fork -> group(fork, cases)))
        .values()
        .forEach(group -> shuffle(group, random));
    for (ObjectNode fork : forks) {
      if (cases.get(fork.get("case").asText()).get("variant").asText().equals(SLOWED)) {
        slow((ObjectNode) fork.at("/result/times"), factor);
      }
    }
    Files.write(to.resolve("forks.jsonl"), forks.stream().map(JsonNode::toString).toList());
  }

  /** The forks that count, each as a first attempt. */
  private static List<ObjectNode> forks(Path from, Set<String> cases) throws IOException {
    List<ObjectNode> forks = new ArrayList<>();
    for (String line : Files.readAllLines(from.resolve("forks.jsonl"))) {
      ObjectNode fork = (ObjectNode) JSON.readTree(line);
      if (cases.contains(fork.get("case").asText())
          && fork.get("error").isNull()
          && fork.path("repeated").isEmpty()
          && !fork.path("repeated").isTextual()) {
        forks.add(fork.put("attempt", 1));
      }
    }
    return forks;
  }

  /** What forks share whose labels may be exchanged. */
  private static String group(JsonNode fork, Map<String, JsonNode> cases) {
    JsonNode its = cases.get(fork.get("case").asText());
    return fork.get("block") + " " + its.get("gapNanos") + " " + its.get("jdk");
  }

  private static void shuffle(List<ObjectNode> forks, Random random) {
    List<String> labels =
        new ArrayList<>(forks.stream().map(fork -> fork.get("case").asText()).toList());
    Collections.shuffle(labels, random);
    for (int i = 0; i < labels.size(); i++) {
      forks.get(i).put("case", labels.get(i));
    }
  }

  private static void slow(ObjectNode times, double factor) {
    times
        .properties()
        .forEach(
            row -> {
              ArrayNode slower = JSON.createArrayNode();
              row.getValue().forEach(time -> slower.add(time.asDouble() * factor));
              row.setValue(slower);
            });
  }
}
