// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import smpcall.analysis.document.Block;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.statistics.Centre;
import smpcall.analysis.statistics.Interval;
import smpcall.analysis.statistics.MeanInterval;

/** The result of the gate in tables and words. */
public final class GateText {
  private static final List<String> HEAD =
      List.of("version", "base ns", "new ns", "speed, 95 % interval", "n", "sees", "verdict");

  private GateText() {}

  /**
   * A table for each arrangement, and the notes on them.
   *
   * @param remarks the differences between the sides
   */
  public static List<Block> of(GateResult result, List<String> remarks) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Lead("base: " + side(result.base())));
    blocks.add(new Block.Lead("new: " + side(result.fresh())));
    result.changes().stream()
        .collect(
            Collectors.groupingBy(
                c -> c.key().arrangement(), LinkedHashMap::new, Collectors.toList()))
        .forEach(
            (where, changes) ->
                blocks.add(
                    new Block.Table(
                        where, "lrrrrrl", HEAD, changes.stream().map(GateText::row).toList())));
    List<String> notes = new ArrayList<>();
    notes.add(
        "ns: one caller's time for a call, geometric mean of all forks of a side; the ratio has only"
            + " those that may be compared."
            + " Speed: new against base, above 1 is faster. Sees: the smallest slowdown that"
            + " an interval of this width would have shown to be one.");
    notes.add(
        result.paired()
            ? "Both sides stood in the same blocks: ratios are taken within blocks, intervals are"
                + " Student's t on their logarithms."
            : "The sides are different runs, made one after the other: each fork is divided by the"
                + " floor of its block, where both sides have one (the floor itself is not, and is"
                + " not judged: it tells how fast the host was), intervals are Welch's on the"
                + " logarithms. What changed on the host between the runs, and not for all alike,"
                + " is in the ratio and not in the interval.");
    paced(result).ifPresent(notes::add);
    leftOut(result).ifPresent(notes::add);
    contaminated(result).ifPresent(notes::add);
    pooled(result).ifPresent(notes::add);
    onOneSide(result).ifPresent(notes::add);
    remarks.forEach(remark -> notes.add("The sides differ. " + remark + "."));
    blocks.add(new Block.Bullets(notes));
    return blocks;
  }

  /** A sentence on calls back to back: not judged beside paced ones, or all that there is. */
  public static Optional<String> paced(GateResult result) {
    if (result.isBackToBackOnly()) {
      return Optional.of(
          "Back to back only: the sides have no paced calls in common, and two CPUs that call each"
              + " other back to back fall into step, so that this is no measure of the locks.");
    }
    return result.pacedOnly() && result.changes().stream().anyMatch(c -> !c.key().isPaced())
        ? Optional.of("Calls back to back are shown and not judged: the gate uses the paced ones.")
        : Optional.empty();
  }

  /** A sentence on the blocks that the runs' own rule takes out of ratios; empty for none. */
  public static Optional<String> leftOut(GateResult result) {
    return counted(result, "block", CaseChange::apart)
        .map(
            blocks ->
                "Left out, as declared before the runs, because a cache line did not take equally"
                    + " long in the two forks that would be divided: "
                    + blocks
                    + ".");
  }

  /** A sentence on the forks that the runs' own rule leaves out as disturbed; empty for none. */
  public static Optional<String> contaminated(GateResult result) {
    return counted(result, "fork", CaseChange::contaminated)
        .map(
            forks ->
                "Left out as contaminated, by the rule declared before the runs: "
                    + forks
                    + (result.paired() ? "." : " (those of its floor among them)."));
  }

  /** The counts of the cases that have any; empty when none has. */
  private static Optional<String> counted(
      GateResult result, String thing, ToLongFunction<CaseChange> count) {
    List<String> counts =
        result.changes().stream()
            .filter(change -> count.applyAsLong(change) > 0)
            .map(
                change ->
                    Wording.many(count.applyAsLong(change), thing) + " of " + change.key().name())
            .toList();
    return counts.isEmpty() ? Optional.empty() : Optional.of(Wording.list(counts));
  }

  /** A sentence on the intervals when the forks of several runs are one sample; empty otherwise. */
  public static Optional<String> pooled(GateResult result) {
    return result.poolsRuns()
        ? Optional.of(
            "The forks of a side's runs are one sample: how its runs differ from each other is in"
                + " no interval, and a difference can be called sure that is one of days. From "
                + MeanInterval.ENOUGH
                + " runs of each side on, each run is one value.")
        : Optional.empty();
  }

  /** A sentence on the cases that could not be compared; empty when all could. */
  public static Optional<String> onOneSide(GateResult result) {
    return result.onOneSide().isEmpty()
        ? Optional.empty()
        : Optional.of(
            "On one side only, so not compared: " + Wording.list(result.onOneSide()) + ".");
  }

  /** The last line: whether the gate passed, and why not. */
  public static String verdict(GateResult result) {
    String percent = Wording.trimmed(result.threshold() * 100) + " %";
    List<String> wrong = names(result.changes().stream().filter(CaseChange::wrongNow).toList());
    List<String> slower = names(result.changes().stream().filter(CaseChange::regression).toList());
    List<String> failures = new ArrayList<>();
    if (!wrong.isEmpty()) {
      failures.add(Wording.list(wrong) + " must be right and failed the audit");
    }
    if (!result.died().isEmpty()) {
      failures.add("forks ended with an error: " + String.join("; ", result.died()));
    }
    if (!slower.isEmpty()) {
      failures.add("slower by more than " + percent + " beyond doubt: " + Wording.list(slower));
    }
    if (!failures.isEmpty()) {
      return "Gate: failed; " + String.join("; ", failures) + ".";
    }
    if (result.isInconclusive()) {
      return "Gate: inconclusive; " + String.join("; ", doubts(result, percent)) + ".";
    }
    return "Gate: passed; in "
        + Wording.many(result.withSpeed().size(), "case")
        + beside(result)
        + ", a slowdown by more than "
        + percent
        + " is excluded at 95 %.";
  }

  /** Why nothing was found, and nothing is excluded. */
  private static List<String> doubts(GateResult result, String percent) {
    List<String> doubts = new ArrayList<>();
    if (result.withSpeed().isEmpty()) {
      doubts.add("there is no case to judge");
    }
    if (!result.blind().isEmpty()) {
      doubts.add(
          "a slowdown by more than "
              + percent
              + " is not excluded in "
              + result.blind().stream().map(GateText::blind).collect(Collectors.joining(", "))
              + "; more blocks, or a quieter host, would tell");
    }
    if (!result.onOneSide().isEmpty()) {
      doubts.add("on one side only, so not compared: " + Wording.list(result.onOneSide()));
    }
    return doubts;
  }

  private static String blind(CaseChange change) {
    return change.key().name()
        + (change.mostLeft().isEmpty()
            ? " (no interval)"
            : " (up to " + percent(change.mostLeft()) + ")");
  }

  private static String percent(OptionalDouble share) {
    return share.isEmpty() ? "-" : Wording.fixed(100 * share.getAsDouble(), 1) + " %";
  }

  /** The cases that are shown and not judged. */
  private static String beside(GateResult result) {
    List<String> kinds = new ArrayList<>();
    if (!result.paired() && result.changes().stream().anyMatch(c -> c.key().isFloor())) {
      kinds.add("the floor");
    }
    if (result.pacedOnly() && result.changes().stream().anyMatch(c -> !c.key().isPaced())) {
      kinds.add("calls back to back");
    }
    return kinds.isEmpty() ? "" : " beside " + Wording.list(kinds);
  }

  private static List<String> names(List<CaseChange> changes) {
    return changes.stream().map(change -> change.key().name()).toList();
  }

  private static String side(Side side) {
    return String.join(", ", side.names()) + ", JDK " + Wording.list(side.jdks());
  }

  private static List<String> row(CaseChange change) {
    return List.of(
        change.key().variant(),
        change.base().map(GateText::centre).orElse("-"),
        change.fresh().map(GateText::centre).orElse("-"),
        ratio(change.ratio(), change.interval95()),
        change.n(),
        percent(change.leastSeen()),
        change.words());
  }

  private static String ratio(Optional<Double> ratio, Optional<Interval> interval) {
    return ratio.map(Wording::ratio).orElse("-")
        + interval.map(i -> " " + Wording.interval(i)).orElse("");
  }

  private static String centre(Centre centre) {
    return Wording.count(centre.mean());
  }
}
