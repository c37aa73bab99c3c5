// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.appendix;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import smpcall.analysis.document.Block;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.note.Footnote.Where;
import smpcall.analysis.finding.note.FootnoteMarks;
import smpcall.analysis.finding.speed.Agreement;
import smpcall.analysis.finding.speed.Arrangement;
import smpcall.analysis.finding.speed.Comparison;
import smpcall.analysis.finding.speed.JavaAgainstC;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.statistics.Centre;
import smpcall.analysis.statistics.PairedRatio;

/** The same protocol in C, in the same blocks: does the language change the answer? */
final class JavaAgainstCSection {
  private static final List<String> HEAD =
      List.of("version", "ns, Java", "ns, C", "Java : C", "95 % interval", "n");

  private static final List<String> RATIOS =
      List.of("version", "in Java", "95 % interval", "in C", "95 % interval", "points");

  private static final List<String> VERDICTS =
      List.of("version", "Java's : C's", "95 % interval", "n", "verdict");

  private JavaAgainstCSection() {}

  /** Why there is nothing to say, in one line; empty when there is a control. */
  static Optional<String> absence(Run run) {
    if (run.cases().stream().anyMatch(StudyCase::isNative)) {
      return Optional.empty();
    }
    Set<String> reasons = new LinkedHashSet<>();
    run.omitted().stream()
        .filter(row -> row.variant().startsWith("native"))
        .forEach(row -> reasons.add(row.reason()));
    return Optional.of(
        "The native control, the same protocol in C, is not in this run"
            + (reasons.isEmpty() ? "" : ": " + String.join("; ", reasons))
            + ". The effect of the language on the figures is not known.");
  }

  /** Tables for each arrangement that has a control. */
  static List<Block> of(Findings findings, FootnoteMarks marks) {
    List<Block> blocks = new ArrayList<>();
    for (Arrangement arrangement : findings.arrangements()) {
      List<JavaAgainstC> versions = findings.javaAgainstC(arrangement);
      if (!versions.isEmpty()) {
        blocks.addAll(of(findings, arrangement, versions, marks));
      }
    }
    return blocks;
  }

  private static List<Block> of(
      Findings findings,
      Arrangement arrangement,
      List<JavaAgainstC> versions,
      FootnoteMarks marks) {
    String caption = TableCaption.of(findings, arrangement.label());
    List<List<String>> rows = new ArrayList<>(versions.stream().map(v -> row(v)).toList());
    JavaAgainstC.overVersions(versions).ifPresent(mean -> rows.add(mean(mean)));
    List<JavaAgainstC> judged =
        versions.stream().filter(version -> version.agreement().isPresent()).toList();
    List<List<Integer>> notes =
        judged.stream().map(v -> marks.of(Where.RATIO, v.control().studyCase())).toList();
    return List.of(
        new Block.Table(caption, "lrrrrr", HEAD, rows),
        new Block.Table(
            caption + ": speed against the baseline",
            "lrrrrr",
            RATIOS,
            judged.stream().map(JavaAgainstCSection::ratios).toList()),
        new Block.Table(
            caption + ": do the two agree?",
            "lrrrl",
            VERDICTS,
            judged.stream().map(JavaAgainstCSection::verdict).toList(),
            notes));
  }

  private static List<String> row(JavaAgainstC version) {
    return List.of(
        version.java().studyCase().label(),
        nanos(version.java().nanoseconds()),
        nanos(version.control().nanoseconds()),
        ratio(version.times()),
        interval(version.times()),
        n(version.times()));
  }

  private static List<String> mean(PairedRatio mean) {
    return List.of(
        "all of them",
        "",
        "",
        ratio(Optional.of(mean)),
        interval(Optional.of(mean)),
        n(Optional.of(mean)));
  }

  private static List<String> ratios(JavaAgainstC version) {
    Optional<PairedRatio> java = version.javaRatio().flatMap(Comparison::ratio);
    Optional<PairedRatio> control = version.nativeRatio().flatMap(Comparison::ratio);
    OptionalDouble points = version.points();
    return List.of(
        version.java().studyCase().label(),
        ratio(java),
        interval(java),
        ratio(control),
        interval(control),
        points.isPresent() ? Wording.fixed(points.getAsDouble(), 1) : "-");
  }

  private static List<String> verdict(JavaAgainstC version) {
    return List.of(
        version.java().studyCase().label(),
        ratio(version.between()),
        interval(version.between()),
        n(version.between()),
        version.agreement().map(Agreement::words).orElse("-"));
  }

  private static String nanos(Optional<Centre> nanos) {
    return nanos.map(centre -> Wording.fixed(centre.mean(), 1)).orElse("-");
  }

  private static String ratio(Optional<PairedRatio> ratio) {
    return ratio.map(r -> Wording.ratio(r.ratio())).orElse("-");
  }

  private static String interval(Optional<PairedRatio> ratio) {
    return ratio.flatMap(PairedRatio::interval95).map(Wording::interval).orElse("-");
  }

  private static String n(Optional<PairedRatio> ratio) {
    return String.valueOf(ratio.map(PairedRatio::n).orElse(0));
  }

  /** How to read the tables. */
  static String reading() {
    return "The control is a C program with the same steps, memory layout and locks. It shows"
        + " the effect of the language, and claims nothing by itself. ns: geometric mean of"
        + " the forks. Java : C: the duration in Java divided by the one in C, within blocks;"
        + " for all of them their geometric mean. Speed against the baseline: each language"
        + " against its own baseline. Points: the difference of the two in percentage points."
        + " Java's : C's: the ratio in Java divided by the ratio in C, paired by block. It"
        + " decides: they disagree in size when its 95 % interval excludes 1, and in sign"
        + " when both ratios are clear of 1 on opposite sides. Agree: the interval contains"
        + " 1; its ends show how far they may still differ. Exploratory, not corrected for"
        + " the number of tests: of 20 that agree, one disagrees by chance.";
  }
}
