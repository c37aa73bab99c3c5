// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smpcall.analysis.finding.ExclusionEffect;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.VerdictLine;
import smpcall.analysis.finding.note.Footnote;
import smpcall.analysis.finding.note.Footnotes;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.read.BadInputException;
import smpcall.analysis.run.read.RunReader;
import smpcall.analysis.sample.Samples;
import smpcall.analysis.statistics.Verdict;

class BlockPairsTest {
  private final Findings moved = Samples.storm(Samples.MOVED);

  @Test
  void forksAtDifferentDistancesAreInNoRatioButHaveASpeed() {
    assertThat(moved.comparisons())
        .extracting(
            Comparison::label,
            Comparison::apart,
            c -> c.ratio().orElseThrow().n(),
            Comparison::verdict)
        .containsExactly(
            tuple("spinlock (A/A)", 1, 8, Verdict.SAME),
            tuple("lockfree", 4, 5, Verdict.TOO_SMALL),
            tuple("patched", 1, 8, Verdict.FASTER));
    assertThat(moved.speeds()).allMatch(speed -> speed.values().size() == 9);
  }

  @Test
  void theAnswerWithThemInIsGivenBesides() {
    assertThat(ExclusionEffect.of(moved))
        .extracting(
            left -> left.without().label(),
            ExclusionEffect::contaminated,
            left -> left.with().apart(),
            left -> left.with().ratio().orElseThrow().n())
        .containsExactly(
            tuple("spinlock (A/A)", 0L, 0, 9),
            tuple("lockfree", 0L, 0, 9),
            tuple("patched", 0L, 0, 9));
    assertThat(VerdictLine.of(moved))
        .contains("with 4 pairs of forks at different distances in, lockfree would be at");
  }

  @Test
  void aFootnoteSaysWhichAndWhy() {
    assertThat(Footnotes.of(List.of(moved)).stream().map(Footnote::text))
        .contains(
            "By the rule declared before the run, a block is not in a ratio when two of the four round"
                + " trips of a cache line, before and after either fork, differ by more than a factor"
                + " of 1.5: 1 of 9 blocks of spinlock (A/A) at 2 CPUs, 4 of 9 blocks of lockfree at"
                + " 2 CPUs and 1 of 9 blocks of patched at 2 CPUs.");
  }

  @Test
  void withoutTheRuleAllArePairs(@TempDir Path results) throws IOException {
    Findings all = Findings.of(edited(results, "\"pairing\"", "\"other\""), moved.workload());

    assertThat(all.comparisons()).allMatch(c -> c.apart() == 0 && c.ratio().orElseThrow().n() == 9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.5", "-2", "\"far\"", "null"})
  void aFactorThatIsNoneIsNamed(String factor, @TempDir Path results) {
    assertThatThrownBy(
            () -> edited(results, "\"roundTripFactor\" : 1.5", "\"roundTripFactor\" : " + factor))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("settings.pairing.roundTripFactor");
  }

  private static Run edited(Path results, String what, String by) throws IOException {
    Path run = Samples.copy(Samples.MOVED, results);
    Path file = run.resolve("run.json");
    Files.writeString(file, Files.readString(file).replace(what, by));
    return RunReader.read(run, false);
  }
}
