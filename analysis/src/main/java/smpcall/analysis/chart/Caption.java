// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.chart;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.speed.Arrangement;
import smpcall.analysis.finding.speed.Series;
import smpcall.analysis.finding.wording.SharedParts;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.finding.wording.WorkloadWords;
import smpcall.analysis.run.Run;

/**
 * The caption of a picture: the conditions that all of it shares, host, CPU model, JDKs and run.
 */
public final class Caption {
  private Caption() {}

  /** The host, the JDKs and the run of one workload, without conditions. */
  public static String ofRun(Findings findings) {
    return of(findings.run(), findings.series());
  }

  /**
   * The caption of a picture of some arrangements of a workload: what they share on the first line,
   * the host and the run on the second.
   *
   * @param shown the arrangements in the picture, one or more
   */
  static String of(Findings findings, Collection<Arrangement> shown) {
    List<String> conditions = new ArrayList<>(shared(shown).parts());
    if (findings.isBackToBack() && !conditions.contains(Wording.gap(0))) {
      conditions.add(Wording.gap(0));
    }
    conditions.add(WorkloadWords.of(findings.workload()).scene());
    return line(List.of(String.join(", ", conditions)))
        + "\n"
        + of(findings.run(), shown.stream().map(Arrangement::series).toList());
  }

  /** The conditions that some arrangements share. */
  static SharedParts shared(Collection<Arrangement> shown) {
    return SharedParts.of(shown.stream().map(Arrangement::parts).toList());
  }

  /** The caption of a whole run. */
  static String of(Run run) {
    return line(
        run,
        run.environment().jdks().values().stream().flatMap(j -> j.version().stream()).toList());
  }

  /** The caption without a JDK. */
  public static String ofHost(Run run) {
    return line(run, List.of());
  }

  private static String of(Run run, Collection<Series> all) {
    return line(
        run,
        all.stream()
            .flatMap(series -> run.environment().jdks().get(series.jdk()).version().stream())
            .distinct()
            .toList());
  }

  private static String line(Run run, List<String> jdks) {
    List<String> parts = new ArrayList<>();
    parts.add(run.host());
    parts.add(model(run));
    jdks.forEach(version -> parts.add("JDK " + version));
    parts.add("run " + run.id());
    return line(parts);
  }

  /** Joins the parts of a caption. */
  public static String line(List<String> parts) {
    return String.join("  |  ", parts).replaceAll("\\p{Cntrl}", " ");
  }

  public static String model(Run run) {
    return run.environment().cpuModel().orElse("CPU model not known here");
  }
}
