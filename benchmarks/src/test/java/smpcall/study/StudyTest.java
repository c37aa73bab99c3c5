// SPDX-License-Identifier: Apache-2.0
package smpcall.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a run ends, of which all forks are there: nothing is measured here. */
class StudyTest {

  private static final String ID = "20261122T190000Z";

  @TempDir private Path results;

  private final List<Case> cases = Runs.cases(List.of("spinlock", "patched"), Workload.PING_PONG);

  /** Forks take a second and a half. */
  private Ended endOf(int blocks, Long budgetSeconds, int forksThere) {
    RunHeader plain = Runs.header(ID, cases);
    Settings settings =
        new Settings("full", 42, blocks, 2, budgetSeconds, null, 5, 3, 100, List.of());
    RunHeader header =
        new RunHeader(
            plain.schema(),
            plain.id(),
            plain.host(),
            plain.started(),
            plain.study(),
            plain.environment(),
            settings,
            cases,
            List.of());
    ResultStore store = ResultStore.create(results, header);
    for (int block = 1; block <= forksThere; block++) {
      store.add(Runs.fork("ping-pong-2cpus-a", block, 1, null), JmhResults.fork(7));
    }
    new Study(store, null, System.err, false).run();
    return store.ended().orElseThrow();
  }

  @Test
  void aRunEndsWithItsPlan() {
    assertThat(endOf(2, null, 2)).isEqualTo(new Ended(Ended.Reason.PLAN, 2));
  }

  @Test
  void noBlockIsBegunThatWouldEndAfterTheBudget() {
    assertThat(endOf(3, 4L, 2)).isEqualTo(new Ended(Ended.Reason.BUDGET, 2));
  }

  @Test
  void aBlockThatIsThereIsNotCutOffByTheBudget() {
    assertThat(endOf(3, 1L, 3)).isEqualTo(new Ended(Ended.Reason.PLAN, 3));
  }

  @Test
  void aContainerThatGivesTheTimeOfFewerCpusThanThePlanSpinsOnIsRefused() {
    assertThatThrownBy(() -> Preflight.checkQuota(cases, OptionalDouble.of(1.5)))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "the control group of this process gives it the time of 1.50 CPUs, and the plan spins"
                + " on 2; raise its quota (docker: --cpus), or give fewer with --cpus");
    Preflight.checkQuota(cases, OptionalDouble.of(2));
    Preflight.checkQuota(cases, OptionalDouble.empty());
  }
}
