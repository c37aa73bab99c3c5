// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.plan.Case;
import smpcall.plan.Workload;
import smpcall.store.ForkResult;
import smpcall.store.ResultStore;
import smpcall.store.Runs;

class UnexpectedFailuresTest {

  @TempDir private Path results;

  /** Spinlock and lockfree fail three times in either of two blocks. */
  @Test
  void areThoseOfVersionsThatMustBeRight() {
    List<Case> cases = Runs.cases(List.of("floor", "spinlock", "lockfree"), Workload.STORM);
    ResultStore store = ResultStore.create(results, Runs.header("20261122T190000Z", cases));
    for (int block = 1; block <= 2; block++) {
      int position = 0;
      for (Case testCase : cases) {
        position++;
        long failures = testCase.variant().equals("floor") ? 0 : 3;
        ForkResult result = Runs.with(Runs.result(1000), "failures", List.of(failures));
        store.add(Runs.fork(testCase.id(), block, position, null, result));
      }
    }

    assertThat(UnexpectedFailures.of(store))
        .filteredOn(line -> !line.contains("-b "))
        .containsExactly("FAILED: storm-spinlock-2cpus-a must be right and has 6 failures");
    assertThat(UnexpectedFailures.of(store)).noneMatch(line -> line.contains("lockfree"));
  }
}
