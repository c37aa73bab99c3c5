// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.run.Workload;
import smpcall.analysis.run.read.RunReader;

/** The sample runs, and copies of them with something changed. */
public final class Samples {
  public static final Path RESULTS = Path.of("src/test/resources/results");

  /** Simulated runs with counts that can be checked by hand, and four that failed. */
  public static final Path SIMULATED = Path.of("src/test/resources/simulated/small.jsonl");

  /**
   * Cells of an exploration, without their schedules, and what orderings are for; of the kept ones,
   * with a search that reached its bound and a race under one model only.
   */
  public static final Path EXPLORED = Path.of("src/test/resources/explored");

  /** Two CPUs, six blocks, nothing wrong. */
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
   * Storm on two CPUs, eight blocks: a rule, and forks that it leaves out of patched (2 of 8),
   * lockfree (3 of 8), the second arm of spinlock (1) and floor (1).
   */
  public static final Path NOISY = RESULTS.resolve("noisy/20261119T080000Z");

  /** Storm on two CPUs, nine blocks: forks at two distances, compared like with like. */
  public static final Path MOVED = RESULTS.resolve("moved/20261116T080000Z");

  /**
   * Paced calls on two CPUs, twelve blocks: storm and broadcast at gaps of 1,000 and 5,000 ns and
   * back to back, with the native control, drawn factors, and forks that ran again.
   */
  public static final Path PACED = RESULTS.resolve("paced/20261115T080000Z");

  /** The cost of the memory layer. */
  public static final Path MEMORY = RESULTS.resolve("twins/20261122T200000Z");

  /** Storm on 2 to 32 CPUs, of which 16 are cores: without latency. */
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
    for (String file : new String[] {"run.json", "forks.jsonl", "check.json"}) {
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

  /** Changes the lines of a run's forks.jsonl, which are the elements of an array. */
  public static void editForks(Path run, Consumer<ArrayNode> change) throws IOException {
    Path file = run.resolve("forks.jsonl");
    ArrayNode forks = JSON.createArrayNode();
    for (String line : Files.readAllLines(file)) {
      forks.add(JSON.readTree(line));
    }
    change.accept(forks);
    StringBuilder lines = new StringBuilder();
    forks.forEach(fork -> lines.append(fork).append('\n'));
    Files.writeString(file, lines.toString());
  }

  /**
   * The results of the forks of some cases, in the order of the lines.
   *
   * @param forks the lines of forks.jsonl
   * @param id the beginning of the ids of the cases
   */
  public static List<ObjectNode> results(ArrayNode forks, String id) {
    List<ObjectNode> results = new ArrayList<>();
    for (JsonNode fork : forks) {
      if (fork.get("case").asText().startsWith(id) && fork.hasNonNull("result")) {
        results.add((ObjectNode) fork.get("result"));
      }
    }
    return results;
  }

  /** Lets a fork fail. */
  public static void fail(JsonNode fork, String error) {
    ((ObjectNode) fork).put("error", error).putNull("result");
  }

  /** Sets the round trips of a cache line of a fork, nanoseconds; a fork that failed has none. */
  public static void roundTrip(JsonNode fork, double before, double after) {
    if (fork.get("result") instanceof ObjectNode result) {
      result.putObject("roundTripNanos").put("before", before).put("after", after);
    }
  }

  /** Keeps only the first blocks, in the plan and in the forks. */
  public static void keepBlocks(Path run, int blocks) throws IOException {
    edit(
        run.resolve("run.json"),
        root -> {
          ((ObjectNode) root.get("settings")).put("blocks", blocks);
          ((ObjectNode) root.get("ended")).put("blocks", blocks);
        });
    editForks(run, forks -> forks.removeIf(fork -> fork.get("block").asInt() > blocks));
  }

  /** Gives a version a finding of the audit in its first iteration. */
  public static void fail(Path run, String version) throws IOException {
    editForks(
        run,
        forks -> {
          for (JsonNode fork : forks) {
            if (isOf(fork, version) && fork.get("block").asInt() == 1) {
              ((ArrayNode) fork.at("/result/counts/failures")).set(0, 7);
              ((ArrayNode) fork.at("/result/counts/lost")).set(0, 7);
            }
          }
        });
  }

  /** Whether a fork is of the first arm of a version, by the id of its case. */
  private static boolean isOf(JsonNode fork, String version) {
    return fork.get("case").asText().matches("(storm|broadcast)-" + version + "(-.*)?-a(-2)?");
  }

  /** Gives a version a finding of the check that it must not have. */
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
   * @param forks the lines of forks.jsonl
   * @param version the version; empty for all
   */
  public static void scale(ArrayNode forks, String version, double factor) {
    for (JsonNode fork : forks) {
      if (fork.get("case").asText().contains(version.isEmpty() ? "" : "-" + version + "-")) {
        multiply(fork.at("/result/scores"), factor);
        multiply(fork.at("/result/rates/call"), factor);
      }
    }
  }

  /** Multiplies each value of a row. */
  public static void multiply(JsonNode row, double factor) {
    for (int i = 0; i < row.size(); i++) {
      ((ArrayNode) row).set(i, row.get(i).asDouble() * factor);
    }
  }

  /** Sets each value of a row. */
  public static void fill(JsonNode row, double value) {
    for (int i = 0; i < row.size(); i++) {
      ((ArrayNode) row).set(i, value);
    }
  }
}
