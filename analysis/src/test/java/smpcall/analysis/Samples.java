// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.result.RunReader;
import smpcall.analysis.result.StudyCase;

/** The sample runs, and copies of them with something changed. */
public final class Samples {
  public static final Path RESULTS = Path.of("src/test/resources/results");

  /** Two CPUs, six blocks, nothing wrong. */
  public static final Path TWO_CPUS = RESULTS.resolve("twins/20261122T190000Z");

  /** 2, 4 and 8 CPUs; lockfree fails at 4 and 8. */
  public static final Path EIGHT_CPUS = RESULTS.resolve("octet/20261121T080000Z");

  /** The cost of the memory layer. */
  public static final Path MEMORY = RESULTS.resolve("twins/20261122T200000Z");

  private static final ObjectMapper JSON = new ObjectMapper();

  private Samples() {}

  public static Findings storm(Path run) {
    return Findings.of(RunReader.read(run, true), StudyCase.STORM);
  }

  /** Copies a run below {@code results}, as the only one there. */
  public static Path copy(Path run, Path results) throws IOException {
    Path copy = Files.createDirectories(results.resolve("twins").resolve(run.getFileName()));
    for (String file : new String[] {"run.json", "jmh.json"}) {
      Files.copy(run.resolve(file), copy.resolve(file));
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
                  }
                }));
  }
}
