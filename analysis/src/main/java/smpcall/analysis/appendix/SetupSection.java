// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.appendix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import smpcall.analysis.document.Block;
import smpcall.analysis.document.Block.Fact;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.Environment;
import smpcall.analysis.run.Jdk;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.Settings;
import smpcall.analysis.run.StudyCase;

/** The machine, the software and the design of a run. */
final class SetupSection {
  private SetupSection() {}

  static Block of(Run run) {
    Environment on = run.environment();
    Settings settings = run.settings();
    List<Fact> facts = new ArrayList<>();
    facts.add(
        new Fact(
            "host",
            run.host() + ", " + known(on.machine()) + ", hypervisor: " + known(on.hypervisor())));
    facts.add(new Fact("CPU", known(on.cpuModel()) + optional("; microcode ", on.microcode())));
    facts.add(
        new Fact(
            "CPUs",
            known(text(on.onlineCpus()))
                + " online; allowed: "
                + known(Optional.of(Wording.numbers(on.allowedCpus())))
                + "; cores: "
                + known(text(on.cores()))
                + "; sockets: "
                + known(text(on.sockets()))
                + optional("; memory nodes: ", text(on.nodes()))
                + optional("; SMT: ", on.smt())
                + optional("; isolated: ", on.isolatedCpus())));
    facts.add(
        new Fact(
            "clock",
            "governor: "
                + known(on.governor())
                + optional(", boost: ", on.boost())
                + ", clock source: "
                + known(on.clockSource())));
    facts.add(new Fact("kernel", known(on.kernel())));
    on.jdks().forEach((id, jdk) -> facts.add(jdk(on.jdks().size() == 1 ? "" : " " + id, jdk)));
    facts.add(
        new Fact(
            "JVM flags",
            settings.jvmArgs().isEmpty() ? "none" : String.join(" ", settings.jvmArgs())));
    facts.add(
        new Fact(
            "design",
            Wording.many(run.blocks(), "block")
                + " (one fork of every case, in random order) x "
                + Wording.many(settings.measurementIterations(), "iteration")
                + " x "
                + settings.iterationMillis()
                + " ms, after "
                + Wording.many(settings.warmupIterations(), "warm-up iteration")));
    run.ended().ifPresent(ended -> facts.add(new Fact("ended", end(ended, settings))));
    facts.add(
        new Fact(
            "placement", "each thread pinned to a CPU of its own, read back; " + placements(run)));
    facts.add(
        new Fact(
            "run", run.id() + ", profile " + settings.profile() + ", seed " + settings.seed()));
    facts.add(
        new Fact(
            "study",
            "commit "
                + known(run.commit())
                + (run.dirty().orElse(false) ? ", with uncommitted changes" : "")));
    return new Block.Facts(facts);
  }

  private static Fact jdk(String id, Jdk jdk) {
    return new Fact(
        "JDK" + id, known(jdk.version()) + ", " + known(jdk.vendor()) + ", " + known(jdk.vm()));
  }

  private static String end(Run.End ended, Settings settings) {
    return switch (ended.reason()) {
      case "plan" -> "after all planned blocks";
      case "precision" ->
          "when the half width of every primary ratio was below "
              + Wording.trimmed(settings.precisionPercent().orElse(0))
              + " %, as asked";
      case "budget" ->
          "when the time was used up ("
              + Wording.count(settings.budgetSeconds().orElse(0))
              + " seconds)";
      default -> ended.reason();
    };
  }

  /** The CPUs of the threads, by policy and number of CPUs. */
  private static String placements(Run run) {
    Map<String, List<String>> byPolicy = new LinkedHashMap<>();
    for (StudyCase c : run.casesOfAllJdks()) {
      String place = Wording.cpus(c.cpus()) + " on " + Wording.numbers(c.placement());
      List<String> places = byPolicy.computeIfAbsent(c.policy(), k -> new ArrayList<>());
      if (!places.contains(place)) {
        places.add(place);
      }
    }
    List<String> texts = new ArrayList<>();
    byPolicy.forEach(
        (policy, places) -> texts.add("policy " + policy + ": " + String.join("; ", places)));
    return String.join("; ", texts);
  }

  /** A fact with its name; nothing for a fact that older runs did not record. */
  private static String optional(String name, Optional<String> fact) {
    return fact.map(text -> name + text).orElse("");
  }

  private static Optional<String> text(OptionalInt fact) {
    return fact.stream().mapToObj(String::valueOf).findFirst();
  }

  private static String known(Optional<String> fact) {
    return fact.filter(text -> !text.isBlank()).orElse("not known here");
  }
}
