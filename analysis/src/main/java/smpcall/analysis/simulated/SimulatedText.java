// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.simulated;

import java.util.ArrayList;
import java.util.List;
import smpcall.analysis.document.Block;
import smpcall.analysis.run.SimulatedWorkload;

/** The tables of simulated runs with the words that belong to them. */
public final class SimulatedText {
  private static final String TRANSFER =
      "A transfer is an access of a CPU that has to wait for its cache line. Outside of the grid.";
  private static final String GROWTH =
      "Transfers per call grow like N^e from one number N of CPUs to the other. Grid: the least and"
          + " the largest value of its cells; \"default only\" where no cell has both numbers.";
  private static final String TARGET =
      " Transfers for each target: those of a call, divided by the N - 1 called CPUs.";
  private static final String INTERRUPT =
      "For each call: interrupts sent (not to a CPU that has one pending), and handlers run. For"
          + " each handler: entries that it walks over, of the one list that all CPUs share or, in"
          + " newer versions, of its CPU's queue; and functions that it runs.";
  private static final String SHARE =
      "Percent of the time of all CPUs. Queue: until a line is free that others fetch; transfer:"
          + " while it comes; lock: until another CPU releases a lock; wait: until the others have"
          + " answered; drain: until own stores are seen; work: own instructions. What is 0 in"
          + " every row is left out.";
  private static final String SIGN =
      "Cells of the grid in which a version is faster than spinlock, the same within 5 %, or slower;"
          + " failed: one of the two has no counts. Least, median, most: spinlock : version, the"
          + " simulated time of a call with spinlock divided by that with the version, so that above"
          + " 1 the version is faster. Below 8 CPUs no ratio is claimed, and none is shown.";
  private static final String NO_SIGN =
      "No cell of a grid has spinlock and another version on 8 CPUs or more: no ratio is shown."
          + " ./study simulate --grid N makes N cells.";
  private static final String LOCK =
      "Throughput, relative to one CPU that never waits. Markov chain: Boyd-Wickizer and"
          + " others, \"Non-scalable locks are dangerous\" (2012), for a ticket lock.";
  private static final String NO_LOCK =
      "The workload lock is compared with its model at the default parameters only.";

  private SimulatedText() {}

  /** All tables. */
  public static List<Block> of(SimulatedStudy study) {
    List<Block> blocks = new ArrayList<>(Limits.before(study));
    List<RunGroup> groups = study.groups();
    add(
        blocks,
        "Line transfers per call",
        TRANSFER,
        groups.stream().map(group -> new TransferTable(group).block()).toList());
    List<RunGroup> kernels =
        groups.stream().filter(group -> group.scene().workload().isOfKernels()).toList();
    boolean targets =
        kernels.stream().anyMatch(g -> g.scene().workload() == SimulatedWorkload.BROADCAST);
    add(
        blocks,
        "Growth of line transfers per call",
        GROWTH + (targets ? TARGET : ""),
        kernels.stream()
            .map(group -> new GrowthTable(group).blocks())
            .flatMap(List::stream)
            .toList());
    add(
        blocks,
        "Interrupts and handlers",
        INTERRUPT,
        kernels.stream().map(group -> new InterruptTable(group).block()).toList());
    add(
        blocks,
        "What CPUs spend their time on",
        SHARE,
        kernels.stream()
            .filter(group -> group.scene().workload() == SimulatedWorkload.STORM)
            .map(group -> new ShareTable(group).block())
            .toList());
    if (!kernels.isEmpty() || !study.grids().isEmpty()) {
      signs(blocks, study);
    }
    locks(blocks, groups);
    blocks.addAll(Limits.after());
    return blocks;
  }

  private static void signs(List<Block> blocks, SimulatedStudy study) {
    List<Block.Table> tables =
        study.grids().stream()
            .map(SignTable::new)
            .filter(table -> !table.signs().isEmpty())
            .map(SignTable::block)
            .toList();
    blocks.add(new Block.Heading("Faster or slower than spinlock, over the grid"));
    blocks.add(new Block.Prose(tables.isEmpty() ? NO_SIGN : SIGN));
    blocks.addAll(tables);
  }

  private static void locks(List<Block> blocks, List<RunGroup> groups) {
    List<RunGroup> locks =
        groups.stream().filter(g -> g.scene().workload() == SimulatedWorkload.LOCK).toList();
    List<Block.Table> tables =
        locks.stream()
            .filter(RunGroup::isStandard)
            .map(group -> new LockTable(group).block())
            .toList();
    if (!locks.isEmpty()) {
      blocks.add(new Block.Heading("A check of the instrument: locks"));
      blocks.add(new Block.Prose(tables.isEmpty() ? NO_LOCK : LOCK));
      blocks.addAll(tables);
    }
  }

  private static void add(
      List<Block> blocks, String heading, String words, List<Block.Table> tables) {
    if (!tables.isEmpty()) {
      blocks.add(new Block.Heading(heading));
      blocks.add(new Block.Prose(words));
      blocks.addAll(tables);
    }
  }
}
