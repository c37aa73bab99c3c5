// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.sample.Samples;

class ArrangementTest {
  @Test
  void policyAndJdkAreMentionedOnlyWhereThereAreSeveral() {
    assertThat(labels(Samples.storm(Samples.EIGHT_CPUS)))
        .containsExactly("2 CPUs", "4 CPUs", "8 CPUs");
    assertThat(labels(Samples.storm(Samples.PAIRS)))
        .containsExactly(
            "2 CPUs, cores, JDK 17",
            "4 CPUs, cores, JDK 17",
            "2 CPUs, siblings, JDK 17",
            "2 CPUs, cores, JDK 25",
            "4 CPUs, cores, JDK 25",
            "2 CPUs, siblings, JDK 25");
  }

  @Test
  void jdksAreOrderedAsNumbers() {
    assertThat(
            Stream.of("25", "9", "17", "ea", "17-mine")
                .map(jdk -> new Series(jdk, "cores", 0, Optional.empty(), List.of(), ""))
                .sorted()
                .map(Series::jdk))
        .containsExactly("9", "17", "17-mine", "25", "ea");
  }

  @Test
  void theGapIsPartOfItPacedOnesFirst() {
    assertThat(labels(Samples.storm(Samples.PACED)))
        .containsExactly("2 CPUs, gap 1 us", "2 CPUs, gap 5 us", "2 CPUs, back to back");
    assertThat(Samples.storm(Samples.PACED).series())
        .extracting(Series::suffix)
        .containsExactly("-gap1000", "-gap5000", "");
  }

  @Test
  void eachArrangementHasItsOwnClaimsAndItsOwnError() {
    Findings pairs = Samples.storm(Samples.PAIRS);
    for (Arrangement arrangement : pairs.arrangements()) {
      assertThat(pairs.claims(arrangement))
          .singleElement()
          .matches(c -> c.studyCase().jdk().equals(arrangement.series().jdk()))
          .matches(c -> c.baseline().policy().equals(arrangement.series().policy()));
      assertThat(pairs.instrumentError(arrangement).isPresent()).isEqualTo(arrangement.cpus() == 2);
    }
  }

  private static List<String> labels(Findings findings) {
    return findings.arrangements().stream().map(Arrangement::label).toList();
  }
}
