// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.appendix.Appendix;
import smpcall.analysis.appendix.Pictures;
import smpcall.analysis.document.PlainText;
import smpcall.analysis.finding.ExclusionEffect;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.VerdictLine;
import smpcall.analysis.finding.note.Footnote;
import smpcall.analysis.finding.note.Footnotes;
import smpcall.analysis.run.Distance;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.run.Workload;
import smpcall.analysis.run.read.RunReader;
import smpcall.analysis.sample.Samples;
import smpcall.analysis.statistics.PairedRatio;
import smpcall.analysis.statistics.Verdict;
import smpcall.analysis.table.ForksTable;

class DistanceSplitTest {
  private static final String PATCHED = "storm-patched-2cpus-gap1000-a";

  private static final List<Double> NEAR = List.of(60.0, 60.0, 60.0);

  @TempDir private Path results;

  @Test
  void aNewGroupBeginsWhereTheNextRoundTripIsLongerByMoreThanTheFactor() {
    assertThat(DistanceSplit.ranges(List.of(60.0, 80.0, 110.0, 400.0, 410.0), 1.5))
        .containsExactly(new Distance.Range(60, 110, 1.5), new Distance.Range(400, 410, 1.5));
    assertThat(DistanceSplit.ranges(List.of(60.0, 90.0), 1.5)).hasSize(1);
    assertThat(DistanceSplit.ranges(List.of(), 1.5)).isEmpty();
  }

  @Test
  void eachDistanceHasItsOwnArrangementsAndTheMixtureNone() throws IOException {
    Findings findings = withNear(Set.of(2, 5, 6, 7, 8, 11));

    assertThat(findings.arrangements())
        .extracting(Arrangement::label)
        .containsExactly(
            "2 CPUs, gap 1 us, 62 to 71 ns apart",
            "2 CPUs, gap 1 us, 410 to 520 ns apart",
            "2 CPUs, gap 5 us, 62 to 71 ns apart",
            "2 CPUs, gap 5 us, 410 to 520 ns apart",
            "2 CPUs, back to back, 62 to 71 ns apart",
            "2 CPUs, back to back, 410 to 520 ns apart");
    for (Arrangement arrangement : findings.arrangements()) {
      assertThat(findings.claims(arrangement))
          .extracting(c -> c.ratio().orElseThrow().n())
          .containsExactly(6, 6, 6);
    }
    assertThat(findings.series()).extracting(Series::suffix).contains("-gap1000-62to71ns");
  }

  /** Two claimed versions, at two gaps and two distances: eight members. */
  @Test
  void theFamilyIsDeclaredOverTheDistances() throws IOException {
    assertThat(withNear(Set.of(2, 5, 6, 7, 8, 11)).familySize()).isEqualTo(8);
    assertThat(Samples.storm(Samples.PACED).familySize()).isEqualTo(4);
  }

  @Test
  void aForkInWhichTheCpusMovedStandsAtNoDistanceAndIsCounted() throws IOException {
    Path run = near(Set.of(2, 5, 6, 7, 8, 11));
    Samples.editForks(
        run, forks -> forks.forEach(fork -> moved(fork, PATCHED, 12, List.of(500.0, 70.0, 70.0))));
    Findings findings = Samples.storm(run);
    List<Comparison> patched =
        findings.comparisons().stream().filter(c -> c.studyCase().id().equals(PATCHED)).toList();

    assertThat(patched)
        .extracting(c -> c.ratio().map(PairedRatio::n).orElse(0))
        .containsExactly(6, 5);
    assertThat(findings.speeds().stream().filter(s -> s.studyCase().id().equals(PATCHED)))
        .allMatch(speed -> !speed.values().containsKey(12));
    assertThat(texts(findings))
        .anyMatch(
            text ->
                text.startsWith("The CPUs moved while forks ran")
                    && text.contains(PATCHED + " in block 12"))
        .anyMatch(
            text -> text.contains("as the forks did not stand at the same distance: 1 of 12"));
  }

