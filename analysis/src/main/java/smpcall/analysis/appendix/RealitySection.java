// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.appendix;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import smpcall.analysis.document.Block;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.speed.CaseSpeed;
import smpcall.analysis.finding.speed.Reality;
import smpcall.analysis.finding.wording.Wording;

/** How far the models are from the real thing: the running kernel's own call beside theirs. */
final class RealitySection {
  private static final List<String> HEAD =
      List.of("kernel against", "CPUs", "times as long", "95 % interval", "n");

  private RealitySection() {}

  /** Nothing when the workload was not measured with the kernel beside it. */
  static List<Block> of(Findings findings) {
    List<Reality> all = Reality.of(findings.speeds());
    List<CaseSpeed> kernels = Reality.kernels(findings.speeds());
    if (kernels.isEmpty()) {
      return List.of();
    }
    List<Block> blocks = new ArrayList<>();
    if (!all.isEmpty()) {
      blocks.add(
          new Block.Table(
              Captions.of(findings, ""),
              "lrrrr",
              HEAD,
              all.stream().map(reality -> row(findings, reality)).toList()));
    }
    all.stream()
        .filter(reality -> reality.apart() > 0)
        .forEach(reality -> blocks.add(new Block.Prose(apart(findings, reality))));
    kernels.forEach(kernel -> blocks.add(new Block.Prose(interrupts(findings, kernel))));
    blocks.add(
        new Block.Prose(
            "Kernel is the kernel that this host runs: membarrier(PRIVATE_EXPEDITED), which calls"
                + " smp_call_function_many with next to no function, a barrier. In its time are a"
                + " system call and a real interrupt on every called CPU, in a guest perhaps an"
                + " exit to the hypervisor for each: all that the models leave out. It has no audit,"
                + " and no ratio of versions has it. With one called CPU it takes its path for a"
                + " single target, the models do not. In storm it is not measured: newer kernels"
                + " let one caller at a time through that system call."));
    return blocks;
  }

  private static List<String> row(Findings findings, Reality reality) {
    String where = findings.arrangementOf(reality.kernel().studyCase()).series().label();
    return List.of(
        reality.model().studyCase().label() + (where.isEmpty() ? "" : ", " + where),
        String.valueOf(reality.model().studyCase().cpus()),
        reality.times().map(r -> Wording.fixed(r.ratio(), 1)).orElse("-"),
        reality.times().map(r -> interval(reality)).orElse("-"),
        String.valueOf(reality.points().size()));
  }

  private static String apart(Findings findings, Reality reality) {
    return "Kernel against "
        + findings.labelAt(reality.model().studyCase())
        + ": "
        + Wording.apart(reality.apart())
        + ".";
  }

  private static String interval(Reality reality) {
    return reality
        .times()
        .flatMap(r -> r.interval95())
        .map(i -> "[" + Wording.fixed(i.low(), 1) + ", " + Wording.fixed(i.high(), 1) + "]")
        .orElseGet(
            () ->
                "n too small: "
                    + String.join(
                        " ",
                        reality.points().values().stream()
                            .map(point -> Wording.fixed(point, 1))
                            .toList()));
  }

  private static String interrupts(Findings findings, CaseSpeed kernel) {
    OptionalDouble seen = Reality.interruptsPerCall(findings.run(), kernel.studyCase());
    int targets = kernel.studyCase().cpus() - 1;
    String at = "At " + findings.arrangementOf(kernel.studyCase()).label() + " ";
    if (seen.isEmpty()) {
      return at
          + "this host's kernel does not tell how many function-call interrupts there were: that"
          + " they happened is not shown.";
    }
    return at
        + "the kernel counted "
        + Wording.fixed(seen.getAsDouble(), 2)
        + " function-call interrupts at each call, for "
        + Wording.many(targets, "called CPU")
        + (seen.getAsDouble() > targets / 2.0 ? ": they happened." : ".");
  }
}
