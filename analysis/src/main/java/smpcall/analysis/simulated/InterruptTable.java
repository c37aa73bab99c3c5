// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.simulated;

import java.util.ArrayList;
import java.util.List;
import smpcall.analysis.document.Block;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.SimulatedRun;
import smpcall.analysis.run.SimulatedWorkload;

/** How many interrupts does a call send, and what does each handler find? */
record InterruptTable(RunGroup group) {
  private static final List<String> HEAD =
      List.of("version", "CPUs", "sent", "handlers", "entries", "functions");

  Block.Table block() {
    List<List<String>> rows = new ArrayList<>();
    for (int cpus : cpus()) {
      for (String subject : group.subjects()) {
        group.counted(subject, cpus).ifPresent(run -> rows.add(row(run)));
      }
    }
    return new Block.Table(group.title(), "lrrrrr", HEAD, rows);
  }

  /** In broadcast a CPU gets one interrupt for each call, so that one number of CPUs says all. */
  private List<Integer> cpus() {
    List<Integer> few = CpuNumbers.few(group.cpus());
    return group.scene().workload() == SimulatedWorkload.BROADCAST
        ? few.subList(few.size() - 1, few.size())
        : few;
  }

  private static List<String> row(SimulatedRun run) {
    return List.of(
        run.subject(),
        String.valueOf(run.cpus()),
        Wording.figures(run.perCall(run.event("interrupt_sent"))),
        Wording.figures(run.perCall(run.event("handler"))),
        forEachHandler(run, "entry"),
        forEachHandler(run, "function"));
  }

  private static String forEachHandler(SimulatedRun run, String event) {
    long handlers = run.event("handler");
    return handlers == 0 ? "-" : Wording.figures((double) run.event(event) / handlers);
  }
}
