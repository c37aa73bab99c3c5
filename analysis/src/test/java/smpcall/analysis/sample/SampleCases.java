// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
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
   * Declares that only forks at the same distance are compared, and lets the CPUs move from far to
   * near while a case runs in some blocks.
   */
  public static void moved(Path run, String id, Integer... blocks) throws IOException {
    stand(run, id, List.of(blocks), 430);
  }

  /** The same, but in these blocks the CPUs are near from the beginning to the end. */
  public static void nearer(Path run, String id, Integer... blocks) throws IOException {
    stand(run, id, List.of(blocks), 70);
  }

  private static void stand(Path run, String id, List<Integer> blocks, double before)
      throws IOException {
    Samples.edit(
        run.resolve("run.json"),
        root ->
            ((ObjectNode) root.get("settings")).putObject("pairing").put("roundTripFactor", 1.5));
    Samples.editForks(
        run,
        forks -> {
          for (JsonNode fork : forks) {
            boolean there =
                fork.get("case").asText().equals(id) && blocks.contains(fork.get("block").asInt());
            Samples.roundTrip(fork, there ? before : 430, there ? 70 : 430);
          }
        });
  }

  /**
   * Copies a run of calls back to back as one with paced calls of the same figures, so that its
   * ratios are the same and its comparisons have verdicts.
   */
  public static Path paced(Path sample, Path results) throws IOException {
    Path run = Samples.copy(sample, results);
    Map<String, Integer> callers = new HashMap<>();
    Samples.edit(
        run.resolve("run.json"),
        root -> {
          for (JsonNode c : root.get("cases")) {
            if (c.get("workload").asText().matches("storm|broadcast")) {
              callers.put(c.get("id").asText(), c.get("callers").asInt());
              ((ObjectNode) c).put("gapNanos", 1000).put("metric", "callNanos");
            }
          }
        });
    Samples.editForks(run, forks -> forks.forEach(fork -> pace(fork, callers)));
    return run;
  }

  private static void pace(JsonNode fork, Map<String, Integer> callers) {
    Integer of = callers.get(fork.get("case").asText());
    if (of != null && fork.get("result") instanceof ObjectNode result) {
      JsonNode call = result.at("/rates/call");
      ArrayNode nanos = result.putObject("times").putArray("callNanos");
      (call.isMissingNode() ? result.get("scores") : call)
          .forEach(score -> nanos.add(of * 1e9 / score.asDouble()));
      ArrayNode warmup = (ArrayNode) result.get("warmup");
      for (int i = 0; i < warmup.size(); i++) {
        warmup.set(i, of * 1e9 / warmup.get(i).asDouble());
      }
    }
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
