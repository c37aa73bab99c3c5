// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.correctness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.Check;
import smpcall.analysis.run.CheckCell;
import smpcall.analysis.run.CheckExpectation;

/**
 * A row in the table of a check: one workload of a version with a finding or an expected one, or
 * all other workloads of that version together, which have none, as expected.
 *
 * @param workload the name of the workload; {@code all}, or {@code others} after rows of single
 *     workloads
 * @param cells the one cell with a finding, or all cells without one
 */
public record CheckRow(String version, String workload, List<CheckCell> cells) {

  /** The rows for one number of CPUs, by version. */
  public static List<CheckRow> of(Check check, int cpus) {
    Map<String, List<CheckCell>> byVersion = new LinkedHashMap<>();
    for (CheckCell cell : check.cells()) {
      if (cell.cpus() == cpus) {
        byVersion.computeIfAbsent(cell.version(), key -> new ArrayList<>()).add(cell);
      }
    }
    List<CheckRow> rows = new ArrayList<>();
    byVersion.forEach((version, cells) -> rows.addAll(of(version, cells)));
    return rows;
  }

  private static List<CheckRow> of(String version, List<CheckCell> cells) {
    List<CheckRow> rows = new ArrayList<>();
    List<CheckCell> quiet = cells.stream().filter(CheckRow::isQuiet).toList();
    for (CheckCell cell : cells) {
      if (!isQuiet(cell)) {
        rows.add(new CheckRow(version, cell.workload(), List.of(cell)));
      }
    }
    if (!quiet.isEmpty()) {
      String rest = rows.isEmpty() ? "all" : "others";
      String name = quiet.size() == 1 ? quiet.get(0).workload() : rest;
      rows.add(new CheckRow(version, name, quiet));
    }
    return rows;
  }

  private static boolean isQuiet(CheckCell cell) {
    return cell.asExpected() && cell.expected() == CheckExpectation.HOLDS && !cell.isTooFew();
  }

  public long calls() {
    return cells.stream().mapToLong(CheckCell::calls).sum();
  }

  /** The median number of calls to a conviction, or - when there was none. */
  public String callsToFirst() {
    CheckCell first = cells.get(0);
    return first.callsToFirst().isPresent() ? Wording.count(first.callsToFirst().getAsLong()) : "-";
  }

  /** The race that the version is convicted of, or the bound when nothing was found. */
  public String conviction() {
    CheckCell first = cells.get(0);
    if (first.isConvicted()) {
      if (first.expected().isSilent()) {
        return "what must not be";
      }
      return first.asExpected() ? first.expected().words() : "another race";
    }
    if (calls() == 0) {
      return "no call";
    }
    if (first.isTooFew()) {
      return "too few calls";
    }
    return switch (first.expected()) {
      case HOLDS -> "nothing, < " + Correctness.bound(calls());
      case TOO_FEW_CPUS -> "too few CPUs";
      default -> "not shown";
    };
  }

  public boolean asExpected() {
    return cells.stream().allMatch(CheckCell::asExpected);
  }
}
