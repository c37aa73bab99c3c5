// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import smpcall.analysis.answer.AnswerRow.Cost;
import smpcall.analysis.chart.Caption;
import smpcall.analysis.draw.Figure;
import smpcall.analysis.draw.HatchedColumn;
import smpcall.analysis.draw.IntervalColumn;
import smpcall.analysis.draw.MarkShape;
import smpcall.analysis.draw.RowTable;
import smpcall.analysis.draw.WordColumn;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.finding.wording.WorkloadWords;
import smpcall.analysis.statistics.PairedRatio;

/** Were the spinlocks so bad? Every version with its sign, its cost and its growth. */
public record AnswerChart(StudyAnswer answer) {
  private static final int WIDTH = 980;
  private static final int AROUND = 150;
  private static final int VERSION = 160;
  private static final int SIGN = 206;
  private static final int RATIO = 336;
  private static final int BAR = 82;
  private static final List<MarkShape> SHAPES =
      List.of(MarkShape.CIRCLE, MarkShape.DIAMOND, MarkShape.SQUARE, MarkShape.TRIANGLE_UP);

  public Figure figure() {
    List<AnswerRow> rows = answer.rows();
    List<RowTable.Column> columns = new ArrayList<>();
    columns.add(
        new WordColumn(List.of("version"), VERSION, rows.stream().map(AnswerChart::name).toList()));
    columns.add(
        new WordColumn(
            List.of("is it right?", "checked and explored"),
            SIGN,
            rows.stream().map(AnswerChart::sign).toList()));
    columns.add(
        new IntervalColumn(
            List.of("speed of a call, spinlock = 1", "measured; right is faster"),
            RATIO,
            rows.stream().map(this::ratios).toList(),
            rows.stream().map(AnswerChart::absent).toList()));
    if (answer.isSimulated()) {
      StudyAnswer.CPUS.forEach(cpus -> columns.add(transfers(rows, cpus)));
    }
    RowTable table = new RowTable(columns, rows.size());
    String growth = AnswerTitle.growth(answer).map(words -> words + ".  |  ").orElse("");
    return new Figure(
        AnswerTitle.of(answer),
        growth
            + WorkloadWords.of(answer.main().workload())
                .title(where(), answer.main().isBackToBack())
            + "  |  "
            + Caption.ofRun(answer.main()),
        List.of(),
        List.of(table),
        note(),
        WIDTH,
        AROUND + table.height());
  }

  /** The arrangement without the distance, which the marks show. */
  private String where() {
    return answer.own().isEmpty()
        ? ""
        : Wording.cpus(answer.own().get(0).arrangement().cpus())
            + (answer.main().isPaced()
                ? ", " + Wording.gap(answer.own().get(0).arrangement().gapNanos())
                : "");
  }

  private static WordColumn.Cell name(AnswerRow row) {
    String when = row.year() + row.commit().map(commit -> "  " + commit).orElse("");
    return new WordColumn.Cell(WordColumn.Sign.NONE, List.of(row.version().id(), when));
  }

  private static WordColumn.Cell sign(AnswerRow row) {
    VersionVerdict verdict = row.verdict();
    String empty = verdict.emptyMask() ? "empty mask" : "";
    return switch (verdict.sign()) {
      case RIGHT ->
          new WordColumn.Cell(
              WordColumn.Sign.TICK,
              empty.isEmpty()
                  ? List.of("no race found")
                  : List.of("right", "but for the " + empty));
      case WRONG ->
          new WordColumn.Cell(
              WordColumn.Sign.CROSS,
              List.of("wrong: " + verdict.races().get(0), others(verdict, empty)));
      case UNKNOWN ->
          new WordColumn.Cell(
              WordColumn.Sign.NONE,
              verdict.races().isEmpty()
                  ? List.of("not checked")
                  : List.of("not shown here", "known: " + String.join(", ", verdict.races())));
    };
  }

  private static String others(VersionVerdict verdict, String empty) {
    List<String> others = new ArrayList<>(verdict.races().subList(1, verdict.races().size()));
    if (!empty.isEmpty()) {
      others.add(empty);
    }
    return others.isEmpty() ? "" : "and " + String.join(", ", others);
  }

  private List<IntervalColumn.Ratio> ratios(AnswerRow row) {
    return row.costs().stream().flatMap(cost -> ratio(row, cost).stream()).toList();
  }

  private Optional<IntervalColumn.Ratio> ratio(AnswerRow row, Cost cost) {
    return cost.comparison()
        .ratio()
        .map(
            ratio ->
                new IntervalColumn.Ratio(
                    row.version().id(),
                    shape(cost.setting()),
                    ratio.ratio(),
                    ratio.interval95(),
                    !cost.setting().own()));
  }

  private MarkShape shape(Setting setting) {
    return SHAPES.get(Math.min(answer.settings().indexOf(setting), SHAPES.size() - 1));
  }

  private static String absent(AnswerRow row) {
    return row.isBaseline()
        ? "1x, by definition"
        : row.costs().isEmpty() ? "not timed" : row.costs().get(0).comparison().verdict().words();
  }

  private static HatchedColumn transfers(List<AnswerRow> rows, int cpus) {
    List<String> head =
        cpus == StudyAnswer.CPUS.get(0)
            ? List.of(cpus + " CPUs", "cache lines moved by a call, simulated")
            : List.of(cpus + " CPUs");
    return new HatchedColumn(
        head,
        BAR,
        rows.stream().map(row -> row.version().id()).toList(),
        rows.stream().map(row -> Optional.ofNullable(row.transfers().get(cpus))).toList());
  }

  private String note() {
    return (answer.settings().isEmpty() ? "" : "Ratios with their 95\u00a0% intervals; " + marks())
        + (answer.isSimulated()
            ? "Hatched: simulated, no machine's time. Storm, ticket lock, mask in the entry; each column has a"
                + " scale of its own. "
            : "")
        + "A version is right as far as the check and the explored programs show (functions that let"
        + " interrupts in left out), under sequential consistency and x86's order. Empty mask: waits for ever when the caller's mask is emptied"
        + " under the call.";
  }

  private String marks() {
    return answer.settings().stream()
        .map(
            setting ->
                shape(setting).words()
                    + (setting.own() ? "" : ", open")
                    + ": "
                    + setting.label()
                    + n(setting))
        .collect(Collectors.joining("; ", "", ". "));
  }

  private String n(Setting setting) {
    List<Integer> blocks =
        answer.rows().stream()
            .flatMap(row -> row.costs().stream())
            .filter(cost -> cost.setting() == setting)
            .flatMap(cost -> cost.comparison().ratio().stream())
            .map(PairedRatio::n)
            .sorted()
            .toList();
    if (blocks.isEmpty()) {
      return "";
    }
    int least = blocks.get(0);
    int most = blocks.get(blocks.size() - 1);
    return ", n = " + (least == most ? "" : least + " to ") + most;
  }
}
