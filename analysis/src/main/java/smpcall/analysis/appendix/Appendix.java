// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.appendix;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import smpcall.analysis.document.Block;
import smpcall.analysis.document.Document;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.VerdictLine;

/** The whole appendix on one run: the verdict first, how to repeat it last. */
public final class Appendix {
  private final List<Findings> all;
  private final List<Block> blocks = new ArrayList<>();

  private Appendix(List<Findings> all) {
    this.all = all;
  }

  /**
   * @param all of one run, at least one, of workloads in which kernel versions call one another;
   *     the first is answered first
   * @param pictures that can be shown
   */
  public static Document of(List<Findings> all, List<Block.Picture> pictures) {
    Appendix appendix = new Appendix(all);
    appendix.write(pictures);
    return new Document("Were the spinlocks so bad?", List.copyOf(appendix.blocks));
  }

  private void write(List<Block.Picture> pictures) {
    all.forEach(findings -> blocks.add(new Block.Lead(VerdictLine.of(findings))));
    blocks.addAll(pictures);
    heading("Set-up");
    blocks.add(SetUp.of(all.get(0).run()));
    speed();
    ratio();
    latency();
    correctness();
    heading("Instruments");
    blocks.addAll(InstrumentSection.of(all));
    heading("Noise");
    blocks.addAll(NoiseSection.of(all));
    heading("Footnotes");
    blocks.addAll(FootnoteSection.of(all));
    heading("What the figures mean, and what they do not");
    blocks.add(Meaning.of(all));
    heading("How to repeat it");
    blocks.addAll(Repeat.of(all));
  }

  private void speed() {
    heading("Speed: median of n forks, +- how far their 95 % interval reaches");
    each(SpeedSection::of);
    prose(
        "A fork is a fresh JVM and counts as its median iteration. Calls per second are those of"
            + " all callers together, ns/call is one caller's time. Interval: Student t on"
            + " logarithms of the forks, so that of their geometric mean. Floor is the harness"
            + " alone.");
  }

  private void ratio() {
    heading("Speed as a ratio, within blocks: above 1 is faster than the baseline");
    each(RatioSection::of);
    prose(
        "Interval: Student t on the logarithms of n ratios. Faster, slower: the 95 % interval"
            + " excludes 1. Same: the 90 % interval is within +-3 %, or as far from 1"
            + " as the A/A ratio when that is further. A/A is the same thing twice: its distance"
            + " from 1 is the error of the instrument.");
  }

  private void latency() {
    if (all.stream().allMatch(findings -> findings.latencies().isEmpty())) {
      return;
    }
    heading("Latency: how long single calls took, from begin to return");
    each(LatencySection::of);
    prose(
        "First the timed calls of n forks together, then the lowest and the highest of the forks"
            + " by themselves. A percentile is given where at least 10 timed calls lie above it (for"
            + " the forks: in that fork); p99 is what one call in 100 exceeds; max is the longest of"
            + " the timed calls, and others will have been longer. Times are exact to 1 %. Calls"
            + " were picked at random; what reading the clock costs is in them. In storm a caller"
            + " serves the calls of others while it waits, and that is in its time too.");
  }

  private void correctness() {
    heading("Correctness, audited in the timed iterations");
    each(CorrectnessSection::of);
    prose(
        "Bound: without a failure in N calls, the rate of failures per call is below 3/N at 95 %.");
    if (all.stream().anyMatch(findings -> findings.cpuCounts().first() <= 2)) {
      prose(
          "None: 2 CPUs cannot show it here. A call has one target there, the reuse race needs"
              + " a third CPU, and nothing follows from its absence. The floor has nothing to get"
              + " wrong.");
    }
  }

  private void heading(String text) {
    blocks.add(new Block.Heading(text));
  }

  private void prose(String text) {
    blocks.add(new Block.Prose(text));
  }

  private void each(Function<Findings, List<Block>> section) {
    all.forEach(findings -> blocks.addAll(section.apply(findings)));
  }
}
