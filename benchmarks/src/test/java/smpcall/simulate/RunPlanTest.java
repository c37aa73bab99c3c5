// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import smpcall.linux.LockKind;
import smpcall.linux.MaskPlace;
import smpcall.simulate.engine.InterruptModel;
import smpcall.simulate.setting.SimulatedHost;

class RunPlanTest {

  private static RunPlan plan(List<Workload> workloads, List<String> subjects, int cells) {
    return new RunPlan(
        workloads,
        subjects,
        List.of(2, 8),
        List.of(LockKind.values()),
        List.of(MaskPlace.values()),
        InterruptModel.ANYWHERE,
        SimulatedHost.FLAT,
        cells,
        List.of(8),
        1);
  }

  @Test
  void everyRunIsThereOnceAndTheLongestComeFirst() {
    List<RunSetup> runs = plan(List.of(Workload.values()), List.of(), 3).runs();

    assertThat(runs).extracting(RunSetup::id).doesNotHaveDuplicates();
    assertThat(runs).extracting(RunSetup::cpus).isSortedAccordingTo((a, b) -> b - a);
  }

  @Test
  void theGridComparesVersionsOnlyAndNotTheHarness() {
    List<RunSetup> grid =
        plan(List.of(Workload.values()), List.of("floor", "patched"), 3).runs().stream()
            .filter(run -> run.cell() > 0)
            .toList();

    assertThat(grid).hasSize(3 * 2 * 4).extracting(RunSetup::subject).containsOnly("patched");
  }
}
