// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.appendix;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import smpcall.analysis.appendix.Pictures.Topic;
import smpcall.analysis.document.Block;
import smpcall.analysis.document.Document;
import smpcall.analysis.finding.Answer;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.FootnoteMarks;
import smpcall.analysis.result.Run;

/** The whole appendix on one run: the question and the answer first, how to repeat it last. */
public final class Appendix {
  private final List<Findings> all;
  private final Run run;
  private final FootnoteMarks marks;
  private final Pictures pictures;
  private final List<Block> blocks = new ArrayList<>();

  private Appendix(List<Findings> all, Pictures pictures) {
    this.all = all;
    this.run = all.get(0).run();
    this.marks = FootnoteMarks.of(all);
    this.pictures = pictures;
  }

  /**
   * @param all of one run, at least one, of workloads in which kernel versions call one another;
   *     the first is answered first
   * @param pictures that there are
   */
  public static Document of(List<Findings> all, Pictures pictures) {
    Appendix appendix = new Appendix(all, pictures);
    appendix.write();
    return new Document("Were the spinlocks so bad?", List.copyOf(appendix.blocks));
  }

  private void write() {
    question();
    answer();
    speed();
    blocks.addAll(CheckSection.of(run));
    ratio();
    latency();
    correctness();
    blocks.addAll(ReplaySection.of(run));
    reality();
    instrument();
    heading("Set-up");
    blocks.add(SetUp.of(run));
    noise();
    heading("Threats to validity: what the figures mean, and what they do not");
    blocks.add(Meaning.of(all));
    heading("Footnotes");
    blocks.addAll(FootnoteSection.of(all));
    heading("How to repeat it");
    blocks.addAll(Repeat.of(all));
  }

  private void question() {
    heading("The question");
    prose(
        "Were the spinlocks so bad? In 2010 a patch to Linux's smp_call_function_many, by which one"
            + " CPU makes others run something, put memory barriers where an earlier version had a"
            + " spinlock in every entry. Its author: \"With all these memory barriers, maybe the"
            + " previous spinlocks weren't so bad after all\". What does each version cost, and is"
            + " it right?");
  }

  private void answer() {
    heading("The answer");
    blocks.add(new Block.Lead(Answer.cost(all)));
    blocks.add(new Block.Lead(Answer.correctness(all)));
    blocks.addAll(pictures.of(Topic.RATIO));
  }

  private void speed() {
    heading("Speed: median of n forks, +- how far their 95 % interval reaches");
    each(findings -> SpeedSection.of(findings, marks));
    prose(
        "A fork is a fresh JVM and counts as its median iteration. Calls per second are those of"
            + " all callers together, ns/call is one caller's time. Interval: Student t on"
            + " logarithms of the forks, so that of their geometric mean. Floor is the harness"
            + " alone.");
    blocks.addAll(pictures.of(Topic.SPEED));
  }

  private void ratio() {
    heading("Speed as a ratio, within blocks: above 1 is faster than the baseline");
    each(findings -> RatioSection.of(findings, marks));
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
    each(findings -> LatencySection.of(findings, marks));
    prose(
        "First the timed calls of n forks together, then the lowest and the highest of the forks"
            + " by themselves. A percentile is given where at least 10 timed calls lie above it (for"
            + " the forks: in that fork); p99 is what one call in 100 exceeds; max is the longest of"
            + " the timed calls, and others will have been longer. Times are exact to 1 %. Calls"
            + " were picked at random; what reading the clock costs is in them. In storm a caller"
            + " serves the calls of others while it waits, and that is in its time too.");
    blocks.addAll(pictures.of(Topic.LATENCY));
  }

  private void correctness() {
    heading("Correctness, audited in the timed iterations");
    each(findings -> CorrectnessSection.of(findings, marks));
    prose(
        "Bound: without a failure in N calls, the rate of failures per call is below 3/N at 95 %.");
    if (all.stream().anyMatch(findings -> findings.cpuCounts().first() <= 2)) {
      prose(
          "None: 2 CPUs cannot show it here. A call has one target there, the reuse race needs"
              + " a third CPU, and nothing follows from its absence. The floor has nothing to get"
              + " wrong.");
    }
  }

  private void reality() {
    List<Block> section = all.stream().flatMap(f -> RealitySection.of(f).stream()).toList();
    if (!section.isEmpty()) {
      heading("How far the models are from the real thing");
      blocks.addAll(section);
    }
  }

  private void instrument() {
    heading("The error of the instrument: the same thing twice (A/A), and the machine");
    blocks.addAll(InstrumentSection.of(all, marks));
    blocks.addAll(pictures.of(Topic.MACHINE));
  }

  private void noise() {
    heading("Run order and noise");
    blocks.addAll(RunOrderSection.of(run, marks));
    blocks.addAll(NoiseSection.of(all));
    blocks.addAll(pictures.of(Topic.RUN_ORDER));
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
