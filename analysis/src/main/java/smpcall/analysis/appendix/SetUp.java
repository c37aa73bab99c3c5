// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.appendix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import smpcall.analysis.finding.CaseSpeed;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.Wording;
import smpcall.analysis.result.Environment;
import smpcall.analysis.result.Run;
import smpcall.analysis.result.Settings;

/** What was measured on, and how; said once. */
final class SetUp {
  private SetUp() {}

  static List<String> of(Findings findings) {
    Run run = findings.run();
    Environment on = run.environment();
    Settings settings = run.settings();
    List<String> lines = new ArrayList<>();
    add(
        lines,
        "host",
        run.host() + ", " + known(on.machine()) + ", hypervisor: " + known(on.hypervisor()));
    add(lines, "CPU", known(on.cpuModel()));
    add(
        lines,
        "CPUs",
        known(on.onlineCpus())
            + " online; allowed: "
            + known(on.allowedCpus())
            + "; cores: "
            + known(on.cores())
            + "; sockets: "
            + known(on.sockets()));
    add(
        lines,
        "clock",
        "governor: " + known(on.governor()) + ", clock source: " + known(on.clockSource()));
    add(lines, "kernel", known(on.kernel()));
    add(
        lines,
        "JDK",
        known(on.jdkVersion()) + ", " + known(on.jdkVendor()) + ", " + known(on.jdkVm()));
    add(
        lines,
        "JVM flags",
        settings.jvmArgs().isEmpty() ? "none" : String.join(" ", settings.jvmArgs()));
    add(
        lines,
        "design",
        Wording.many(settings.blocks(), "block")
            + " (one fork of every case, in random order) x "
            + Wording.many(settings.measurementIterations(), "iteration")
            + " x "
            + settings.iterationMillis()
            + " ms, after "
            + Wording.many(settings.warmupIterations(), "warm-up iteration"));
    add(
        lines,
        "placement",
        "each thread pinned to a CPU of its own, read back: " + placements(findings));
    add(lines, "run", run.id() + ", profile " + settings.profile() + ", seed " + settings.seed());
    add(
        lines,
        "study",
        "commit "
            + known(run.commit())
            + (run.dirty().orElse(false) ? ", with uncommitted changes" : ""));
    return lines;
  }

  private static String placements(Findings findings) {
    return findings.speeds().stream()
        .map(CaseSpeed::studyCase)
        .map(c -> Wording.cpus(c.cpus()) + " on " + String.join(" ", c.placement()))
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private static void add(List<String> lines, String name, String value) {
    lines.addAll(Paragraph.of(("  " + name + "            ").substring(0, 13), value));
  }

  private static String known(Optional<String> fact) {
    return fact.filter(text -> !text.isBlank()).orElse("not known here");
  }
}
