// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.run.Workload;
import smpcall.analysis.run.read.RunReader;

/** The sample runs, and copies of them with something changed. */
public final class Samples {
  public static final Path RESULTS = Path.of("src/test/resources/results");

  /** Schema 1: two CPUs, six blocks, nothing wrong. */
  public static final Path TWO_CPUS = RESULTS.resolve("twins/20261122T190000Z");

  /**
   * Storm, broadcast and latency on two CPUs; one fork failed and ran again. Its check.json is what
   * {@code ./study check --seconds 30 --workloads storm,mixed,emptied --seed 20100323 --json FILE}
   * wrote on a busy host of two CPUs.
   */
  public static final Path BOTH = RESULTS.resolve("twins/20261123T100000Z");

  /** Two JDKs, each with two policies. */
  public static final Path PAIRS = RESULTS.resolve("pairs/20261120T080000Z");

  /** Storm, broadcast and latency on up to 8 CPUs; lockfree fails at 4 and 8. */
  public static final Path EIGHT_CPUS = RESULTS.resolve("octet/20261121T080000Z");

  /**
   * Schema 3, storm on two CPUs, eight blocks: a rule, and forks that it leaves out of patched (2
   * of 8), lockfree (3 of 8), the second arm of spinlock (1) and floor (1).
   */
  public static final Path NOISY = RESULTS.resolve("noisy/20261119T080000Z");

  /** Schema 3, storm on two CPUs, nine blocks: forks at two distances, compared like with like. */
  public static final Path MOVED = RESULTS.resolve("moved/20261116T080000Z");

  /** Schema 1: the cost of the memory layer. */
  public static final Path MEMORY = RESULTS.resolve("twins/20261122T200000Z");

  /** Storm on 2 to 32 CPUs, of which 16 are cores: schema 2, without latency. */
  public static final Path WIDE = RESULTS.resolve("wide/20261117T080000Z");

  /** One version in four arms. */
  public static final Path ARMS = RESULTS.resolve("arms/20261118T080000Z");

  private static final ObjectMapper JSON = new ObjectMapper();

  private Samples() {}

  public static Findings storm(Path run) {
    return Findings.of(RunReader.read(run, true), Workload.STORM);
  }

  public static Findings broadcast(Path run) {
    return Findings.of(RunReader.read(run, true), Workload.BROADCAST);
  }

  /** Storm and broadcast, in that order. */
  public static List<Findings> calls(Path run) {
    return List.of(storm(run), broadcast(run));
  }

  /** Copies a run below {@code results}, as the only one there. */
  public static Path copy(Path run, Path results) throws IOException {
    Path copy = Files.createDirectories(results.resolve("twins").resolve(run.getFileName()));
    for (String file : new String[] {"run.json", "jmh.json", "check.json"}) {
      if (Files.exists(run.resolve(file))) {
        Files.copy(run.resolve(file), copy.resolve(file));
      }
    }
    return copy;
  }

  /** Changes a JSON file in place. */
  public static void edit(Path file, Consumer<JsonNode> change) throws IOException {
    JsonNode root = JSON.readTree(Files.readString(file));
    change.accept(root);
    Files.writeString(file, JSON.writeValueAsString(root));
  }

  /** Keeps the first so many blocks, in the plan and in what ran. */
  public static void keepBlocks(Path run, int blocks) throws IOException {
    edit(
        run.resolve("run.json"),
        root -> {
          ((ObjectNode) root.get("settings")).put("blocks", blocks);
          ((ArrayNode) root.get("forks")).removeIf(fork -> fork.get("block").asInt() > blocks);
        });
  }

  /** Lets the audit of a version find something in its first iteration. */
  public static void fail(Path run, String version) throws IOException {
    edit(
        run.resolve("jmh.json"),
        root ->
            root.forEach(
                entry -> {
                  if (entry.at("/params/version").asText().equals(version)
                      && entry.at("/params/arm").asText().equals("a")) {
                    ((ArrayNode) entry.at("/secondaryMetrics/failures/rawData/0")).set(0, 7);
                    ((ArrayNode) entry.at("/secondaryMetrics/lost/rawData/0")).set(0, 7);
                  }
                }));
  }

  /** Lets the check find something in a version where nothing may be found. */
  public static void convict(Path run, String version, String workload) throws IOException {
    edit(
        run.resolve("check.json"),
        root ->
            root.get("cells")
                .forEach(
                    cell -> {
                      if (cell.get("version").asText().equals(version)
                          && cell.get("workload").asText().equals(workload)) {
                        ((ObjectNode) cell).put("asExpected", false).put("callsToFirst", 400);
                        ((ObjectNode) cell.get("findings")).put("RUNS_ONCE", 3);
                      }
                    }));
  }

  /**
   * Makes a version faster by a factor.
   *
   * @param jmh the array of jmh.json
   * @param version empty: all of them
   */
  public static void scale(JsonNode jmh, String version, double factor) {
    for (JsonNode entry : jmh) {
      if (entry.at("/params/version").asText().contains(version)) {
        scale(entry.at("/primaryMetric/rawData"), factor);
        scale(entry.at("/secondaryMetrics/call/rawData"), factor);
      }
    }
  }

  private static void scale(JsonNode rows, double factor) {
    for (JsonNode row : rows) {
      ArrayNode scores = (ArrayNode) row;
      for (int i = 0; i < scores.size(); i++) {
        scores.set(i, scores.get(i).asDouble() * factor);
      }
    }
  }
}
