// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.appendix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;
import smpcall.analysis.document.Block;
import smpcall.analysis.finding.note.FootnoteMarks;
import smpcall.analysis.finding.speed.RunOrder;
import smpcall.analysis.finding.speed.RunOrder.Point;
import smpcall.analysis.finding.speed.RunOrder.State;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.Run;
import smpcall.analysis.statistics.Median;

/** The blocks of a run in order, which show how the machine changed. */
final class RunOrderSection {
  private static final List<String> HEAD =
      List.of("block", "began (UTC)", "forks", "failed", "lowest", "median", "highest", "steal ms");

  private RunOrderSection() {}

  static List<Block> of(Run run, FootnoteMarks marks) {
    RunOrder order = RunOrder.of(run);
    List<List<String>> rows = new ArrayList<>();
    for (int block : order.blocks()) {
      rows.add(row(block, order.of(block)));
    }
    return List.of(
        new Block.Table("Each block of the run: speed of its forks", "llrrrrrr", HEAD, rows),
        new Block.Prose(
            "Speed: a fork's, as a multiple of the median of all forks of its case."
                + " Where a block's median leaves 1, the machine was faster or slower for all"
                + " cases; ratios within blocks do not see that. Failed: the fork, or its"
                + " audit."
                + (marks.ofRun().isEmpty() ? "" : " Of the run as a whole:"),
            marks.ofRun()));
  }

  private static List<String> row(int block, List<Point> points) {
    DoubleSummaryStatistics speeds = DoubleStream.of(relative(points)).summaryStatistics();
    boolean some = speeds.getCount() > 0;
    long failed = points.stream().filter(p -> p.state() == State.FAILED).count();
    long[] steal =
        points.stream()
            .flatMap(p -> p.fork().noise().stream())
            .filter(noise -> noise.stealMillis().isPresent())
            .mapToLong(noise -> noise.stealMillis().getAsLong())
            .toArray();
    return List.of(
        String.valueOf(block),
        points.get(0).fork().started().replaceFirst("^.*T(\\d\\d:\\d\\d:\\d\\d).*$", "$1"),
        String.valueOf(points.size()),
        String.valueOf(failed),
        some ? Wording.fixed(speeds.getMin(), 3) : "-",
        some ? Wording.fixed(Median.of(relative(points)), 3) : "-",
        some ? Wording.fixed(speeds.getMax(), 3) : "-",
        steal.length > 0 ? Wording.count(Arrays.stream(steal).sum()) : "-");
  }

  /** The speeds of the forks that have one, without those that ran again. */
  private static double[] relative(List<Point> points) {
    return points.stream()
        .filter(p -> p.state() != State.REPEATED)
        .flatMap(p -> p.relative().stream())
        .mapToDouble(r -> r)
        .toArray();
  }
}
