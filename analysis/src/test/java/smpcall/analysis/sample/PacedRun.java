// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.ToDoubleFunction;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.run.Workload;
import smpcall.analysis.run.read.RunReader;

/** A copy of the paced sample run with durations that are written down in a test. */
public final class PacedRun {
  private final Path copy;

  /**
   * @param scratch an empty directory
   */
  public PacedRun(Path scratch) throws IOException {
    this.copy = Samples.copy(Samples.PACED, scratch);
  }

  /** The directory of the copy. */
  public Path directory() {
    return copy;
  }

  /**
   * Sets the duration of a call in all iterations of the forks of some cases.
   *
   * @param id the beginning of the ids of the cases, which are paced
   * @param nanos the duration in a fork, nanoseconds
   */
  public PacedRun set(String id, ToDoubleFunction<JsonNode> nanos) throws IOException {
    Samples.editForks(
        copy,
        forks -> {
          for (JsonNode fork : forks) {
            if (fork.get("case").asText().startsWith(id) && fork.hasNonNull("result")) {
              Samples.fill(fork.at("/result/times/callNanos"), nanos.applyAsDouble(fork));
            }
          }
        });
    return this;
  }

  /** Takes the cases of the native control and their forks out. */
  public PacedRun withoutControl() throws IOException {
    Samples.edit(
        copy.resolve("run.json"), root -> removeControl((ArrayNode) root.get("cases"), "id"));
    Samples.editForks(copy, forks -> removeControl(forks, "case"));
    return this;
  }

  private static void removeControl(ArrayNode some, String id) {
    some.removeIf(each -> each.get(id).asText().contains("-native-"));
  }

  /** Says why there is no native control. */
  public PacedRun omitControl(String reason) throws IOException {
    Samples.edit(
        copy.resolve("run.json"),
        root ->
            ((ObjectNode) root)
                .withArray("omitted")
                .addObject()
                .put("workload", "storm")
                .put("variant", "native-spinlock")
                .put("reason", reason));
    return this;
  }

  public Findings storm() {
    return Findings.of(RunReader.read(copy, false), Workload.STORM);
  }

  /** A level that was drawn for a fork. */
  public static int drawn(JsonNode fork, String factor) {
    return Integer.parseInt(fork.get("drawn").get(factor).asText());
  }

  /** 0.99 in odd blocks and 1.01 in even ones. */
  public static double onePercent(JsonNode fork) {
    return fork.get("block").asInt() % 2 == 1 ? 0.99 : 1.01;
  }
}
