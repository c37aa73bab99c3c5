// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.appendix;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import smpcall.analysis.document.Block;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.speed.CaseSpeed;
import smpcall.analysis.finding.speed.KernelComparison;
import smpcall.analysis.finding.wording.Wording;

/** The models against the call of the running kernel. */
final class KernelSection {
  private static final List<String> HEAD =
      List.of("kernel against", "CPUs", "times as long", "95 % interval", "n");

  private KernelSection() {}

  /** The section; nothing when the workload has no row of the running kernel. */
  static List<Block> of(Findings findings) {
    List<KernelComparison> all = KernelComparison.of(findings.speeds());
    List<CaseSpeed> kernels = KernelComparison.kernels(findings.speeds());
    if (kernels.isEmpty()) {
      return List.of();
    }
    List<Block> blocks = new ArrayList<>();
    if (!all.isEmpty()) {
      blocks.add(
          new Block.Table(
              TableCaption.of(findings, ""),
              "lrrrr",
              HEAD,
              all.stream().map(comparison -> row(findings, comparison)).toList()));
    }
    all.stream()
        .filter(comparison -> comparison.apart() > 0)
        .forEach(comparison -> blocks.add(new Block.Prose(apart(findings, comparison))));
    kernels.forEach(kernel -> blocks.add(new Block.Prose(interrupts(findings, kernel))));
    blocks.add(
        new Block.Prose(
            "Kernel is the running kernel of this host: membarrier(PRIVATE_EXPEDITED)"
                + " calls smp_call_function_many with a barrier as its function. Its time has"
                + " in it a system call, a real interrupt on every called CPU, and in a guest"
                + " perhaps an exit to the hypervisor for each: the models leave all of that"
                + " out. It has no audit, and is in no ratio between versions. With one"
                + " called CPU the kernel takes its path for a single target; the models do"
                + " not. In storm it is not measured: newer kernels let one caller at a time"
                + " through that system call."
                + (kernels.stream().allMatch(k -> k.studyCase().isBackToBack())
                        && findings.isPaced()
                    ? " Its calls are back to back; those of the models are as their rows" + " say."
                    : "")));
    return blocks;
  }

  private static List<String> row(Findings findings, KernelComparison comparison) {
    String where = findings.arrangementOf(comparison.model().studyCase()).series().label();
    return List.of(
        comparison.model().studyCase().label() + (where.isEmpty() ? "" : ", " + where),
        String.valueOf(comparison.model().studyCase().cpus()),
        comparison.times().map(r -> Wording.fixed(r.ratio(), 1)).orElse("-"),
        comparison.times().map(r -> interval(comparison)).orElse("-"),
        String.valueOf(comparison.points().size()));
  }

  private static String apart(Findings findings, KernelComparison comparison) {
    return "Kernel against "
        + findings.labelAt(comparison.model().studyCase())
        + ": "
        + Wording.apart(comparison.apart())
        + ".";
  }

  private static String interval(KernelComparison comparison) {
    return comparison
        .times()
        .flatMap(r -> r.interval95())
        .map(i -> "[" + Wording.fixed(i.low(), 1) + ", " + Wording.fixed(i.high(), 1) + "]")
        .orElseGet(
            () ->
                "n too small: "
                    + String.join(
                        " ",
                        comparison.points().values().stream()
                            .map(point -> Wording.fixed(point, 1))
                            .toList()));
  }

  private static String interrupts(Findings findings, CaseSpeed kernel) {
    OptionalDouble seen = KernelComparison.interruptsPerCall(findings.run(), kernel.studyCase());
    int targets = kernel.studyCase().cpus() - 1;
    String at = "At " + findings.arrangementOf(kernel.studyCase()).label() + " ";
    if (seen.isEmpty()) {
      return at
          + "this host's kernel does not count function-call interrupts: whether they"
          + " happened is not known.";
    }
    return at
        + "the kernel counted "
        + Wording.fixed(seen.getAsDouble(), 2)
        + " function-call interrupts at each call, for "
        + Wording.many(targets, "called CPU")
        + (seen.getAsDouble() > targets / 2.0 ? ": they happened." : ".");
  }
}
