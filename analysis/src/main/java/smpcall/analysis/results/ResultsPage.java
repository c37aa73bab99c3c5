// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import smpcall.analysis.document.Block;
import smpcall.analysis.document.Document;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.speed.Comparison;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.run.Version;
import smpcall.analysis.statistics.PairedRatio;
import smpcall.analysis.statistics.Verdict;

/** The page with the ratios of all runs, run by run: nothing in it is averaged over runs. */
public final class ResultsPage {
  private static final String NONE = "-";
  private static final Comparator<Run> NEWEST_FIRST =
      Comparator.comparing(Run::id).thenComparing(Run::host).reversed();

  private static final List<String> READING =
      List.of(
          "A row is a part of one run: a workload, the mean gap before a call, the number of CPUs"
              + " and their distance, the JDK, the language. The distance is the time of a cache"
              + " line from one CPU to the other and back, in ns; \"unknown\" where an old run did"
              + " not measure it.",
          "A cell says how many times as fast calls are as with spinlock in that row: the ratio, its"
              + " 95 % interval, and in parentheses the number of blocks in it. Above 1 is faster.",
          "A/A is spinlock against itself. Its distance from 1 is the error of the instrument.",
          "Compare the cells of one row. Never compare rows of two runs. Nothing here is averaged"
              + " over runs.",
          "\"n too small\" has fewer than 6 blocks and no interval. \"failed its audit\" and \"no"
              + " value\" have no speed. A dash: not planned in that run. The last table counts what"
              + " is in no ratio.");

  private ResultsPage() {}