  @Test
  void aVersionThatFailedItsAuditAtOneDistanceIsWrongAtAll() throws IOException {
    Path run = near(Set.of(2, 5, 6, 7, 8, 11));
    Samples.editForks(
        run,
        forks -> {
          ObjectNode result = Samples.results(forks, PATCHED).get(1);
          ((ArrayNode) result.at("/counts/failures")).set(0, 7);
          ((ArrayNode) result.at("/counts/lost")).set(0, 7);
        });
    Findings findings = Samples.storm(run);

    assertThat(findings.comparisons())
        .filteredOn(c -> c.studyCase().id().equals(PATCHED))
        .extracting(Comparison::verdict)
        .containsExactly(Verdict.WRONG, Verdict.WRONG);
    assertThat(findings.wrong()).extracting(CaseSpeed::studyCase).hasSize(1);
    assertThat(findings.labelAt(findings.wrong().get(0).studyCase()))
        .isEqualTo("patched at 2 CPUs, gap 1 us");
    assertThat(findings.planned()).hasSize(30);
  }

  /** Two blocks near, ten far: the near forks are counted, named, and in no table but their own. */
  @Test
  void aDistanceWithoutEnoughPairsHasNoFiguresAndIsNamed() throws IOException {
    Findings findings = withNear(Set.of(2, 5));

    assertThat(findings.arrangements())
        .extracting(Arrangement::label)
        .containsExactly(
            "2 CPUs, gap 1 us, 410 to 520 ns apart",
            "2 CPUs, gap 5 us, 410 to 520 ns apart",
            "2 CPUs, back to back, 410 to 520 ns apart");
    assertThat(findings.thin())
        .extracting(DistanceSplit.Thin::range, DistanceSplit.Thin::forks)
        .containsExactly(tuple(new Distance.Range(62, 65, 1.5), 60));
    assertThat(VerdictLine.of(findings))
        .contains("At 2 CPUs, gap 1 us, 410 to 520 ns apart, lockfree is ")
        .contains("; too few forks stood at 62 to 65 ns; ");
    assertThat(texts(findings))
        .anyMatch(
            text ->
                text.startsWith(
                        "At 2 CPUs, gap 1 us the CPUs stood at several distances: a cache line took"
                            + " 62 to 65 and 410 to 520 ns")
                    && text.endsWith(
                        " At 62 to 65 ns no comparison has 6 pairs: the 60 forks there can be seen"
                            + " in the table of all forks, and are in nothing else."));
  }

  /** A quick run can have too few blocks at each distance; then the one of most forks is shown. */
  @Test
  void whereEveryDistanceIsThinTheOneOfMostForksIsShown() throws IOException {
    Path run = near(Set.of(1, 2, 3));
    Samples.editForks(
        run,
        forks -> {
          for (int i = forks.size() - 1; i >= 0; i--) {
            if (forks.get(i).get("block").asInt() > 5) {
              forks.remove(i);
            }
          }
        });
    Findings findings = Samples.storm(run);

    assertThat(findings.comparisons())
        .allMatch(c -> c.studyCase().distance().orElseThrow().farthest() < 100)
        .allMatch(c -> c.verdict() == Verdict.TOO_SMALL);
    assertThat(findings.thin()).extracting(DistanceSplit.Thin::forks).containsExactly(60);
  }

  /** A case whose forks all stood at a thin distance is shown without a value. */
  @Test
  void aCaseThatStoodOnlyAtAThinDistanceIsShownWithoutAValue() throws IOException {
    Path run = near(Set.of());
    Samples.editForks(
        run, forks -> forks.forEach(fork -> moved(fork, PATCHED, fork.get("block").asInt(), NEAR)));
    Findings findings = Samples.storm(run);

    assertThat(findings.comparisons())
        .filteredOn(c -> c.studyCase().id().equals(PATCHED))
        .extracting(Comparison::verdict)
        .containsExactly(Verdict.NO_VALUE);
    assertThat(findings.thin()).extracting(DistanceSplit.Thin::forks).containsExactly(12);
  }

