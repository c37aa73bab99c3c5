// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.sample.Samples;
import smpcall.analysis.statistics.Holm;
import smpcall.analysis.statistics.Verdict;
import smpcall.analysis.statistics.Warning;

class ComparisonFamilyTest {
  private final Findings two = Samples.storm(Samples.TWO_CPUS);
  private final Findings eight = Samples.storm(Samples.EIGHT_CPUS);

  @Test
  void isLockfreeWhereItSurvivedAndPatchedInStorm() {
    assertThat(ComparisonFamily.of(eight.comparisons()).members())
        .extracting(c -> c.studyCase().variant(), c -> c.studyCase().cpus())
        .containsExactly(
            tuple("lockfree", 2), tuple("patched", 2), tuple("patched", 4), tuple("patched", 8));
    assertThat(eight.familySize()).isEqualTo(4);
    assertThat(Samples.broadcast(Samples.EIGHT_CPUS).comparisons())
        .extracting(Comparison::role)
        .doesNotContain(Comparison.Role.MAIN)
        .contains(Comparison.Role.EXPLORATORY, Comparison.Role.INSTRUMENT);
  }

  @Test
  void goesOverAllPlacementsAndJdks() {
    // patched on 2 CPUs with two policies and on 4 with one, on two JDKs
    assertThat(Samples.storm(Samples.PAIRS).familySize()).isEqualTo(6);
  }

  @Test
  void isCorrectedTogether() {
    List<Comparison> members = ComparisonFamily.of(eight.comparisons()).members();
    double[] p =
        members.stream().mapToDouble(c -> c.ratio().orElseThrow().p().orElseThrow()).toArray();
    assertThat(members.stream().mapToDouble(c -> c.holm().orElseThrow()).toArray())
        .containsExactly(Holm.adjusted(p));
    assertThat(eight.comparisons())
        .filteredOn(c -> c.role() != Comparison.Role.MAIN)
        .allMatch(c -> c.holm().isEmpty());
  }

  @Test
  void withSixBlocksTwoMembersCannotPassAndSaySo() {
    // 2/2^6 = 0.031 for one; twice that for two.
    for (Comparison c : ComparisonFamily.of(two.comparisons()).members()) {
      assertThat(c.ratio().orElseThrow().interval95().orElseThrow().low()).isGreaterThan(1.03);
      assertThat(c.holm()).hasValue(4 / 64.0);
      assertThat(c.verdict()).isEqualTo(Verdict.CANNOT_TELL);
      assertThat(c.warnings()).containsExactly(Warning.NOT_AFTER_HOLM, Warning.FAMILY_TOO_LARGE);
    }
  }

  @Test
  void withTenBlocksFourCan() {
    assertThat(eight.comparisons())
        .filteredOn(c -> c.role() == Comparison.Role.MAIN && c.verdict() == Verdict.FASTER)
        .isNotEmpty()
        .allMatch(c -> c.warnings().isEmpty());
  }
}
