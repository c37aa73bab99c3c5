// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.plan.Case;
import smpcall.plan.Workload;
import smpcall.store.ForkResult;
import smpcall.store.ResultStore;
import smpcall.store.RunEnd;
import smpcall.store.Runs;

/** A run of two forks, the second of them with what went wrong. */
class SmokeResultTest {

  private static final ForkResult SOUND = Runs.result(1000);

  @TempDir private Path results;

  private ResultStore store;

  @BeforeEach
  void begin() {
    store = store(Runs.cases(List.of("floor", "lockfree"), Workload.STORM));
  }

  private ResultStore store(List<Case> cases) {
    return ResultStore.create(
        results.resolve(String.valueOf(cases.size())), Runs.header("20261122T190000Z", cases));
  }

  private void fork(int position, String error, ForkResult result) {
    String id = store.header().cases().get(position - 1).id();
    store.add(Runs.fork(id, 1, position, error, result));
  }

  private SmokeResult end(int checkStatus, int reportStatus) {
    store.end(new RunEnd(RunEnd.Reason.PLAN, 1));
    return SmokeResult.of(store, checkStatus, reportStatus);
  }

  @Test
  void itWorksIfAllIsAsItMustBe() {
    fork(1, null, SOUND);
    fork(2, null, SOUND);

    assertThat(end(0, 0))
        .isEqualTo(
            new SmokeResult(
                true,
                "Works: 2 of 2 forks, pinned, audits passed, check as expected. Not a measurement;"
                    + " next: ./study"));
  }

  @Test
  void anExpectedFailureAndADisturbedForkAreToldAndNoFault() {
    fork(1, null, Runs.with(SOUND, "migrations", List.of(1L)));
    fork(2, null, Runs.with(SOUND, "failures", List.of(3L)));

    assertThat(end(0, 0))
        .isEqualTo(
            new SmokeResult(
                true,
                "Works: 2 of 2 forks (1 disturbed by others), pinned, audits passed but for lockfree, as"
                    + " expected, check as expected. Not a measurement; next: ./study"));
  }

  @Test
  void whatWentWrongIsNamed() {
    fork(1, null, Runs.with(Runs.with(SOUND, "failures", List.of(3L)), "misplaced", List.of(1L)));
    fork(2, "killed", null);

    assertThat(end(1, 2))
        .isEqualTo(
            new SmokeResult(
                false,
                "Does not work: 1 of 2 forks, 1 NOT pinned, audits FAILED, check NOT as expected,"
                    + " report ended with status 2. Next: ./study doctor"));
  }

  @Test
  void aRunWithoutVersionsHasNoCheck() {
    store = store(Runs.cases(List.of(), Workload.PING_PONG));
    fork(1, null, SOUND);

    assertThat(end(0, 0).line()).startsWith("Works: 1 of 1 fork, pinned, audits passed, no check.");
  }
}
