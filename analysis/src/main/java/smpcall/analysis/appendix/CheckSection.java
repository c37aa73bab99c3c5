// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.appendix;

import java.util.ArrayList;
import java.util.List;
import smpcall.analysis.document.Block;
import smpcall.analysis.finding.ArchitectureResult;
import smpcall.analysis.finding.correctness.CheckRow;
import smpcall.analysis.finding.correctness.CheckWords;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.Check;
import smpcall.analysis.run.Run;

/** The findings of the check before the run, by version. */
public final class CheckSection {
  private static final List<String> HEAD =
      List.of("version", "workload", "calls", "to first", "convicted of", "expected");

  private CheckSection() {}

  /** The section with its heading and the text that explains it. */
  static List<Block> of(Run run) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading("Correctness, checked before the timing"));
    if (run.check().isEmpty() && run.emulated().stream().allMatch(r -> r.check().isEmpty())) {
      blocks.add(new Block.Prose("No check is stored with this run."));
      return blocks;
    }
    blocks.addAll(tables(run));
    blocks.add(new Block.Prose(reading()));
    run.check()
        .ifPresent(
            check -> {
              blocks.addAll(findings(check));
              blocks.add(new Block.Prose(conditions(run, check)));
            });
    run.emulated()
        .forEach(part -> part.check().ifPresent(check -> blocks.addAll(emulated(part, check))));
    return blocks;
  }

  /** The findings on an emulated JDK, and what they can show. */
  private static List<Block> emulated(Run part, Check check) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Prose("On " + ArchitectureResult.ofEmulated(part).meaning()));
    blocks.addAll(findings(check));
    blocks.add(
        new Block.Prose(
            "It took "
                + Wording.many(Math.round(check.millis() / 1000.0), "second")
                + "; seed "
                + check.seed()
                + CheckWords.gap(check).map(gap -> "; of its workloads, " + gap).orElse("")
                + "."));
    return blocks;
  }

  /** The tables alone, one for each number of CPUs; none when there was no check. */
  public static List<Block> tables(Run run) {
    List<Block> tables = new ArrayList<>();
    run.check().ifPresent(check -> tables.addAll(tables(check, "")));
    for (Run part : run.emulated()) {
      ArchitectureResult on = ArchitectureResult.ofEmulated(part);
      String where = ", JDK " + on.id() + " (" + on.architecture() + ", emulated)";
      part.check().ifPresent(check -> tables.addAll(tables(check, where)));
    }
    return tables;
  }

  private static List<Block> tables(Check check, String where) {
    List<Block> tables = new ArrayList<>();
    for (int cpus : CheckWords.cpuCounts(check)) {
      List<List<String>> rows = CheckRow.of(check, cpus).stream().map(CheckSection::row).toList();
      String caption = "Check on " + Wording.cpus(cpus) + where;
      tables.add(new Block.Table(caption, "llrrll", HEAD, rows));
    }
    return tables;
  }

  private static List<String> row(CheckRow row) {
    return List.of(
        row.version(),
        row.workload(),
        Wording.count(row.calls()),
        row.callsToFirst(),
        row.conviction(),
        row.asExpected() ? "yes" : "NO");
  }

  private static String reading() {
    return "After a conviction the machine is booted again. \"To first\" is the median number"
        + " of calls up to a conviction of any kind. Nothing found in N calls: fewer than 3/N"
        + " a call at 95 %. \"All\" is all workloads of that version together, \"others\" all"
        + " that have no row; nothing was found in any of them.";
  }

  private static List<Block> findings(Check check) {
    List<String> points =
        check.cells().stream()
            .filter(cell -> cell.isConvicted())
            .map(
                cell ->
                    cell.version()
                        + ", "
                        + cell.workload()
                        + (CheckWords.cpuCounts(check).size() > 1
                            ? " on " + Wording.cpus(cell.cpus())
                            : "")
                        + ": "
                        + CheckWords.findings(cell))
            .toList();
    List<Block> blocks = new ArrayList<>();
    if (!points.isEmpty()) {
      blocks.add(new Block.Prose("Invariants that were seen broken, and how often:"));
      blocks.add(new Block.Bullets(points));
    }
    CheckWords.unexpected(check)
        .forEach(wrong -> blocks.add(new Block.Prose("NOT AS EXPECTED: " + wrong + ".")));
    return blocks;
  }

  private static String conditions(Run run, Check check) {
    boolean isOversubscribed = CheckWords.cpuCounts(check).last() > check.hostCpus();
    String architecture = run.environment().architecture().orElse("not known here");
    return "Workloads: in storm every CPU calls all others; in broadcast one does; in mixed each"
        + " calls some; nowait is a storm that does not wait; in emptied the caller's mask is"
        + " emptied now and then. Every call is audited. CPUs are delayed on purpose where the"
        + " races have their windows"
        + (isOversubscribed
            ? ", and more of them are simulated than the host has ("
                + check.hostCpus()
                + "), so that they take turns"
            : "")
        + ". So the counts are no rates of any kernel. "
        + (run.environment().isX86()
            ? "The memory of this machine ("
                + architecture
                + ") is strongly ordered: a race that needs a weaker order cannot show"
                + " here."
            : "Architecture: "
                + architecture
                + "; of reorderings that it allows and that did not happen, nothing is"
                + " known.")
        + CheckWords.gap(check).map(gap -> " Of these, " + gap + ".").orElse("")
        + " It took "
        + Wording.many(Math.round(check.millis() / 1000.0), "second")
        + "; seed "
        + check.seed()
        + ".";
  }
}
