// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import smpcall.analysis.finding.note.Footnote;
import smpcall.analysis.finding.note.Footnotes;
import smpcall.analysis.finding.speed.CaseSpeed;
import smpcall.analysis.sample.Samples;
import smpcall.analysis.statistics.Verdict;

class ExclusionEffectTest {
  private final Findings noisy = Samples.storm(Samples.NOISY);

  @Test
  void contaminatedForksAreInNoSpeedButAudited() {
    CaseSpeed lockfree = speed("lockfree");
    assertThat(lockfree.values()).containsOnlyKeys(2, 5, 6, 7, 8);
    assertThat(lockfree.audit().calls())
        .isEqualTo(
            noisy.run().withoutRules().forksOf(lockfree.studyCase()).stream()
                .mapToLong(fork -> fork.audit().calls())
                .sum());
    assertThat(speed("floor").values()).hasSize(7);
    assertThat(noisy.latencies().get(noisy.speeds().indexOf(lockfree)).forks()).hasSize(5);
  }

  @Test
  void aBlockCountsWhereBothForksAreClean() {
    assertThat(ExclusionEffect.of(noisy))
        .extracting(
            left -> left.without().label(),
            ExclusionEffect::contaminated,
            ExclusionEffect::forks,
            left -> left.without().ratio().orElseThrow().n(),
            left -> left.with().ratio().orElseThrow().n())
        .containsExactly(
            tuple("spinlock (A/A)", 1L, 16L, 7, 8),
            tuple("lockfree", 3L, 16L, 5, 8),
            tuple("patched", 2L, 16L, 6, 8));
  }

  @Test
  void belowSixCleanBlocksThereIsNoVerdictAndTheTextSaysWhatItWouldBe() {
    ExclusionEffect lockfree = ExclusionEffect.of(noisy).get(1);
    assertThat(lockfree.without().verdict()).isEqualTo(Verdict.TOO_SMALL);
    assertThat(lockfree.lostItsVerdict()).isTrue();
    assertThat(VerdictLine.of(noisy))
        .contains(
            "(n too small)",
            "with 3 contaminated forks in, lockfree would be at 1.015x [0.87, 1.18] (can't tell),"
                + " which is no verdict")
        .doesNotContain("in, patched would be");
    assertThat(Footnotes.of(List.of(noisy)).stream().map(Footnote::text))
        .anyMatch(
            note ->
                note.startsWith(
                    "lockfree at 2 CPUs: too few blocks are left by the rules of the run"));
  }

  @Test
  void whereAVerdictIsLeftItIsTheAnswer() {
    ExclusionEffect patched = ExclusionEffect.of(noisy).get(2);
    assertThat(patched.without().verdict()).isEqualTo(Verdict.FASTER);
    assertThat(patched.with().verdict()).isEqualTo(Verdict.CANNOT_TELL);
    assertThat(patched.lostItsVerdict()).isFalse();
  }

  @Test
  void everyCaseWithContaminatedForksHasAFootnote() {
    assertThat(Footnotes.of(List.of(noisy)).stream().map(Footnote::text))
        .contains(
            "Contaminated, by the rule declared before the run, and in no speed and no ratio:"
                + " storm-lockfree-2cpus-cores-jdk17-a in blocks 1, 3 and 4. forks.csv says by"
                + " what.")
        .filteredOn(note -> note.startsWith("Contaminated, by"))
        .hasSize(4);
  }

  @Test
  void aRunWithoutARuleLeavesNothingOut() {
    assertThat(ExclusionEffect.of(Samples.storm(Samples.BOTH))).isEmpty();
  }

  private CaseSpeed speed(String variant) {
    return noisy.speeds().stream()
        .filter(s -> s.studyCase().variant().equals(variant))
        .findFirst()
        .orElseThrow();
  }
}
