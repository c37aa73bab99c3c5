// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.compare;

import java.util.ArrayList;
import java.util.List;
import smpcall.analysis.draw.Figure;
import smpcall.analysis.draw.ForestPlot;
import smpcall.analysis.finding.wording.SharedParts;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.table.Csv;

/** Is one side of a comparison faster or slower than the other? One row for each case of both. */
public final class ChangeChart {
  /** The number of letters of the small print that surely fit on a line. */
  private static final int LETTERS = 125;

  private static final int LINE = 15;

  /** The lines that the height of a {@link ForestPlot} includes, with those of the subtitle. */
  private static final int LINES = 5;

  private final GateResult result;
  private final List<String> remarks;

  /**
   * @param remarks the differences between the sides
   */
  public ChangeChart(GateResult result, List<String> remarks) {
    this.result = result;
    this.remarks = List.copyOf(remarks);
  }

  public Csv csv() {
    return new ChangeTable(result).csv();
  }

  /** Whether any case has a ratio: otherwise there is a table, and nothing to draw. */
  public boolean hasMarks() {
    return result.changes().stream().anyMatch(change -> change.ratio().isPresent());
  }

  public Figure figure() {
    SharedParts shared =
        SharedParts.of(result.changes().stream().map(change -> change.key().parts()).toList());
    ForestPlot forest =
        new ForestPlot(
            axis(), result.changes().stream().map(change -> row(change, shared)).toList());
    String subtitle =
        (shared.parts().isEmpty() ? "" : String.join(", ", shared.parts()) + "\n")
            + SidesCaption.of(result);
    String note = note();
    int lines =
        (shared.parts().isEmpty() ? 2 : 3) + subtitle.length() / LETTERS + note.length() / LETTERS;
    return new Figure(
        question(),
        subtitle,
        List.of(),
        List.of(forest.panel()),
        note,
        ForestPlot.WIDTH,
        forest.height() + LINE * Math.max(0, lines - LINES));
  }

  private ForestPlot.Row row(CaseChange change, SharedParts shared) {
    return new ForestPlot.Row(
        change.key().variant() + change.ratio().map(r -> ", n = " + change.n()).orElse(""),
        change.key().variant(),
        shared.apart(change.key().parts()),
        change.ratio(),
        change.interval95(),
        change.interval90(),
        result.same(),
        change.words());
  }

  private String question() {
    return isOfJdks()
        ? "Is JDK " + fresh() + " faster or slower than JDK " + base() + "?"
        : "Faster or slower than the base?";
  }

  private String axis() {
    return isOfJdks()
        ? (result.pacedOnly()
            ? "speed on JDK " + fresh() + ", times that on JDK " + base()
            : "calls per second on JDK " + fresh() + ", times those on JDK " + base())
        : "speed of the new side, times that of the base";
  }

  /** Whether the sides differ in the JDK alone. */
  private boolean isOfJdks() {
    return result.paired() && result.base().jdks().size() == 1 && !base().equals(fresh());
  }

  private String base() {
    return Wording.list(result.base().jdks());
  }

  private String fresh() {
    return Wording.list(result.fresh().jdks());
  }

  private String note() {
    List<String> all = new ArrayList<>();
    all.add(
        result.paired()
            ? "Mark: geometric mean of the ratios new/base within n blocks. Thin bar: its 95\u00a0%"
                + " interval (Student t on logarithms); thick bar: 90\u00a0%."
            : "Mark: ratio of the geometric means, new/base; forks count in floors of their blocks,"
                + " where both sides have one, and the floor as it is: it tells how fast the host"
                + " was. Thin bar: its 95\u00a0% interval (Welch t on logarithms); thick bar: 90\u00a0%."
                + " n: forks of the base + of the new side, or runs where both have enough of them."
                + " What changed on the host between the runs, and not for all alike, is in the"
                + " ratio and in no bar.");
    all.add(
        "Grey: what counts as the same, \u00b1"
            + Wording.trimmed(result.threshold() * 100)
            + "\u00a0%. Open mark: n too small for an interval.");
    if (result.changes().stream().anyMatch(CaseChange::regression)) {
      all.add("(!): slower than the grey allows, beyond doubt.");
    }
    if (result.changes().stream().anyMatch(change -> change.ratio().isEmpty())) {
      all.add("No mark: one of the sides has no speed, or no two forks were at the same distance.");
    }
    GateText.paced(result).ifPresent(all::add);
    GateText.leftOut(result).ifPresent(all::add);
    GateText.contaminated(result).ifPresent(all::add);
    GateText.pooled(result).ifPresent(all::add);
    GateText.onOneSide(result).ifPresent(all::add);
    if (!remarks.isEmpty()) {
      all.add("The sides differ. " + String.join("; ", remarks) + ".");
    }
    return String.join(" ", all).replaceAll("\\p{Cntrl}", " ");
  }
}
