// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.appendix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import smpcall.analysis.document.Block;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.note.Footnote.Where;
import smpcall.analysis.finding.note.FootnoteMarks;
import smpcall.analysis.finding.speed.Scaling;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.statistics.ScalabilityLaw;

/** The law that throughput follows with the number of CPUs, where there are enough numbers. */
public final class ScalingSection {
  private static final List<String> HEAD =
      List.of("version", "parameter", "value", "95 % from", "95 % to", "n");

  private ScalingSection() {}

  /** Tables with a row for each parameter; none when no law could be fitted. */
  public static List<Block> of(Findings findings, FootnoteMarks marks) {
    List<Block> tables = new ArrayList<>();
    Map<String, List<Scaling>> byCaption = new LinkedHashMap<>();
    for (Scaling scaling : findings.scaling()) {
      byCaption.computeIfAbsent(caption(findings, scaling), k -> new ArrayList<>()).add(scaling);
    }
    byCaption.forEach((caption, laws) -> tables.add(table(caption, laws, marks)));
    return tables;
  }

  private static Block table(String caption, List<Scaling> laws, FootnoteMarks marks) {
    List<List<String>> rows = new ArrayList<>();
    List<List<Integer>> notes = new ArrayList<>();
    for (Scaling scaling : laws) {
      ScalabilityLaw law = scaling.law();
      rows.add(row(scaling, "lambda", law.lambda(), 0));
      rows.add(row(scaling, "sigma", law.sigma(), 5));
      rows.add(row(scaling, "kappa", law.kappa(), 5));
      notes.add(marks.of(Where.SCALING, scaling.studyCase()));
      notes.addAll(List.of(List.of(), List.of()));
    }
    return new Block.Table(caption, "llrrrr", HEAD, rows, notes);
  }

  private static String caption(Findings findings, Scaling scaling) {
    String counts =
        Wording.list(scaling.law().counts().stream().map(String::valueOf).toList())
            + " CPUs, "
            + scaling.where();
    String label = findings.arrangementOf(scaling.studyCase()).series().label();
    return TableCaption.of(findings, label.isEmpty() ? counts : label + "; " + counts);
  }

  private static List<String> row(
      Scaling scaling, String name, ScalabilityLaw.Parameter parameter, int digits) {
    return List.of(
        name.equals("lambda") ? scaling.studyCase().label() : "",
        name,
        Wording.fixed(parameter.value(), digits),
        parameter.interval().map(i -> Wording.fixed(i.low(), digits)).orElse("-"),
        parameter.interval().map(i -> Wording.fixed(i.high(), digits)).orElse("-"),
        String.valueOf(scaling.law().n()));
  }
}
