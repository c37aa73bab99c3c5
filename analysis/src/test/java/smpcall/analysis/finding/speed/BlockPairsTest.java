// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smpcall.analysis.finding.ExclusionEffect;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.VerdictLine;
import smpcall.analysis.finding.note.Footnote;
import smpcall.analysis.finding.note.Footnotes;
import smpcall.analysis.run.Audit;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.run.read.BadInputException;
import smpcall.analysis.run.read.RunReader;
import smpcall.analysis.sample.SampleCases;
import smpcall.analysis.sample.Samples;
import smpcall.analysis.statistics.PairedRatio;
import smpcall.analysis.statistics.Verdict;

class BlockPairsTest {
  private final Findings moved = Samples.storm(Samples.MOVED);

  @TempDir private Path results;

  @Test
  void forksAtDifferentDistancesAreInNoRatio() {
    assertThat(moved.arrangements())
        .extracting(Arrangement::label)
        .containsExactly("2 CPUs, 453 to 473 ns apart");
    assertThat(moved.thin()).extracting(t -> t.range().nearest()).containsExactly(75.75);
    assertThat(moved.comparisons())
        .extracting(
            Comparison::label, c -> c.ratio().map(PairedRatio::n).orElse(0), Comparison::verdict)
        .containsExactly(
            tuple("spinlock (A/A)", 8, Verdict.SAME),
            tuple("lockfree", 5, Verdict.TOO_SMALL),
            tuple("patched", 8, Verdict.FASTER));
  }

  @Test
  void aForkWhoseCpusMovedIsInNoRatioAtOneDistanceEither() throws IOException {
    Path run = Samples.copy(Samples.BOTH, results);
    SampleCases.moved(run, "storm-patched-2cpus-cores-jdk17-a", 2, 5);
    Findings findings = Samples.storm(run);

    assertThat(findings.isSplitByDistance()).isFalse();
    assertThat(findings.comparisons())
        .extracting(Comparison::label, Comparison::apart, c -> c.ratio().orElseThrow().n())
        .containsExactly(
            tuple("spinlock (A/A)", 0, 6), tuple("lockfree", 0, 6), tuple("patched", 2, 4));
    assertThat(ExclusionEffect.of(findings))
        .extracting(
            left -> left.without().label(),
            left -> left.with().apart(),
            left -> left.with().ratio().orElseThrow().n())
        .containsExactly(tuple("patched", 0, 6));
    assertThat(VerdictLine.of(findings))
        .contains("with 2 pairs of forks at different distances in, patched would be at");
    assertThat(Footnotes.of(List.of(findings)).stream().map(Footnote::text))
        .contains(
            "By the rule declared before the run, a block is in no ratio when two round trips of a"
                + " cache line in its two forks differ by more than a factor of 1.5: 2 of 6 blocks of patched at 2 CPUs.",
            "The CPUs moved while forks ran, so that these stand at no distance and are in no"
                + " ratio: storm-patched-2cpus-cores-jdk17-a in blocks 2 and 5.");
  }

  /** sqrt(2 x 8) = 4; in block 2 there is one arm, and in block 3 none. */
  @Test
  void theBaselineIsTheGeometricMeanOfItsArmsInTheBlock() {
    StudyCase c = moved.comparisons().get(0).studyCase();
    BlockPairs pairs =
        BlockPairs.of(
            speed(c, Map.of(1, 12.0, 2, 6.0, 3, 5.0)),
            List.of(speed(c, Map.of(1, 2.0, 2, 3.0)), speed(c, Map.of(1, 8.0))),
            Integer.MAX_VALUE);

    assertThat(pairs.denominator()).containsOnlyKeys(1, 2);
    assertThat(pairs.byBlock().get(1)).isCloseTo(3, within(1e-12));
    assertThat(pairs.byBlock().get(2)).isEqualTo(2);
    assertThat(pairs.apart()).isZero();
  }

  @Test
  void whereOneArmIsWrongThereIsNoBaseline() {
    StudyCase c = moved.comparisons().get(0).studyCase();
    CaseSpeed wrong =
        new CaseSpeed(
            c,
            new TreeMap<>(Map.of(1, 2.0)),
            new TreeMap<>(),
            new TreeSet<>(),
            new Audit(9, 9, 1, 1, 0, 0, 0, 0));

    assertThat(
            BlockPairs.of(speed(c, Map.of(1, 1.0)), List.of(speed(c, Map.of(1, 1.0)), wrong), 9)
                .byBlock())
        .isEmpty();
  }

  private static CaseSpeed speed(StudyCase c, Map<Integer, Double> values) {
    return new CaseSpeed(c, new TreeMap<>(values), new TreeMap<>(), new TreeSet<>(), Audit.NONE);
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
