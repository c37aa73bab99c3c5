// SPDX-License-Identifier: Apache-2.0
package smpcall.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import smpcall.store.Runs;

class VersionFactsTest {

  private static List<String> ids(List<Case> cases) {
    return VersionFacts.of(cases).stream().map(VersionFacts::id).toList();
  }

  @Test
  void everyVersionThatRunsIsThereOnceInTheOrderOfTheirHistory() {
    assertThat(ids(Runs.cases(List.of("patched", "spinlock"), Workload.STORM, Workload.BROADCAST)))
        .containsExactly("spinlock", "patched");
  }

  @Test
  void theBaselineRunsWhereTheAuditIsPriced() {
    assertThat(ids(Runs.cases(List.of("patched"), Workload.AUDIT_COST)))
        .containsExactly("spinlock");
  }

  @Test
  void aRunWithoutVersionsHasNone() {
    assertThat(ids(Runs.cases(List.of("patched"), Workload.PING_PONG))).isEmpty();
  }
}
