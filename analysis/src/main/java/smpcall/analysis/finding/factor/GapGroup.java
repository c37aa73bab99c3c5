// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.factor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import smpcall.analysis.file.FileName;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.speed.CaseSpeed;
import smpcall.analysis.finding.speed.Comparison;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.Distance;
import smpcall.analysis.run.StudyCase;

/**
 * The cases of one workload that share everything but the version and the gap between calls.
 *
 * @param label the text for reports: 2 CPUs; 2 CPUs, siblings, JDK 17
 * @param suffix the suffix of file names, such as {@code -2cpus}
 * @param speeds the speeds of its cases, in the order of the findings
 * @param comparisons their comparisons, likewise
 */
public record GapGroup(
    String label, String suffix, List<CaseSpeed> speeds, List<Comparison> comparisons) {

  /** What the cases of a group share. */
  private record Key(String jdk, String policy, int cpus, Optional<Distance.Range> distance) {
    static Key of(StudyCase c) {
      return new Key(c.jdk(), c.policy(), c.cpus(), c.distance());
    }
  }

  /** The groups of a workload with calls, in the order of its cases. */
  public static List<GapGroup> of(Findings findings) {
    Map<Key, List<CaseSpeed>> groups = new LinkedHashMap<>();
    if (findings.workload().isOfCalls()) {
      findings
          .speeds()
          .forEach(
              s -> groups.computeIfAbsent(Key.of(s.studyCase()), k -> new ArrayList<>()).add(s));
    }
    List<GapGroup> all = new ArrayList<>();
    groups.forEach(
        (key, speeds) ->
            all.add(
                new GapGroup(
                    label(key, groups.keySet()),
                    FileName.of(suffix(key, groups.keySet())),
                    List.copyOf(speeds),
                    findings.comparisons().stream()
                        .filter(c -> Key.of(c.studyCase()).equals(key))
                        .toList())));
    return List.copyOf(all);
  }

  private static String label(Key key, Iterable<Key> all) {
    String policy = differ(all, true) ? ", " + key.policy : "";
    return Wording.cpus(key.cpus)
        + policy
        + (differ(all, false) ? ", JDK " + key.jdk : "")
        + key.distance.map(range -> ", " + Wording.nanos(range) + " ns apart").orElse("");
  }

  private static String suffix(Key key, Iterable<Key> all) {
    String policy = differ(all, true) ? "-" + key.policy : "";
    return "-"
        + key.cpus
        + "cpus"
        + policy
        + (differ(all, false) ? "-jdk" + key.jdk : "")
        + key.distance.map(r -> "-" + Wording.nanos(r).replace(" ", "") + "ns").orElse("");
  }

  /** Whether groups differ in the policy, or else in the JDK. */
  private static boolean differ(Iterable<Key> all, boolean policy) {
    SortedSet<String> names = new TreeSet<>();
    all.forEach(key -> names.add(policy ? key.policy : key.jdk));
    return names.size() > 1;
  }

  /** The gaps of its cases, nanoseconds, ascending; 0 is back to back. */
  public SortedSet<Long> gaps() {
    SortedSet<Long> gaps = new TreeSet<>();
    speeds.forEach(speed -> gaps.add(speed.studyCase().gapNanos()));
    return gaps;
  }
}
