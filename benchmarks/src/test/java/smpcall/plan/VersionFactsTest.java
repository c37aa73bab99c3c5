// SPDX-License-Identifier: Apache-2.0
package smpcall.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import smpcall.kernel.KernelVersion;

class VersionFactsTest {

  @Test
  void everyVersionIsThereOnceInTheOrderOfTheirHistory() {
    assertThat(VersionFacts.all())
        .extracting(VersionFacts::id)
        .containsExactlyElementsOf(
            Arrays.stream(KernelVersion.values()).map(KernelVersion::id).toList());
  }

  @Test
  void aRaceOfAnEmptiedMaskAloneMakesNoVersionRacy() {
    assertThat(VersionFacts.all())
        .filteredOn(VersionFacts::racy)
        .extracting(VersionFacts::id)
        .containsExactly("lockfree", "patched", "linux-6dc19899", "linux-2.6.38");
  }
}