  /** In the sample, only lockfree and patched stood near, in blocks of their own. */
  @Test
  void aDistanceWithoutAnyPairIsNotCalledTheSame() {
    assertThat(VerdictLine.of(Samples.storm(Samples.MOVED)))
        .contains("At 2 CPUs, 453 to 473 ns apart, lockfree makes ")
        .contains("; too few forks stood at 76 ns; ")
        .doesNotContain("are the same");
  }

  /** What other rules leave out is put in at each distance; the distances stay apart. */
  @Test
  void withoutTheRulesTheDistancesStayApart() throws IOException {
    Path run = near(Set.of(2, 5, 6, 7, 8, 11));
    Samples.editForks(
        run,
        forks ->
            forks.forEach(
                fork -> {
                  if (is(fork, PATCHED, 2)) {
                    ((ObjectNode) fork.get("noise")).put("stealMillis", 4000);
                  }
                }));

    assertThat(ExclusionEffect.of(Samples.storm(run)))
        .extracting(
            left -> left.without().studyCase().distance().orElseThrow().nearest() < 100,
            left -> left.without().ratio().orElseThrow().n(),
            left -> left.with().ratio().orElseThrow().n())
        .containsExactly(tuple(true, 5, 6));
  }

  @Test
  void tablesOfForksAndOfCorrectnessHaveTheCasesOfThePlan() throws IOException {
    Findings findings = withNear(Set.of(2, 5, 6, 7, 8, 11));
    Run run = findings.run();

    assertThat(ForksTable.of(run).rows()).hasSameSizeAs(run.forks());
    String appendix =
        PlainText.of(Appendix.of(run, List.of(findings), new Pictures(), List.of()))
            .replaceAll("\\s+", " ");
    String correctness =
        appendix.substring(
            appendix.indexOf("Correctness, audited"), appendix.indexOf("The error of the"));
    assertThat(correctness).contains("(gap 1 us)").doesNotContain("apart");
    assertThat(appendix).contains("(gap 1 us, 62 to 71 ns apart)");
  }

  @Test
  void atOneDistanceOrWithoutTheRuleCasesAreAsPlanned() throws IOException {
    assertThat(withNear(Set.of()).isSplitByDistance()).isFalse();
    Findings old = Samples.storm(Samples.BOTH);
    assertThat(old.speeds().stream().map(CaseSpeed::studyCase).map(StudyCase::distance))
        .allMatch(distance -> distance.isEmpty());
  }

  private static List<String> texts(Findings findings) {
    return Footnotes.of(List.of(findings)).stream().map(Footnote::text).toList();
  }

  private Findings withNear(Set<Integer> near) throws IOException {
    return Findings.of(RunReader.read(near(near), false), Workload.STORM);
  }

  /** Forks in some blocks stand near each other, all others far; none moved. */
  private Path near(Set<Integer> near) throws IOException {
    Path run = Samples.copy(Samples.PACED, results);
    Samples.editForks(
        run,
        forks ->
            forks.forEach(
                fork -> {
                  int block = fork.get("block").asInt();
                  double nanos = near.contains(block) ? 60 + block : 400 + 10 * block;
                  trips(fork, nanos, List.of());
                }));
    return run;
  }

  private static void moved(JsonNode fork, String id, int block, List<Double> between) {
    if (is(fork, id, block)) {
      trips(fork, between.get(0), between);
    }
  }

  private static void trips(JsonNode fork, double nanos, List<Double> between) {
    ArrayNode trips =
        ((ObjectNode) fork.get("result"))
            .putObject("roundTripNanos")
            .put("before", nanos)
            .put("after", nanos)
            .putArray("between");
    between.forEach(trips::add);
  }

  private static boolean is(JsonNode fork, String id, int block) {
    return fork.get("case").asText().equals(id) && fork.get("block").asInt() == block;
  }
}
