// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.appendix;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import smpcall.analysis.appendix.Pictures.Topic;
import smpcall.analysis.document.Block;
import smpcall.analysis.document.Document;
import smpcall.analysis.finding.Answer;
import smpcall.analysis.finding.ArchitectureResult;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.LanguageAnswer;
import smpcall.analysis.finding.NanosecondsAnswer;
import smpcall.analysis.finding.OpenQuestions;
import smpcall.analysis.finding.note.FootnoteMarks;
import smpcall.analysis.finding.speed.Comparison;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.Run;
import smpcall.analysis.statistics.Bootstrap;
import smpcall.analysis.statistics.Holm;

/**
 * The whole appendix on one run: the question and the answer first; after the commands to repeat it
 * the error of the instrument, the noise and the footnotes.
 */
public final class Appendix {
  private final List<Findings> all;
  private final Run run;
  private final FootnoteMarks marks;
  private final Pictures pictures;
  private final List<Block> kept;
  private final List<Block> blocks = new ArrayList<>();

  private Appendix(Run run, List<Findings> all, Pictures pictures, List<Block> kept) {
    this.all = all;
    this.run = run;
    this.marks = FootnoteMarks.of(all);
    this.pictures = pictures;
    this.kept = kept;
  }

  /**
   * @param all the findings of the run on workloads with calls; the first comes first; none when
   *     all of its JDKs are emulated
   * @param pictures the pictures of the report
   * @param kept the sections on kept results that depend on no host, or none
   */
  public static Document of(Run run, List<Findings> all, Pictures pictures, List<Block> kept) {
    Appendix appendix = new Appendix(run, all, pictures, kept);
    if (all.isEmpty()) {
      appendix.writeWithoutSpeed();
    } else {
      appendix.write();
    }
    return new Document("Were the spinlocks so bad?", List.copyOf(appendix.blocks));
  }

  private void write() {
    question();
    answer();
    speed();
    blocks.addAll(CheckSection.of(run));
    ratio();
    nanoseconds();
    languages();
    scaling();
    latency();
    factors();
    steadiness();
    correctness();
    blocks.addAll(ReplaySection.of(run));
    reality();
    blocks.addAll(ArchitectureSection.of(run));
    blocks.addAll(kept);
    heading("Set-up");
    blocks.add(SetupSection.of(run));
    heading("Threats to validity: what the figures mean, and what they do not");
    blocks.add(ValiditySection.of(all));
    heading("How to repeat it");
    blocks.addAll(RepeatSection.of(run));
    instrument();
    noise();
    heading("Footnotes");
    blocks.addAll(FootnoteSection.of(all));
  }

  private void writeWithoutSpeed() {
    question();
    heading("The answer");
    blocks.add(new Block.Lead("Cost: no verdict, as every JDK of this run is emulated."));
    run.emulated()
        .forEach(part -> blocks.add(new Block.Lead(ArchitectureResult.ofEmulated(part).verdict())));
    blocks.addAll(CheckSection.of(run));
    blocks.addAll(ReplaySection.of(run));
    blocks.addAll(ArchitectureSection.of(run));
    blocks.addAll(kept);
    heading("Set-up");
    blocks.add(SetupSection.of(run));
    heading("How to repeat it");
    blocks.addAll(RepeatSection.of(run));
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
    blocks.addAll(pictures.of(Topic.ANSWER));
    LanguageAnswer.of(all).ifPresent(words -> blocks.add(new Block.Lead(words)));
    blocks.add(new Block.Lead(Answer.cost(all)));
    NanosecondsAnswer.of(all.get(0)).ifPresent(words -> blocks.add(new Block.Lead(words)));
    blocks.add(new Block.Lead(Answer.correctness(all)));
    OpenQuestions.of(all).ifPresent(words -> blocks.add(new Block.Lead(words)));
  }

