// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.chart;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.speed.Series;
import smpcall.analysis.run.Run;

/** The caption of a picture: host, CPU model, JDKs and run, in one line. */
public final class Caption {
  private Caption() {}

  /** The caption of one workload; calls back to back are marked where nothing else says so. */
  public static String of(Findings findings) {
    return marked(findings, of(findings.run(), findings.series()));
  }

  /** The caption of one series of a workload. */
  static String of(Findings findings, Series series) {
    return marked(findings, of(findings.run(), List.of(series)));
  }

  private static String marked(Findings findings, String caption) {
    return findings.isBackToBack() ? line(List.of(caption, "calls back to back")) : caption;
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
