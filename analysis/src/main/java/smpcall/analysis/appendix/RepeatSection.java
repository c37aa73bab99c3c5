// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.appendix;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Pattern;
import smpcall.analysis.document.Block;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.Settings;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.run.Workload;

/** The commands that repeat the measurement and this text. */
public final class RepeatSection {
  private static final int WIDTH = 66;
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  private static final String EMULATED =
      " Emulated JDKs are named by an inventory (--hosts); benchmarks/emulation.md prepares them.";

  private RepeatSection() {}

  /** The commands for a run, with its emulated JDKs. */
  static List<Block> of(Run run) {
    return List.of(
        new Block.Code(List.of("./study report " + quoted(run.host() + "/" + run.id()))),
        new Block.Code(again(run)),
        new Block.Prose(
            "The first makes this text again from the stored run. The others measure"
                + " again, on the machine at hand."
                + (run.emulated().isEmpty() ? "" : EMULATED)));
  }

  /** The lines of the commands that measure again. */
  public static List<String> again(Run run) {
    List<StudyCase> all = run.casesOfAllJdks();
    List<StudyCase> cases = all.stream().filter(c -> c.workload().isOfCalls()).toList();
    List<String> words = new ArrayList<>();
    words.add("--profile " + quoted(run.settings().profile()));
    words.add("--seed " + run.settings().seed());
    List<StudyCase> upwards =
        cases.stream().sorted(Comparator.comparingInt(StudyCase::cpus)).toList();
    words.addAll(option("--cpus", distinct(upwards, c -> String.valueOf(c.cpus()))));
    if (all.stream().noneMatch(RepeatSection::isOnce)) {
      words.addAll(option("--versions", distinct(cases, StudyCase::variant)));
    }
    if (all.stream().noneMatch(RepeatSection::isBrief)) {
      words.addAll(option("--workloads", distinct(all, c -> c.workload().id())));
    }
    words.addAll(gaps(run.settings(), cases));
    words.addAll(ends(run.settings()));
    long arms = cases.stream().map(StudyCase::arm).distinct().count();
    words.addAll(arms > 2 ? List.of("--arms " + arms) : List.of());
    List<String> jdks = distinct(all, StudyCase::jdk);
    boolean named = jdks.size() > 1 || !run.emulated().isEmpty();
    words.addAll(named ? option("--jdk", jdks) : List.of());
    List<String> again = new ArrayList<>();
    run.commit().ifPresent(commit -> again.add("git checkout " + quoted(commit)));
    again.addAll(command(words));
    return again;
  }

  /** A word for a shell, in quotes where it has anything that a shell reads. */
  public static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** Whether this version is limited to few blocks, as it is without the option --versions. */
  private static boolean isOnce(StudyCase c) {
    return c.workload() == Workload.STORM && c.blocks().isPresent();
  }

  /** Whether this workload is limited to few blocks, as it is without the option --workloads. */
  private static boolean isBrief(StudyCase c) {
    return c.workload() == Workload.BROADCAST && c.blocks().isPresent();
  }

  /** The gaps of a plan that has them; older ones drew nothing and had no gaps. */
  private static List<String> gaps(Settings settings, List<StudyCase> calls) {
    return settings.drawn().isEmpty()
        ? List.of()
        : option("--gaps", distinct(calls, c -> String.valueOf(c.gapNanos())));
  }

  /** The options that end a run; the budget of a profile needs none. */
  private static List<String> ends(Settings settings) {
    List<String> words = new ArrayList<>();
    if (settings.blocks() == settings.leastBlocks() && settings.precisionPercent().isEmpty()) {
      words.add("--blocks " + settings.blocks());
    }
    settings
        .precisionPercent()
        .ifPresent(percent -> words.add("--precision " + Wording.trimmed(percent) + "%"));
    if (settings.budgetAfterBlocks().equals(OptionalLong.of(1))) {
      settings.budgetSeconds().ifPresent(seconds -> words.add("--budget " + seconds + "s"));
    }
    return words;
  }

  private static List<String> distinct(
      List<StudyCase> cases, Function<StudyCase, String> property) {
    return cases.stream().map(property).distinct().map(RepeatSection::quoted).toList();
  }

  /** An option with values separated by commas; it is repeated when they do not fit on a line. */
  private static List<String> option(String name, List<String> values) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (String value : values) {
      if (word.length() > 0 && word.length() + 1 + value.length() > WIDTH - 2) {
        words.add(word.toString());
        word.setLength(0);
      }
      word.append(word.length() == 0 ? name + " " : ",").append(value);
    }
    words.add(word.toString());
    return words;
  }

  private static List<String> command(List<String> words) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder("./study run");
    for (String word : words) {
      if (line.length() + 1 + word.length() > WIDTH) {
        lines.add(line + " \\");
        line = new StringBuilder(" ");
      }
      line.append(' ').append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
