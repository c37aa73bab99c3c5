// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Cases that the sample runs have not, made of those that they have. */
public final class SampleCases {
  private static final String LIKE = "storm-spinlock-2cpus-cores-jdk17-a";
  private static final String LIKE_BROADCAST = "broadcast-spinlock-2cpus-cores-jdk17-a";

  private SampleCases() {}

  /**
   * Adds the two cases of audit-cost in the first blocks: the audited one a little slower in odd
   * blocks than in even ones.
   */
  public static void addAuditCost(Path run, int blocks) throws IOException {
    add(run, LIKE, "audit-cost", "unaudited", "Storm.call", Map.of("audit", "off"), blocks);
    add(run, LIKE, "audit-cost", "audited", "Storm.call", Map.of("audit", "on"), blocks);
    Samples.edit(
        run.resolve("run.json"),
        root -> {
          for (JsonNode c : root.get("cases")) {
            if (c.get("variant").asText().equals("audited")) {
              ((ObjectNode) c).put("baseline", "audit-cost-unaudited");
            }
          }
        });
    Samples.edit(
        run.resolve("jmh.json"),
        root -> {
          for (JsonNode entry : root) {
            if (entry.at("/params/audit").asText().equals("on")) {
              scale((ArrayNode) entry.at("/primaryMetric/rawData"), 0.96, 0.98);
            }
          }
        });
  }

  /** Adds the running kernel, so many interrupts at each call, in the first blocks of broadcast. */
  public static void addKernel(Path run, int blocks, double interruptsPerCall) throws IOException {
    add(run, LIKE_BROADCAST, "broadcast", "kernel", "KernelCall.broadcast", Map.of(), blocks);
    Samples.edit(
        run.resolve("jmh.json"),
        root -> {
          for (JsonNode entry : root) {
            if (entry.get("benchmark").asText().endsWith("KernelCall.broadcast")) {
              ObjectNode metrics = (ObjectNode) entry.get("secondaryMetrics");
              metrics.retain("call", "calls", "shortThreads", "misplaced");
              scale((ArrayNode) metrics.at("/call/rawData"), 0.1, 0.1);
              metrics.set("interrupts", metrics.get("calls").deepCopy());
              scale(
                  (ArrayNode) metrics.at("/interrupts/rawData"),
                  interruptsPerCall,
                  interruptsPerCall);
            }
          }
        });
  }

  /**
   * For run.json: declares that only forks at the same distance are compared, and lets those of a
   * case be nearer than all others in some blocks.
   */
  public static Consumer<JsonNode> nearer(String id, Integer... blocks) {
    return root -> {
      ((ObjectNode) root.get("settings")).putObject("pairing").put("roundTripFactor", 1.5);
      for (JsonNode fork : root.get("forks")) {
        boolean near =
            fork.get("case").asText().equals(id)
                && List.of(blocks).contains(fork.get("block").asInt());
        double nanos = near ? 70 : 430;
        ((ObjectNode) fork).putObject("roundTripNanos").put("before", nanos).put("after", nanos);
      }
    };
  }

  private static void add(
      Path run,
      String like,
      String workload,
      String variant,
      String benchmark,
      Map<String, String> params,
      int blocks)
      throws IOException {
    List<JsonNode> cases = new ArrayList<>();
    Samples.edit(
        run.resolve("run.json"),
        root -> {
          for (JsonNode c : root.get("cases")) {
            if (c.get("id").asText().equals(like)) {
              cases.add(c.deepCopy());
              ObjectNode added = c.deepCopy();
              added.put("id", workload + "-" + variant).put("workload", workload);
              added.put("variant", variant).put("blocks", blocks).putNull("baseline");
              added.put("benchmark", "smpcall.benchmark." + benchmark);
              params.forEach(((ObjectNode) added.get("params"))::put);
              cases.add(added);
            }
          }
          ((ArrayNode) root.get("cases")).add(cases.get(1));
          ArrayNode forks = (ArrayNode) root.get("forks");
          List<JsonNode> added = new ArrayList<>();
          for (JsonNode fork : forks) {
            if (fork.get("case").asText().equals(like) && fork.get("block").asInt() <= blocks) {
              ObjectNode other = fork.deepCopy();
              added.add(other.put("case", workload + "-" + variant));
            }
          }
          forks.addAll(added);
        });
    Samples.edit(
        run.resolve("jmh.json"),
        root -> {
          List<JsonNode> added = new ArrayList<>();
          for (JsonNode entry : root) {
            if (entry.get("benchmark").equals(cases.get(0).get("benchmark"))
                && entry.get("threads").equals(cases.get(0).get("cpus"))
                && entry.get("params").equals(cases.get(0).get("params"))) {
              ObjectNode other = entry.deepCopy();
              other.set("params", cases.get(1).get("params"));
              added.add(other.put("benchmark", "smpcall.benchmark." + benchmark));
            }
          }
          ((ArrayNode) root).addAll(added);
        });
  }

  private static void scale(ArrayNode rows, double odd, double even) {
    for (int row = 0; row < rows.size(); row++) {
      ArrayNode values = (ArrayNode) rows.get(row);
      for (int i = 0; i < values.size(); i++) {
        values.set(i, values.get(i).asDouble() * (row % 2 == 0 ? odd : even));
      }
    }
  }
}
