// SPDX-License-Identifier: Apache-2.0
package smpcall.explore.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import smpcall.explore.Ablation.Row;
import smpcall.explore.Ablation.Verdict;
import smpcall.explore.local.Operation;
import smpcall.explore.local.Weakening.Ordering;
import smpcall.explore.order.MemoryModel;
import smpcall.explore.program.Kernel;

/** What each ordering of a kernel is for: a row for each, a column for each memory model. */
public final class AblationTable {

  private AblationTable() {}

  /** The lines for a kernel. */
  public static List<String> print(Kernel kernel, Map<MemoryModel, List<Row>> results) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(kernel.id());
    Map<Ordering, Map<MemoryModel, Row>> rows = new LinkedHashMap<>();
    results.forEach(
        (model, list) ->
            list.forEach(
                row ->
                    rows.computeIfAbsent(row.ordering(), any -> new LinkedHashMap<>())
                        .put(model, row)));
    rows.forEach(
        (ordering, byModel) -> {
          lines.add("  " + words(ordering));
          results
              .keySet()
              .forEach(
                  model ->
                      lines.add(
                          String.format(
                              "    %-10s %s",
                              model.id(),
                              byModel.containsKey(model) ? words(byModel.get(model)) : "-")));
        });
    results.forEach((model, list) -> lines.add(sentence(kernel, model, list)));
    return lines;
  }

  /** An ordering, as in {@code smp_wmb at SmpPatched.smpCallFunctionMany:147}. */
  public static String words(Ordering ordering) {
    return name(ordering.kind()) + " at " + ordering.site();
  }

  private static String name(Operation.Kind kind) {
    return switch (kind) {
      case FULL_FENCE -> "smp_mb";
      case ATOMIC_FENCE -> "barrier of an atomic";
      case LOAD_LOAD_FENCE -> "smp_rmb";
      case STORE_STORE_FENCE -> "smp_wmb";
      case READ_ACQUIRE -> "acquire";
      case WRITE_RELEASE -> "release";
      default -> kind.name().toLowerCase(Locale.ROOT);
    };
  }

  private static String words(Row row) {
    return switch (row.verdict()) {
      case NEEDED ->
          "needed: prevents "
              + row.prevents().breach()
              + " ("
              + row.program()
              + ", "
              + row.steps()
              + " steps)";
      case NEEDED_UNLESS ->
          "needed unless "
              + words(row.partner())
              + " is there: prevents "
              + row.prevents().breach();
      case IMPLIED, NOT_SHOWN, UNKNOWN -> row.verdict().words();
    };
  }

  private static String sentence(Kernel kernel, MemoryModel model, List<Row> rows) {
    List<Row> needed = rows.stream().filter(row -> row.verdict() == Verdict.NEEDED).toList();
    Set<String> pairs = new LinkedHashSet<>();
    rows.stream()
        .filter(row -> row.verdict() == Verdict.NEEDED_UNLESS)
        .forEach(row -> pairs.add(place(row.ordering())));
    String what =
        needed.stream()
            .map(row -> place(row.ordering()) + " (" + row.prevents().breach() + ")")
            .collect(Collectors.joining("; "));
    return "  Under "
        + model.id()
        + " "
        + kernel.id()
        + " needs "
        + needed.size()
        + " of "
        + rows.size()
        + (what.isEmpty() ? "" : ": " + what)
        + (pairs.isEmpty() ? "" : "; and one of each pair among " + String.join("; ", pairs))
        + ".";
  }

  private static String place(Ordering ordering) {
    return name(ordering.kind()) + " " + ordering.site();
  }
}
