// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.mail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import smpcall.analysis.answer.AnswerRow;
import smpcall.analysis.answer.AnswerTitle;
import smpcall.analysis.answer.Setting;
import smpcall.analysis.answer.StudyAnswer;
import smpcall.analysis.answer.VersionVerdict;
import smpcall.analysis.document.Block;
import smpcall.analysis.finding.VerdictLine;
import smpcall.analysis.finding.speed.CaseSpeed;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.Environment;
import smpcall.analysis.run.Jdk;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.Workload;

/** The question, the answer with its caveats, and the machine in a line. */
final class AnswerSection {
  private AnswerSection() {}

  static List<Block> of(StudyAnswer answer) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Lead(
            "Were the spinlocks of smp_call_function_many so bad? "
                + AnswerTitle.of(answer)
                + "."
                + wrong(answer).map(words -> " " + words).orElse("")));
    blocks.add(
        new Block.Lead(
            "These are ports to Java, written from descriptions of the commits, on threads that are"
                + " pinned to CPUs; no kernel code runs. Every call is audited. "
                + workload(answer)
                + durations(answer).map(words -> " " + words).orElse("")
                + kernel(answer).map(words -> " " + words).orElse("")
                + path(answer)
                + AnswerTitle.growth(answer).map(words -> " " + words + ".").orElse("")
                + VerdictLine.signChanges(answer.main())
                    .map(words -> " Mind that " + words + ".")
                    .orElse("")));
    blocks.add(new Block.Lead(machine(answer.main().run())));
    return blocks;
  }

  /** The workload and the gap. */
  private static String workload(StudyAnswer answer) {
    List<Setting> own = answer.own();
    if (own.isEmpty()) {
      return "Nothing could be compared.";
    }
    long gap = own.get(0).arrangement().gapNanos();
    Workload workload = answer.main().workload();
    return "In "
        + workload.id()
        + (workload == Workload.STORM ? " every CPU calls all others" : " one CPU calls all others")
        + (gap > 0
            ? ", a random time after its last call, on average " + Wording.gapTime(gap)
            : ", back to back")
        + ".";
  }

  /** How long a call takes where the answer leads. */
  private static Optional<String> durations(StudyAnswer answer) {
    return AnswerTitle.lead(answer)
        .flatMap(
            lead -> {
              Optional<Double> baseline = nanos(answer, lead.comparison().baseline().label(), lead);
              Optional<Double> version = nanos(answer, lead.comparison().studyCase().label(), lead);
              return baseline.isEmpty() || version.isEmpty()
                  ? Optional.empty()
                  : Optional.of(
                      "A call of "
                          + lead.comparison().baseline().label()
                          + " takes "
                          + Wording.count(baseline.get())
                          + " ns on average, one of "
                          + lead.comparison().studyCase().label()
                          + " "
                          + Wording.count(version.get())
                          + " ns"
                          + lead.setting()
                              .arrangement()
                              .distance()
                              .map(
                                  range ->
                                      ", where the CPUs are "
                                          + Wording.nanos(range)
                                          + " ns apart (a cache line there and back)")
                              .orElse("")
                          + ".");
            });
  }

  private static Optional<Double> nanos(StudyAnswer answer, String label, AnswerRow.Cost lead) {
    return answer.main().speedsOf(lead.setting().arrangement().series()).stream()
        .filter(speed -> speed.studyCase().label().equals(label))
        .filter(speed -> speed.studyCase().cpus() == lead.setting().arrangement().cpus())
        .findFirst()
        .flatMap(CaseSpeed::nanoseconds)
        .map(centre -> centre.mean());
  }

  /** The difference as a share of a call of the running kernel. */
  private static Optional<String> kernel(StudyAnswer answer) {
    return answer.kernels().stream()
        .findFirst()
        .map(
            kernel ->
                "For scale: the running kernel's own call takes "
                    + Wording.count(kernel.nanos())
                    + " ns here (membarrier, one caller, real interrupts"
                    + (answer.main().run().environment().hypervisor().isPresent()
                        ? ", in a guest"
                        : "")
                    + "); of that the locks cost "
                    + Wording.fixed(kernel.percent(), 1)
                    + " %"
                    + kernel.interval().map(i -> " " + Wording.interval(i, 1)).orElse("")
                    + " (run "
                    + kernel.run()
                    + ").");
  }

  /** With two CPUs: the path that most kernels do not take then. */
  private static String path(StudyAnswer answer) {
    boolean two = answer.own().stream().anyMatch(setting -> setting.arrangement().cpus() == 2);
    return two
        ? " With two CPUs a call has one target, for which kernels up to 5.12 take a shorter path;"
            + " the ports take the one for many targets."
        : "";
  }

  /** The versions with a race, by race. */
  private static Optional<String> wrong(StudyAnswer answer) {
    Map<String, List<String>> races = new LinkedHashMap<>();
    for (AnswerRow row : answer.rows()) {
      if (row.verdict().sign() == VersionVerdict.Sign.WRONG) {
        races
            .computeIfAbsent(Wording.list(row.verdict().races()), key -> new ArrayList<>())
            .add(row.version().id());
      }
    }
    return races.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Wrong: "
                + races.entrySet().stream()
                    .map(race -> Wording.list(race.getValue()) + " (" + race.getKey() + ")")
                    .collect(Collectors.joining("; "))
                + ".");
  }

  private static String machine(Run run) {
    Environment on = run.environment();
    return "Machine: "
        + on.cpuModel().orElse("CPU not known")
        + on.hypervisor().map(guest -> " (guest of " + guest + ")").orElse("")
        + on.kernel().map(kernel -> ", Linux " + kernel).orElse("")
        + "; JDK "
        + Wording.list(
            on.jdks().values().stream().flatMap((Jdk jdk) -> jdk.version().stream()).toList())
        + "; "
        + Wording.many(run.blocks(), "block")
        + (run.isComplete() ? "" : " planned, NOT COMPLETE")
        + " (one fresh JVM for each case)"
        + run.commit()
            .map(commit -> "; commit " + commit.substring(0, Math.min(12, commit.length())))
            .orElse("")
        + (run.dirty().orElse(false) ? " with uncommitted changes" : "")
        + "; run "
        + run.id()
        + ".";
  }
}
