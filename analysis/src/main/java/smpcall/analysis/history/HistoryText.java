// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import smpcall.analysis.document.Block;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.Run;
import smpcall.analysis.statistics.Centre;
import smpcall.analysis.statistics.EDivisive;

/** The history in tables and words. */
public final class HistoryText {
  private static final List<String> HEAD =
      List.of("version", "series", "runs", "latest, 95 % interval", "to before", "changes");
  private static final List<String> CHANGE =
      List.of("version", "series", "from run", "speed", "p", "commit", "JDK build");

  private HistoryText() {}

  /** A table for each arrangement of each host, and the notes on them. */
  public static List<Block> of(List<ArrangementSeries> history) {
    List<Block> blocks = new ArrayList<>();
    for (ArrangementSeries arranged : history) {
      blocks.add(
          new Block.Table(
              arranged.host()
                  + ": "
                  + arranged.arrangement().arrangement()
                  + ", in floors of the same blocks",
              "llrrrl",
              HEAD,
              arranged.series().stream().map(HistoryText::row).toList()));
      List<List<String>> changes = changes(arranged);
      if (!changes.isEmpty()) {
        blocks.add(new Block.Table("Change points", "lllrrll", CHANGE, changes));
      }
      List<String> notes = notes(arranged);
      if (!notes.isEmpty()) {
        blocks.add(new Block.Bullets(notes));
      }
    }
    blocks.add(new Block.Bullets(legend()));
    return blocks;
  }

  private static List<String> legend() {
    return List.of(
        "Latest: speed in the newest run that has a value, as a multiple of that of the case \"floor\""
            + " of the same workload, CPUs, gap and JDK in the same block, which interrupts and waits, and"
            + " shares no entry, list or lock; the geometric mean over blocks, so that a"
            + " faster or slower day of the machine cancels. Higher is faster. n: blocks, where they are too few for an"
            + " interval.",
        "To before: the latest against the median of the runs before it in its series.",
        "Change points: E-divisive with a permutation test. Each series has a chance of 5 % to show"
            + " one where there is none. Fewer than "
            + EDivisive.ENOUGH
            + " runs of a series cannot show one (n too small); from then on they can.",
        "Runs that have not ended are not in it; of those that have, forks that are contaminated or"
            + " failed.");
  }

  private static List<String> row(CaseSeries series) {
    List<HistoryPoint> sound = series.sound();
    String latest =
        sound.isEmpty() ? "-" : value(sound.get(sound.size() - 1).ratio().orElseThrow());
    return List.of(
        series.key().variant(),
        series.segment().name(),
        runs(series),
        latest,
        ratio(series.latestAgainstBefore()),
        changes(series));
  }

  private static String runs(CaseSeries series) {
    int all = series.points().size();
    int sound = series.sound().size();
    return sound == all ? String.valueOf(all) : sound + " of " + all;
  }

  private static String value(Centre centre) {
    return Wording.fixed(centre.mean(), 3)
        + centre
            .interval()
            .map(i -> " [" + Wording.fixed(i.low(), 3) + ", " + Wording.fixed(i.high(), 3) + "]")
            .orElse(" (n = " + centre.n() + ")");
  }

  private static String ratio(OptionalDouble ratio) {
    return ratio.isPresent() ? Wording.ratio(ratio.getAsDouble()) : "-";
  }

  private static String changes(CaseSeries series) {
    int runs = series.sound().size();
    if (runs < 2) {
      return runs == 0 ? "no value" : "one run";
    }
    if (!series.isLongEnough()) {
      return "n too small";
    }
    return series.levels().isEmpty()
        ? "none"
        : Wording.list(series.levels().stream().map(level -> level.first().day()).toList());
  }

  private static List<List<String>> changes(ArrangementSeries arranged) {
    List<List<String>> rows = new ArrayList<>();
    for (CaseSeries series : arranged.series()) {
      for (CaseSeries.LevelChange level : series.levels()) {
        rows.add(
            List.of(
                series.key().variant(),
                series.segment().name(),
                level.first().run().id(),
                Wording.ratio(level.ratio()),
                Wording.p(OptionalDouble.of(level.p())),
                level.first().commit(),
                level.first().jdkBuild()));
      }
    }
    return rows;
  }

  private static List<String> notes(ArrangementSeries arranged) {
    List<String> notes = new ArrayList<>();
    for (SeriesSegment segment : arranged.segments()) {
      if (!segment.isFirst()) {
        notes.add(
            "Series \""
                + segment.name()
                + "\" begins with run "
                + segment.runs().get(0).id()
                + ": "
                + String.join("; ", segment.changed())
                + ".");
      }
    }
    if (arranged.series().stream().allMatch(series -> series.sound().size() < 2)) {
      notes.add("No two runs here can be compared; what each of them has is printed all the same.");
    }
    notes.addAll(TrackedVersions.notes(arranged));
    arranged.runs().forEach(run -> apart(arranged, run).ifPresent(notes::add));
    arranged.series().stream()
        .flatMap(
            series -> series.points().stream().filter(p -> p.state() != HistoryPoint.State.SOUND))
        .map(
            point ->
                point.studyCase().variant()
                    + " has no value in run "
                    + point.run().id()
                    + ": "
                    + point.state().words()
                    + ".")
        .forEach(notes::add);
    return notes;
  }

  /** A note on the blocks that a run's own rule leaves out, over the cases of the table. */
  private static Optional<String> apart(ArrangementSeries arranged, Run run) {
    int apart = 0;
    int blocks = 0;
    for (CaseSeries series : arranged.series()) {
      for (HistoryPoint point : series.points()) {
        if (point.run().equals(run)) {
          apart += point.apart();
          blocks += point.apart() + point.ratio().map(Centre::n).orElse(0);
        }
      }
    }
    return apart == 0
        ? Optional.empty()
        : Optional.of(
            "Of "
                + Wording.many(blocks, "block")
                + " of these cases in run "
                + run.id()
                + ", "
                + apart
                + (apart == 1 ? " is" : " are")
                + " left out, as the run declared: case and floor were not at the same distance.");
  }

  /** The last line: the number of series and runs, and the change points. */
  public static String summary(List<ArrangementSeries> history) {
    List<CaseSeries> all = history.stream().flatMap(a -> a.series().stream()).toList();
    long runs =
        history.stream().flatMap(a -> a.runs().stream().map(Run::directory)).distinct().count();
    List<String> changed =
        all.stream()
            .filter(series -> !series.levels().isEmpty())
            .map(series -> series.key().variant() + " (" + series.key().arrangement() + ")")
            .distinct()
            .toList();
    long told = all.stream().filter(CaseSeries::isLongEnough).count();
    return "History: "
        + all.size()
        + " series over "
        + Wording.many(runs, "run")
        + "; "
        + (told == 0
            ? "n too small for change points in all of them."
            : told
                + (told == 1 ? " is" : " are")
                + " long enough for change points, "
                + (changed.isEmpty()
                    ? "none has one."
                    : "found in " + Wording.list(changed) + "."));
  }
}
