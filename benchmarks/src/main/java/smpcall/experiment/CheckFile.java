// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import smpcall.audit.Finding;
import smpcall.audit.Invariant;
import smpcall.check.Cell;
import smpcall.check.Expectation;
import smpcall.schedule.Replay;

/** The findings of a check as JSON; described in benchmarks/results/README.md. */
public final class CheckFile {

  /** The name of the file in the directory of a run. */
  public static final String NAME = "check.json";

  private static final int SCHEMA = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  private CheckFile() {}

  /** Returns the name of the file for the check of an emulated JDK. */
  public static String name(String jdk) {
    return "check-" + jdk + ".json";
  }

  public static ObjectNode of(
      CheckedJdk jdk, long seed, long millis, List<Cell> cells, List<Replay> replays) {
    ObjectNode root =
        JSON.createObjectNode()
            .put("schema", SCHEMA)
            .put("seed", seed)
            .put("millis", millis)
            .put("hostCpus", Runtime.getRuntime().availableProcessors());
    ObjectNode runsOn = root.putObject("jdk").put("id", jdk.id());
    runsOn.setAll((ObjectNode) JSON.valueToTree(jdk.jdk()));
    ArrayNode rows = root.putArray("cells");
    cells.forEach(cell -> cell(rows.addObject(), cell));
    ArrayNode races = root.putArray("interleavings");
    replays.forEach(replay -> replay(races.addObject(), replay));
    return root;
  }

  private static void cell(ObjectNode row, Cell cell) {
    row.put("version", cell.setup().kernel().id())
        .put("workload", cell.setup().workload().id())
        .put("cpus", cell.setup().cpus())
        .put("calls", cell.calls())
        .put("millis", cell.millis())
        .put("expected", Expectation.of(cell.setup()).words())
        .put("asExpected", cell.isAsExpected());
    boolean found = !cell.findings().isEmpty();
    row.put("callsToFirst", found ? cell.medianCallsToFinding() : null);
    row.put("bound", found || cell.calls() == 0 || cell.isTooFew() ? null : 3.0 / cell.calls());
    cell.callsToFinding().forEach(row.putArray("callsToFinding")::add);
    ObjectNode findings = row.putObject("findings");
    ObjectNode first = row.putObject("first");
    for (Invariant kind : cell.findings().broken()) {
      findings.put(kind.name(), cell.findings().count(kind));
      cell.findings()
          .first(kind)
          .ifPresent(finding -> first(first.putObject(kind.name()), finding));
    }
  }

  private static void first(ObjectNode row, Finding finding) {
    row.put("sender", orNull(finding.sender()))
        .put("call", orNull(finding.call()))
        .put("cpu", orNull(finding.cpu()))
        .put("detail", finding.detail());
  }

  private static Integer orNull(int number) {
    return number == Finding.UNKNOWN ? null : number;
  }

  private static void replay(ObjectNode race, Replay replay) {
    race.put("title", replay.interleaving().title()).put("version", replay.version().id());
    texts(race.putArray("lines"), replay.lines());
    ObjectNode broken = race.putObject("broken");
    replay
        .broken()
        .forEach(
            (version, kinds) ->
                texts(broken.putArray(version.id()), kinds.stream().map(Invariant::name).toList()));
  }

  private static void texts(ArrayNode array, Collection<String> texts) {
    texts.forEach(array::add);
  }
}
