// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompilerThreadsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1234 (C1 CompilerThre) R 1200 1200 1100 0 -1",
        "1234 (C2 CompilerThre) R 1200 1200 1100 0 -1",
        "1234 (C2 Comp) S (R) R 1200 1200 1100 0 -1"
      })
  void aRunningCompilerIsBusy(String stat) {
    assertThat(CompilerThreads.isBusyCompiler(stat)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1234 (C1 CompilerThre) S 1200 1200 1100 0 -1",
        "1234 (C2 CompilerThre) S 1200 1200 1100 0 -1",
        "1234 (C2 Comp) R (S) S 1200 1200 1100 0 -1"
      })
  void aSleepingCompilerIsNotBusy(String stat) {
    assertThat(CompilerThreads.isBusyCompiler(stat)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1234 (java) R 1200 1200 1100 0 -1",
        "1234 (VM Thread) R 1200 1200 1100 0 -1",
        "1234 (not (C2 Comp)) R 1200 1200 1100 0 -1",
        "1234 () R 1200 1200 1100 0 -1"
      })
  void anotherThreadIsNoBusyCompiler(String stat) {
    assertThat(CompilerThreads.isBusyCompiler(stat)).isFalse();
  }
}