  /**
   * @param runs complete runs with calls
   * @return the page; empty when no run compares a version with the baseline
   */
  public static Optional<Document> of(List<Run> runs) {
    List<List<Findings>> found = runs.stream().sorted(NEWEST_FIRST).map(Findings::ofCalls).toList();
    List<ResultRow> rows = found.stream().map(ResultRow::of).flatMap(List::stream).toList();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Prose(
            "\"./study results --write docs/results.md\" writes this page from the stored runs."));
    blocks.add(new Block.Bullets(READING));
    add(
        blocks,
        rows,
        ResultRow.Kind.PACED,
        "Paced calls",
        "A random time passes before each call, exponential with the gap as its mean.");
    add(
        blocks,
        rows,
        ResultRow.Kind.EXTREME,
        "Back to back",
        "A CPU calls again at once, so that two CPUs fall into step. This is the extreme; it is in"
            + " no verdict.");
    add(
        blocks,
        rows,
        ResultRow.Kind.OLD,
        "Old runs, back to back",
        "In these runs nothing was drawn: single instructions decide the ratio, and no interval"
            + " contains that. They do not measure the locks (docs/back-to-back.md).");
    blocks.add(new Block.Heading("The runs, and what is in no ratio"));
    blocks.add(
        new Block.Prose(
            "Forks and pairs of storm and broadcast. Failed: no result. Disturbed"
                + " (contaminated, in a report): above a limit on noise that was declared"
                + " before the run. Ran again: the CPUs moved. Moved: they moved at the last"
                + " attempt, too. Rare distance: too few forks stood there. Pairs apart: the"
                + " two forks of a block were not at the same distance, so that the block is"
                + " in no ratio. A dash: the run has no such rule. \"./study report RUN\""
                + " names each case."));
    blocks.add(runs(found.stream().filter(all -> !ResultRow.of(all).isEmpty()).toList()));
    List<String> others =
        runs.stream()
            .sorted(NEWEST_FIRST)
            .filter(run -> rows.stream().noneMatch(row -> row.run().equals(run)))
            .map(run -> run.host() + "/" + run.id() + " (" + reason(run) + ")")
            .toList();
    if (!others.isEmpty()) {
      blocks.add(
          new Block.Prose("Runs with calls and without a ratio: " + Wording.list(others) + "."));
    }
    return Optional.of(new Document("Results, run by run", blocks));
  }

  private static void add(
      List<Block> blocks, List<ResultRow> all, ResultRow.Kind kind, String title, String text) {
    List<ResultRow> rows = all.stream().filter(row -> row.kind() == kind).toList();
    if (!rows.isEmpty()) {
      blocks.add(new Block.Heading(title));
      blocks.add(new Block.Prose(text));
      blocks.add(ratios(rows));
    }
  }

  private static Block ratios(List<ResultRow> rows) {
    List<String> versions =
        rows.stream()
            .flatMap(row -> row.run().versions().stream())
            .map(Version::id)
            .distinct()
            .filter(id -> rows.stream().anyMatch(row -> row.of(id).isPresent()))
            .toList();
    List<String> head = new ArrayList<>(List.of("run", "workload", "gap", "CPUs", "ns apart"));
    head.addAll(List.of("JDK", "language"));
    head.addAll(versions);
    head.add("A/A");
    List<List<String>> cells = new ArrayList<>();
    for (ResultRow row : rows) {
      List<String> line = new ArrayList<>(place(row));
      versions.forEach(id -> line.add(row.of(id).map(ResultsPage::cell).orElse(NONE)));
      line.add(row.instrumentError().map(ResultsPage::cell).orElse(NONE));
      cells.add(line);
    }
    return new Block.Table("", "llllllll" + "l".repeat(versions.size()), head, cells);
  }

  private static List<String> place(ResultRow row) {
    StudyCase c = row.comparisons().get(0).studyCase();
    long gap = row.arrangement().gapNanos();
    return List.of(
        row.run().id(),
        row.workload().id(),
        gap == 0 ? "none" : Wording.gapTime(gap),
        String.valueOf(c.cpus()) + (c.policy().equals("cores") ? "" : ", " + c.policy()),
        row.distance().orElse("unknown"),
        row.isNative() ? NONE : c.jdk(),
        row.isNative() ? "C" : "Java");
  }

  private static String cell(Comparison c) {
    if (c.verdict() == Verdict.WRONG || c.ratio().isEmpty()) {
      return c.verdict().words();
    }
    PairedRatio ratio = c.ratio().get();
    String interval =
        ratio
            .interval95()
            .map(i -> " " + Wording.interval(i))
            .orElse(", " + Verdict.TOO_SMALL.words());
    return Wording.ratio(ratio.ratio()).replace("x", "") + interval + " (" + ratio.n() + ")";
  }

  private static Block runs(List<List<Findings>> found) {
    List<List<String>> rows = new ArrayList<>();
    for (List<Findings> all : found) {
      Run run = all.get(0).run();
      LeftOut left = LeftOut.of(all);
      boolean noise = run.settings().contamination().isPresent();
      boolean pairing = run.settings().pairing().isPresent();
      rows.add(
          List.of(
              run.id(),
              run.host(),
              String.valueOf(run.blocks()),
              Wording.count(LeftOut.forks(run).size()),
              String.valueOf(left.failed()),
              counted(noise, left.disturbed()),
              counted(run.settings().attempts().isPresent(), left.repeated()),
              counted(pairing, left.moved()),
              counted(pairing, left.thin()),
              counted(pairing, left.apart())));
    }
    List<String> head = new ArrayList<>(List.of("run", "host", "blocks", "forks", "failed"));
    head.addAll(List.of("disturbed", "ran again", "moved", "rare distance", "pairs apart"));
    return new Block.Table("", "llrrrrrrrr", head, rows);
  }

  private static String counted(boolean ruled, long number) {
    return ruled ? String.valueOf(number) : NONE;
  }

  private static String reason(Run run) {
    if (run.cases().isEmpty()) {
      return "on emulated JDKs, which have no speed";
    }
    String versions =
        run.cases().stream()
            .filter(c -> c.workload().isOfCalls())
            .map(StudyCase::variant)
            .distinct()
            .collect(Collectors.joining(", "));
    return versions.isEmpty() ? "it has no calls" : "it has " + versions + " only";
  }
}
