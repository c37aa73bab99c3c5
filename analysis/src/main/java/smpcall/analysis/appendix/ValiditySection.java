// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.appendix;

import java.util.ArrayList;
import java.util.List;
import smpcall.analysis.document.Block;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.latency.CaseLatency;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.Workload;

/** The threats to validity: what the figures do and do not mean. */
final class ValiditySection {
  private ValiditySection() {}

  /**
   * @param all the findings of one run, one or more
   */
  static Block of(List<Findings> all) {
    Run run = all.get(0).run();
    List<String> facts = new ArrayList<>();
    facts.add(
        "This is a model in user space: ports of kernel/smp.c to Java, each simulated CPU a pinned"
            + " thread. Ratios between versions are its result; nanoseconds are not those of a"
            + " kernel.");
    facts.add(
        "An interrupt is a word that its CPU polls where it waits. The price of raising"
            + " and taking a real one is in no figure. It is presumably about the same for"
            + " every version, and would bring the ratios closer to 1.");
    if (all.stream().anyMatch(Findings::isPaced)) {
      facts.add(
          "Paced: each CPU waits a random time, by the clock and serving interrupts,"
              + " before each call, so that calls meet by chance and not in step. The gap"
              + " decides how often they meet, and is a choice. The load is given with each"
              + " duration.");
    }
    if (run.cases().stream().anyMatch(c -> c.workload() == Workload.STORM && c.isBackToBack())) {
      facts.add(
          "Back to back the loop is closed: every CPU calls all others, waits, and"
              + " calls again. Two CPUs then fall into step, and single instructions can"
              + " decide the step. It is the extreme, and does not measure the locks.");
    }
    run.settings()
        .drawn()
        .ifPresent(
            drawn ->
                facts.add(
                    "Influences that are not compared were drawn: for each block the"
                        + " length of the waiting loop and the padding after a call, for each"
                        + " fork the place in memory and the gaps. Their effect is in the"
                        + " intervals."));
    if (run.has(Workload.BROADCAST)) {
      facts.add(
          "In broadcast the others do nothing but look for interrupts: a call meets no other call,"
              + " and its locks are wanted only by the CPUs that serve it.");
    }
    facts.addAll(latency(all));
    run.environment()
        .hypervisor()
        .ifPresent(
            name ->
                facts.add(
                    "The host is a virtual machine ("
                        + name
                        + "). Its CPUs can move between CPUs of the real machine at any"
                        + " time. Other work of that machine shows only as time that the"
                        + " hypervisor took."));
    if (all.stream().anyMatch(f -> f.cpuCounts().contains(2))) {
      facts.add(
          "With 2 CPUs a call has one target. A kernel up to 5.12 would take its path"
              + " for a single target and never come here; the measurement goes past it"
              + " (fastPath=false). The reuse race needs a third CPU: 2 CPUs cannot show it."
              + " The empty mask race is not timed at any number of CPUs.");
    }
    if (run.environment().isX86()) {
      facts.add(
          "On x86, smp_rmb and smp_wmb are no instructions. \"All these memory"
              + " barriers\" only bind the compiler here. This host cannot show their cost on"
              + " a weakly ordered machine.");
    } else {
      facts.add(
          "On x86, smp_rmb and smp_wmb are no instructions and only bind the compiler."
              + " Where they are instructions, their cost is in the ratios of patched.");
    }
    facts.add(
        "The JIT compiler makes the machine code anew in every fork, and C2 is not gcc."
            + " Where a CPU clears its bit of a mask, C2 makes a compare-and-swap, in"
            + " lockfree with a loop around it; the kernel has one locked btr. Every version"
            + " up to linux-2.6.39 pays for it. Later versions and the floor share no mask.");
    facts.add(
        "lockfree and patched poll for interrupts between two stores of the sender, where the"
            + " kernel has them on; spinlock holds its lock there and does not. In the kernel that"
            + " costs no poll. What it costs here is not measured.");
    facts.add(
        "The audit of every call is in every figure, the floor's too. Its cost is given"
            + " with the error of the instrument.");
    facts.add(
        "The commit that took the lock away is 54fdade1c333, not the c0f68c2fab48 that the mail of"
            + " 2010-03-23 blames.");
    facts.add(
        "Each interval is at 95 % by itself; only the tests of the main family are corrected for"
            + " their number.");
    return new Block.Bullets(facts);
  }

  private static List<String> latency(List<Findings> all) {
    List<CaseLatency> timed =
        all.stream().flatMap(f -> f.latencies().stream()).filter(CaseLatency::isTimed).toList();
    if (timed.isEmpty()) {
      return List.of();
    }
    List<String> facts = new ArrayList<>();
    List<CaseLatency> closed = timed.stream().filter(l -> !l.studyCase().isPaced()).toList();
    if (!closed.isEmpty()) {
      facts.add(
          "Latency"
              + (closed.size() < timed.size() ? " back to back" : "")
              + " is that of a closed loop: each caller's next call begins when its last one"
              + " returned. While a call is slow its caller makes no others, so that slow times are"
              + " counted by calls, not by how long they last.");
    }
    if (closed.size() < timed.size()) {
      facts.add(
          "The gap of a paced call counts from the return of the last one. So this is not an open"
              + " loop: a slow call delays the next, and no queue forms behind it. Every paced call"
              + " is timed, from its start and from when it was due.");
    }
    facts.add(
        "The cost of timing is in every figure, in those of speed too: "
            + CaseLatency.timing(timed)
            + ", and reading the clock once takes about "
            + CaseLatency.clocks(timed)
            + " ns. Nothing is subtracted.");
    return facts;
  }
}