  private void speed() {
    heading("Speed: geometric mean of n forks, with its 95 % interval");
    each(findings -> SpeedSection.of(findings, marks));
    prose(
        "A fork is a fresh JVM and counts as its median iteration. Calls per second"
            + " count all callers together; ns/call is the time of one caller. Interval:"
            + " Student t on logarithms of the forks. Floor is the harness alone.");
    if (all.stream().anyMatch(Findings::isPaced)) {
      prose(
          "Paced calls: before each call the caller waits a random time, exponential"
              + " with the gap as its mean, and serves interrupts meanwhile. ns/call is the"
              + " mean duration of a call, from its start to its return. In calls: the load,"
              + " which is the share of their time that callers spend in calls, median of the"
              + " forks. Back to back is the extreme: CPUs fall into step, and single"
              + " instructions can decide the step.");
    }
    blocks.addAll(pictures.of(Topic.SPEED));
    blocks.addAll(pictures.of(Topic.GAP));
  }

  private void ratio() {
    heading("Speed as a ratio, within blocks: above 1 is faster than the baseline");
    blocks.addAll(pictures.of(Topic.RATIO));
    each(findings -> RatioSection.of(findings, marks));
    prose(
        "Interval: Student t on the logarithms of n ratios. Same: the 90 % interval is"
            + " within a margin of +-3 %, or of the A/A ratio where that is further from 1."
            + " Faster, slower: the 95 % interval excludes 1 and, in the main family, the"
            + " sign-flip test agrees (Holm p at most 0.05). The main family was declared"
            + " before anything was measured: lockfree (unless it failed its audit) and"
            + " patched against spinlock, in storm with paced calls. It has every gap, number"
            + " of CPUs, distance, placement and JDK. All other comparisons are exploratory,"
            + " and not corrected for their number. Calls back to back are the extreme,"
            + " outside the verdict. A/A is the same case twice: its distance from 1 is the"
            + " error of the instrument."
            + arms()
            + control());
    prose(
        "p: two-sided sign-flip permutation test on block log-ratios, all 2^n patterns up to n ="
            + " 16; the smallest p of n blocks is 2/2^n, 0.031 for 6. Bootstrap: 95 %, percentile,"
            + " "
            + Wording.count(Bootstrap.DRAWS)
            + " draws, for comparison only (too narrow below 10 blocks).");
    family();
  }

  private String arms() {
    return has(c -> c.arms().size() > 1)
        ? " The baseline is the geometric mean of its arms in the block."
        : "";
  }

  private String control() {
    return has(c -> c.studyCase().isNative())
        ? " In C: the native control, the same protocol against spinlock in C; it shows"
            + " the effect of the language, and is in no verdict."
        : "";
  }

  private boolean has(Predicate<Comparison> what) {
    return all.stream().flatMap(findings -> findings.comparisons().stream()).anyMatch(what);
  }

  private void family() {
    all.stream()
        .filter(findings -> findings.familySize() > 0)
        .forEach(
            findings -> {
              int members = findings.familySize();
              prose(
                  "The main family has "
                      + Wording.many(members, "member")
                      + " here. If only one of them differs, it can pass from "
                      + Holm.blocksFor(members)
                      + " blocks on.");
            });
  }

  private void nanoseconds() {
    if (all.stream().anyMatch(findings -> !findings.comparisons().isEmpty())) {
      heading("The same in nanoseconds a call, and as a share of the kernel's own");
      each(NanosecondsSection::of);
      prose(NanosecondsSection.reading());
    }
  }

  private void languages() {
    heading("Java against C: the effect of the language");
    JavaAgainstCSection.absence(run)
        .ifPresentOrElse(
            this::prose,
            () -> {
              each(findings -> JavaAgainstCSection.of(findings, marks));
              prose(JavaAgainstCSection.reading());
              blocks.addAll(pictures.of(Topic.LANGUAGE));
            });
  }

  private void factors() {
    List<Block> section = all.stream().flatMap(f -> FactorSection.of(f).stream()).toList();
    if (!section.isEmpty()) {
      heading(FactorSection.TITLE);
      blocks.addAll(section);
      prose(FactorSection.reading());
    }
    if (!pictures.of(Topic.SENSITIVITY).isEmpty()) {
      prose(FactorSection.readingOfMaps());
      blocks.addAll(pictures.of(Topic.SENSITIVITY));
    }
  }

