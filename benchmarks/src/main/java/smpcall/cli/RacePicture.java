// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import smpcall.experiment.process.AnalysisProcess;
import smpcall.schedule.RaceReplay;
import smpcall.schedule.TraceStep;
import smpcall.store.DurableFile;

/** The picture of a replayed race. The analysis draws it from a temporary file of its steps. */
final class RacePicture {

  private static final int SCHEMA = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  private RacePicture() {}

  /**
   * Draws a replay.
   *
   * @param svg file of the picture; an existing one is replaced
   * @return exit status of the analysis
   */
  static int write(RaceReplay replay, Path svg) {
    try {
      Path steps = Files.createTempFile("race", ".json");
      try {
        Files.writeString(steps, json(replay).toString());
        return AnalysisProcess.run(List.of("replayed", steps.toString(), svg.toString()));
      } finally {
        Files.delete(steps);
      }
    } catch (IOException e) {
      throw DurableFile.unwritable(System.getProperty("java.io.tmpdir"), e, "make room there");
    }
  }

  private static ObjectNode json(RaceReplay replay) {
    ObjectNode root = JSON.createObjectNode();
    root.put("schema", SCHEMA);
    root.put("title", replay.race().title());
    root.put("verdict", replay.verdict().replaceAll(":\n +", ": ").replaceAll("\n +", "; "));
    root.set("cpus", JSON.valueToTree(replay.cpus()));
    ArrayNode rows = root.putArray("steps");
    List<TraceStep> steps = replay.steps();
    for (int i = 0; i < steps.size(); i++) {
      TraceStep step = steps.get(i);
      boolean last =
          IntStream.range(i + 1, steps.size()).noneMatch(j -> steps.get(j).cpu() == step.cpu());
      rows.addObject()
          .put("cpu", replay.cpu(step.cpu()))
          .put("text", step.text())
          .put("source", step.source())
          .put("breaks", last && replay.brokenCpus().contains(step.cpu()));
    }
    return root;
  }
}
