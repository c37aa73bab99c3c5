// SPDX-License-Identifier: Apache-2.0
package smpcall.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import smpcall.audit.Invariant;
import smpcall.explore.Ablation;
import smpcall.explore.Bound;
import smpcall.explore.Cell;
import smpcall.explore.CellSetup;
import smpcall.explore.Replayer;
import smpcall.explore.order.MemoryModel;
import smpcall.explore.program.CpuNames;
import smpcall.explore.program.Kernel;
import smpcall.explore.table.AblationTable;
import smpcall.explore.trace.Remark;
import smpcall.explore.trace.Step;

/** The results of an exploration as JSON and CSV; described in docs/memory-models.md. */
public final class ExploredFile {

  /** The packages on which the results depend. */
  public static final List<String> SOURCES = List.of("kernel", "linux", "machine", "memory");

  private static final int SCHEMA = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  private ExploredFile() {}

  /**
   * The results as JSON. They depend on the sources and the bound only, not on the host.
   *
   * @param sources hash of the sources that were explored, or null
   */
  public static ObjectNode of(String sources, Bound bound, List<Cell> cells) {
    ObjectNode root =
        JSON.createObjectNode()
            .put("schema", SCHEMA)
            .put("sources", sources)
            .put("boundStates", bound.states());
    ArrayNode rows = root.putArray("cells");
    cells.forEach(cell -> cell(rows.addObject(), cell));
    return root;
  }

  private static void cell(ObjectNode row, Cell cell) {
    CellSetup setup = cell.setup();
    row.put("kernel", setup.kernel().id())
        .put("scenario", setup.scenario())
        .put("model", setup.model().id())
        .put("lock", setup.lock().name().toLowerCase(Locale.ROOT))
        .put("mask", setup.mask().name().toLowerCase(Locale.ROOT))
        .put("verdict", cell.verdict().id())
        .put("race", cell.race())
        .put("steps", cell.race() == null ? null : cell.steps())
        .put("asExpected", cell.isAsExpected())
        .put("complete", cell.result().complete())
        .put("states", cell.result().states())
        .put("transitions", cell.result().transitions())
        .put("ends", cell.result().ends());
    ArrayNode remarks = row.putArray("remarks");
    cell.result().remarks().forEach(remark -> remarks.add(remark.id()));
    ArrayNode found = row.putArray("found");
    cell.schedules()
        .forEach((invariant, replayed) -> found(found.addObject(), cell, invariant, replayed));
  }

  private static void found(
      ObjectNode row, Cell cell, Invariant invariant, Replayer.Replayed replayed) {
    row.put("invariant", invariant.name())
        .put("text", cell.result().found().get(invariant).breach().text())
        .put("steps", cell.result().found().get(invariant).path().length)
        .put("token", cell.token(invariant));
    if (invariant != cell.shown()) {
      return;
    }
    ArrayNode schedule = row.putArray("schedule");
    for (Step step : replayed.steps()) {
      schedule
          .addObject()
          .put("step", step.number())
          .put("cpu", String.valueOf(CpuNames.of(step.cpu())))
          .put("text", step.text())
          .put("access", step.access());
    }
  }

  /** What each ordering is for, as JSON. */
  public static ArrayNode ablation(Map<Kernel, Map<MemoryModel, List<Ablation.Row>>> results) {
    ArrayNode rows = JSON.createArrayNode();
    results.forEach(
        (kernel, byModel) ->
            byModel.forEach(
                (model, list) ->
                    list.forEach(row -> ablation(rows.addObject(), kernel, model, row))));
    return rows;
  }

  private static void ablation(
      ObjectNode node, Kernel kernel, MemoryModel model, Ablation.Row row) {
    node.put("kernel", kernel.id())
        .put("model", model.id())
        .put("ordering", AblationTable.words(row.ordering()))
        .put("verdict", row.verdict().words())
        .put("prevents", row.prevents() == null ? null : row.prevents().name())
        .put("program", row.program())
        .put("steps", row.prevents() == null ? null : row.steps())
        .put("partner", row.partner() == null ? null : AblationTable.words(row.partner()))
        .put("states", row.states());
  }

  /** The table as CSV. */
  public static String csv(List<Cell> cells) {
    StringBuilder csv =
        new StringBuilder(
            "kernel,scenario,model,lock,mask,verdict,race,steps,states,complete,as_expected,remarks\n");
    for (Cell cell : cells) {
      CellSetup setup = cell.setup();
      csv.append(
          String.join(
              ",",
              setup.kernel().id(),
              "\"" + setup.scenario() + "\"",
              setup.model().id(),
              setup.lock().name().toLowerCase(Locale.ROOT),
              setup.mask().name().toLowerCase(Locale.ROOT),
              cell.verdict().id(),
              cell.race() == null ? "" : cell.race(),
              cell.race() == null ? "" : String.valueOf(cell.steps()),
              String.valueOf(cell.result().states()),
              String.valueOf(cell.result().complete()),
              String.valueOf(cell.isAsExpected()),
              cell.result().remarks().stream().map(Remark::id).collect(Collectors.joining(";"))));
      csv.append('\n');
    }
    return csv.toString();
  }
}
