// SPDX-License-Identifier: Apache-2.0
package smpcall.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.openjdk.jcstress.infra.StateCase;
import org.openjdk.jcstress.infra.runners.TestList;

class ResultsTest {

  @Test
  void withoutAResultEveryTestIsOneThatDidNotRun() throws IOException {
    List<DeclaredTest> tests = Results.read(Optional.empty());

    assertThat(tests)
        .extracting(DeclaredTest::name)
        .contains("FunctionAndMask.Lockfree", "MaskAndRefs.Patched", "FlagAndResults.Linux414")
        .contains("LastReference.LockThenFill", "InterruptWakeUp.Exchange");
    assertThat(tests).noneMatch(DeclaredTest::ran);
    assertThat(tests)
        .filteredOn(test -> test.actors() == 3)
        .extracting(DeclaredTest::name)
        .containsExactly("InterruptWakeUp.TwoSenders", "ReusedEntry.ThreeCpus");
  }

  @Test
  void everyOutcomeHasASentence() {
    for (String test : new TreeSet<>(TestList.tests())) {
      assertThat(TestList.getInfo(test).cases())
          .as(test)
          .isNotEmpty()
          .extracting(StateCase::description)
          .allMatch(sentence -> sentence.endsWith("."));
    }
  }
}
