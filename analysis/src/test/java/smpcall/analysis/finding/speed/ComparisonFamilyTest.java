// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.sample.SampleCases;
import smpcall.analysis.sample.Samples;
import smpcall.analysis.statistics.Holm;
import smpcall.analysis.statistics.Verdict;
import smpcall.analysis.statistics.Warning;

class ComparisonFamilyTest {
  @TempDir private Path results;

  private Findings two;
  private Findings eight;

  @BeforeEach
  void pace() throws IOException {
    two = paced(Samples.TWO_CPUS);
    eight = paced(Samples.EIGHT_CPUS);
  }

  private Findings paced(Path sample) throws IOException {
    return Samples.storm(SampleCases.paced(sample, results));
  }

  @Test
  void isLockfreeWhereItSurvivedAndPatchedInStorm() {
    assertThat(ComparisonFamily.of(eight.comparisons()).members())
        .extracting(c -> c.studyCase().variant(), c -> c.studyCase().cpus())
        .containsExactly(
            tuple("lockfree", 2), tuple("patched", 2), tuple("patched", 4), tuple("patched", 8));
    assertThat(eight.familySize()).isEqualTo(4);
    assertThat(Samples.broadcast(eight.run().directory()).comparisons())
        .extracting(Comparison::role)
        .doesNotContain(Comparison.Role.MAIN)
        .contains(Comparison.Role.EXPLORATORY, Comparison.Role.INSTRUMENT);
  }

  @Test
  void callsBackToBackAreOutsideIt() {
    Findings extreme = Samples.storm(Samples.EIGHT_CPUS);

    assertThat(extreme.familySize()).isZero();
    assertThat(extreme.comparisons())
        .extracting(Comparison::role)
        .containsOnly(Comparison.Role.EXTREME, Comparison.Role.INSTRUMENT);
  }

  @Test
  void atSeveralGapsItHasEachAndNeitherTheControlNorTheExtreme() {
    assertThat(ComparisonFamily.of(Samples.storm(Samples.PACED).comparisons()).members())
        .extracting(c -> c.studyCase().id())
        .containsExactly(
            "storm-lockfree-2cpus-gap1000-a",
            "storm-patched-2cpus-gap1000-a",
            "storm-lockfree-2cpus-gap5000-a",
            "storm-patched-2cpus-gap5000-a");
  }

  @Test
  void goesOverAllPlacementsAndJdks() throws IOException {
    // patched on 2 CPUs with two policies and on 4 with one, on two JDKs
    assertThat(paced(Samples.PAIRS).familySize()).isEqualTo(6);
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
      assertThat(c.verdict()).isEqualTo(Verdict.FASTER_UNCONFIRMED);
      assertThat(c.missing()).as("of seven").hasValue(1);
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
