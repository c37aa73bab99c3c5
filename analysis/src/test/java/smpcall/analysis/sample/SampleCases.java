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

/** Further cases for the sample runs, made of their own cases. */
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
    Samples.editForks(
        run,
        forks -> {
          List<ObjectNode> results = Samples.results(forks, "audit-cost-audited");
          for (int i = 0; i < results.size(); i++) {
            Samples.multiply(results.get(i).get("scores"), i % 2 == 0 ? 0.96 : 0.98);
          }
        });
  }

  /** Adds the running kernel, with some interrupts per call, in the first blocks of broadcast. */
  public static void addKernel(Path run, int blocks, double interruptsPerCall) throws IOException {
    add(run, LIKE_BROADCAST, "broadcast", "kernel", "KernelCall.broadcast", Map.of(), blocks);
    Samples.editForks(
        run,
        forks -> {
          for (ObjectNode result : Samples.results(forks, "broadcast-kernel")) {
            ObjectNode counts = (ObjectNode) result.get("counts");
            counts.retain("calls", "shortThreads", "misplaced");
            Samples.multiply(result.at("/rates/call"), 0.1);
            ArrayNode interrupts = counts.putArray("interrupts");
            for (JsonNode calls : counts.get("calls")) {
              interrupts.add(
                  interruptsPerCall < 0 ? -1 : Math.round(calls.asLong() * interruptsPerCall));
            }
          }
        });
  }

  /**
   * Declares that only forks at the same distance are compared, and lets those of a case be nearer
   * than all others in some blocks.
   */
  public static void nearer(Path run, String id, Integer... blocks) throws IOException {
    Samples.edit(
        run.resolve("run.json"),
        root ->
            ((ObjectNode) root.get("settings")).putObject("pairing").put("roundTripFactor", 1.5));
    Samples.editForks(
        run,
        forks -> {
          for (JsonNode fork : forks) {
            boolean near =
                fork.get("case").asText().equals(id)
                    && List.of(blocks).contains(fork.get("block").asInt());
            Samples.roundTrip(fork, near ? 70 : 430, near ? 70 : 430);
          }
        });
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
        });
    Samples.editForks(
        run,
        forks -> {
          List<JsonNode> added = new ArrayList<>();
          for (JsonNode fork : forks) {
            if (fork.get("case").asText().equals(like) && fork.get("block").asInt() <= blocks) {
              ObjectNode other = fork.deepCopy();
              added.add(other.put("case", workload + "-" + variant));
            }
          }
          forks.addAll(added);
        });
  }
}