  private void scaling() {
    if (all.stream().anyMatch(findings -> !findings.scaling().isEmpty())) {
      heading("Scaling: throughput by the number of CPUs, as a law");
      each(findings -> ScalingSection.of(findings, marks));
      prose(
          "Universal scalability law: X(N) = lambda N / (1 + sigma (N - 1) + kappa N (N"
              + " - 1)) calls per second at N CPUs. sigma: the share of the work that waits"
              + " for its turn; kappa: the price of agreement between CPUs. Fitted by least"
              + " squares of logarithms, within numbers of CPUs that use siblings and sockets"
              + " alike. Interval: jackknife over n blocks, Student t. The law says nothing"
              + " beyond these numbers.");
    }
  }

  private void steadiness() {
    heading("Steady state: forks by what their speed did");
    each(SteadyStateSection::steadiness);
    prose(
        "Flat: one level from the first iteration on. Steady: steady after warm-up; the level"
            + " changed in the warm-up only. The other forks changed their level while they were"
            + " measured. Warming: the last level is the fastest. Slowing: an earlier one was"
            + " faster. None: still changing in the last quarter of all iterations. Levels come"
            + " from change points; those within 3 % count as one.");
    if (all.stream().anyMatch(findings -> !findings.fairness().isEmpty())) {
      heading("Fairness: how evenly the callers shared the calls");
      each(SteadyStateSection::fairness);
      prose(
          "Least/most: calls of the slowest caller over those of the fastest, median of n forks,"
              + " and of the least even fork. Jain: his index, 1 when all made as many calls, 1/N"
              + " when one of N made them all.");
    }
  }

  private void latency() {
    if (all.stream().allMatch(findings -> findings.latencies().isEmpty())) {
      return;
    }
    heading("Latency: how long single calls took, from begin to return");
    each(findings -> LatencySection.of(findings, marks));
    prose(
        "First line: the timed calls of n forks together. Below it: the 95 % interval"
            + " over the forks (of the geometric mean of their percentiles, Student t on"
            + " logarithms), or the lowest and the highest fork where there are fewer than 6."
            + " A percentile is given where at least 10 timed calls lie above it (for the"
            + " forks: in that fork). One call in 100 exceeds p99. Max is the longest timed"
            + " call; calls that were not timed can have been longer. Times are exact to 1 %."
            + " All paced calls were timed; of calls back to back, a random sample. The cost"
            + " of reading the clock is in the times. In storm a caller also serves the calls"
            + " of others while it waits; that is in its time, too.");
    if (all.stream().anyMatch(Findings::isPaced)) {
      prose(
          "From when it was due: a paced call is due one gap after the return of the"
              + " last one. It begins late where its CPU was serving an interrupt. No call"
              + " waits in a queue behind a slow one, as it would in an open loop.");
    }
    blocks.addAll(pictures.of(Topic.LATENCY));
  }

  private void correctness() {
    heading("Correctness, audited in the timed iterations");
    each(findings -> CorrectnessSection.of(findings, marks));
    prose(
        "Bound: without a failure in N calls, the rate of failures per call is below 3/N at 95 %.");
    if (all.stream().flatMap(f -> f.speeds().stream()).anyMatch(s -> !s.studyCase().canRace())) {
      prose(
          "None: 2 CPUs cannot show a race here. A call has one target there, and the"
              + " reuse race needs a third CPU; its absence says nothing. The floor shares"
              + " nothing that can go wrong.");
    }
  }

  private void reality() {
    List<Block> section = all.stream().flatMap(f -> KernelSection.of(f).stream()).toList();
    if (!section.isEmpty()) {
      heading("How far the models are from the real thing");
      blocks.addAll(section);
    }
  }

  private void instrument() {
    heading("The error of the instrument: the same thing twice (A/A), and the machine");
    blocks.addAll(InstrumentSection.of(all, marks));
    each(ArmsSection::of);
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
