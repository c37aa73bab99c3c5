// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate;

import java.util.ArrayList;
import java.util.List;
import smpcall.kernel.KernelVersion;
import smpcall.kernel.Part;
import smpcall.linux.LockKind;
import smpcall.linux.MaskPlace;
import smpcall.simulate.engine.InterruptModel;
import smpcall.simulate.setting.Parameters;
import smpcall.simulate.setting.SimulatedHost;

/**
 * The runs of a study, in their order: it follows from these values alone.
 *
 * @param workloads what the CPUs do
 * @param subjects kernel versions; empty: all
 * @param cpus numbers of CPUs
 * @param locks kinds of lock
 * @param masks places of the mask
 * @param interrupts how interrupts arrive
 * @param host machine and parameters of the runs outside of the grid
 * @param cells cells of the grid
 * @param cpusOfGrid numbers of CPUs in the grid
 * @param seed seed of the grid and of each run
 */
public record RunPlan(
    List<Workload> workloads,
    List<String> subjects,
    List<Integer> cpus,
    List<LockKind> locks,
    List<MaskPlace> masks,
    InterruptModel interrupts,
    SimulatedHost host,
    int cells,
    List<Integer> cpusOfGrid,
    long seed) {

  /** All runs. Those that take the longest come first, so that no core waits for the last. */
  public List<RunSetup> runs() {
    List<RunSetup> runs = new ArrayList<>();
    for (int number : cpus) {
      add(runs, number, host, 0);
    }
    List<Parameters> grid = cells == 0 ? List.of() : Grid.of(cells, seed);
    for (int cell = 0; cell < grid.size(); cell++) {
      for (int number : cpusOfGrid) {
        add(runs, number, SimulatedHost.FLAT.with(grid.get(cell)), cell + 1);
      }
    }
    runs.sort((a, b) -> Integer.compare(b.cpus(), a.cpus()));
    return runs;
  }

  private void add(List<RunSetup> runs, int number, SimulatedHost on, int cell) {
    for (Workload workload : workloads) {
      if (cell == 0 || workload.isOfKernels()) {
        for (String subject : workload.subjects()) {
          if (isWanted(workload, subject, cell)) {
            add(runs, workload, subject, number, on, cell);
          }
        }
      }
    }
  }

  /** In the grid kernel versions are compared with each other, and the harness is none. */
  private boolean isWanted(Workload workload, String subject, int cell) {
    if (!workload.isOfKernels()) {
      return true;
    }
    boolean isHarness = KernelVersion.of(subject).part() == Part.HARNESS;
    return (subjects.isEmpty() || subjects.contains(subject)) && !(isHarness && cell > 0);
  }

  private void add(
      List<RunSetup> runs,
      Workload workload,
      String subject,
      int number,
      SimulatedHost on,
      int cell) {
    for (LockKind lock : workload.isOfKernels() ? locks : locks.subList(0, 1)) {
      for (MaskPlace mask : workload.isOfKernels() ? masks : masks.subList(0, 1)) {
        runs.add(
            new RunSetup(workload, subject, number, lock, mask, interrupts, on, cell, seed + cell));
      }
    }
  }
}
