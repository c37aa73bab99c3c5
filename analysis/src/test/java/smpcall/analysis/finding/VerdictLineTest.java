// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.run.Workload;
import smpcall.analysis.run.read.RunReader;
import smpcall.analysis.sample.SampleCases;
import smpcall.analysis.sample.Samples;

class VerdictLineTest {
  @TempDir private Path results;

  @Test
  void saysTheRatiosTheIntervalsTheVerdictsAndTheEvidence() {
    assertThat(VerdictLine.of(Samples.storm(Samples.TWO_CPUS)))
        .matches(
            "Verdict: were the spinlocks so bad\\? None, as calls were back to back: two CPUs fall"
                + " into step, so this is no measure of the locks\\. At 2 CPUs lockfree makes"
                + " 1\\.\\d+x the calls of spinlock \\[1\\.\\d+, 1\\.\\d+\\] \\(faster\\), patched"
                + " 1\\.\\d+x \\[1\\.\\d+, 1\\.\\d+\\] \\(faster\\); 6 blocks; 0 failures in [0-9,]+ calls, where 2 CPUs cannot race\\.");
  }

  @Test
  void ofPacedCallsItSaysHowFastTheyAreAndHowLongTheyTake() {
    assertThat(VerdictLine.of(Samples.storm(Samples.PACED)))
        .matches(
            "Verdict: were the spinlocks so bad\\? Java and C disagree about 6 of 6 ratios, none of"
                + " them in sign\\. At 2 CPUs, gap 1 us, lockfree is 1\\.\\d+x as fast"
                + " as spinlock \\[1\\.\\d+, 1\\.\\d+\\] \\(faster\\), patched 1\\.\\d+x \\[.*\\]"
                + " \\(faster\\), linux-2\\.6\\.39 1\\.\\d+x \\[.*\\] \\(faster\\);"
                + " a call takes 1,1\\d\\d ns with spinlock, 8\\d\\d with lockfree, 9\\d\\d with patched"
                + " and 8\\d\\d with linux-2\\.6\\.39; the verdicts at gap 5 us are the same;"
                + " 12 blocks; 0 failures in [0-9,]+ calls, where 2 CPUs cannot race\\.");
  }

  @Test
  void atAnotherGapVerdictsCanDiffer() throws IOException {
    Path run = Samples.copy(Samples.PACED, results);
    Samples.editForks(
        run,
        forks ->
            Samples.results(forks, "storm-patched-2cpus-gap5000-a")
                .forEach(result -> Samples.multiply(result.at("/times/callNanos"), 2)));

    assertThat(VerdictLine.of(Samples.storm(run)))
        .contains("; verdicts differ with the gap (patched at gap 5 us: slower); ");
  }

  @Test
  void speaksOfTheLargestNumberOfCpusAndSaysWhereOthersDiffer() {
    assertThat(VerdictLine.of(Samples.storm(Samples.EIGHT_CPUS)))
        .contains("At 8 CPUs lockfree failed its audit and has no speed, patched makes")
        .contains("verdicts differ with the number of CPUs (lockfree at 2: faster")
        .contains("failures in")
        .endsWith("(lockfree at 4 CPUs and lockfree at 8 CPUs).");
  }

  @Test
  void aChangeOfSignIsNamedAndNotListedAmongTheDifferences() throws IOException {
    assertThat(VerdictLine.of(Samples.storm(Samples.WIDE)))
        .contains(
            "; the sign changes with the number of CPUs (patched: faster at 2, 4, 8 and 16 CPUs,"
                + " slower at 32); ")
        .doesNotContain("differ");
  }

  @Test
  void aVerdictWithoutASignStandsBesideTheChange() throws IOException {
    Path run = SampleCases.paced(Samples.EIGHT_CPUS, results);
    Samples.editForks(
        run,
        forks ->
            Samples.results(forks, "storm-patched-8cpus")
                .forEach(result -> Samples.multiply(result.at("/times/callNanos"), 1.2)));
    assertThat(VerdictLine.of(Samples.storm(run)))
        .contains(
            "the sign changes with the number of CPUs (patched: faster at 2 and 4 CPUs, slower")
        .contains(
            " at 8, gap 1 us); other verdicts differ with the number of CPUs (lockfree at 2:"
                + " faster);");
  }

  @Test
  void whatIsSlowerOnOneJdkAndFasterOnAnotherChangesNoSignWithTheCpus() throws IOException {
    Path run = Samples.copy(Samples.PAIRS, results);
    Samples.editForks(
        run,
        forks ->
            Samples.results(forks, "storm-patched-2cpus-siblings-jdk25")
                .forEach(result -> Samples.multiply(result.get("scores"), 0.5)));
    assertThat(VerdictLine.of(Samples.storm(run)))
        .contains("patched at 2 CPUs, siblings, JDK 25: slower")
        .doesNotContain("sign");
  }

  @Test
  void ofArmsAloneItSaysWhetherAnyCouldDiffer() {
    assertThat(VerdictLine.of(Samples.storm(Samples.ARMS)))
        .contains(
            "At 2 CPUs 0 of 6 pairs of the same thing are called different, where with so few"
                + " blocks none could be");
  }

  @Test
  void withFiveBlocksGivesNoIntervalAndNoVerdict() throws IOException {
    Path run = Samples.copy(Samples.TWO_CPUS, results);
    Samples.keepBlocks(run, 5);
    assertThat(VerdictLine.of(Samples.storm(run)))
        .contains("(n too small)")
        .contains("5 blocks")
        .doesNotContain("[", "faster");
  }

  @Test
  void admitsThatItCannotTell() throws IOException {
    Path run = Samples.copy(Samples.TWO_CPUS, results);
    // patched: half as fast in every other fork, twice as fast in the rest
    Samples.editForks(
        run,
        forks -> {
          List<ObjectNode> results = Samples.results(forks, "storm-patched-a-2");
          for (int fork = 0; fork < 6; fork++) {
            Samples.fill(results.get(fork).get("scores"), fork % 2 == 0 ? 1e6 : 4e6);
          }
        });
    assertThat(VerdictLine.of(Samples.storm(run)))
        .containsPattern("patched \\S+ \\[.*?\\] \\(can't tell\\)");
  }

  @Test
  void aCoarseInstrumentLeavesTheVerdictToTheInterval() throws IOException {
    Path run = Samples.copy(Samples.TWO_CPUS, results);
    // the second arm of spinlock comes out far from the first
    Samples.editForks(
        run,
        forks -> {
          List<ObjectNode> results = Samples.results(forks, "storm-spinlock-b-2");
          for (int fork = 0; fork < 6; fork++) {
            Samples.multiply(results.get(fork).get("scores"), fork % 2 == 0 ? 1.2 : 1.3);
          }
        });
    assertThat(VerdictLine.of(Samples.storm(run)))
        .containsPattern("patched \\S+ \\[.*?\\] \\(faster\\)")
        .doesNotContain("same");
  }

  @Test
  void broadcastHasAQuestionOfItsOwn() {
    assertThat(VerdictLine.of(Samples.broadcast(Samples.EIGHT_CPUS)))
        .startsWith("Verdict: were the spinlocks so bad for one caller? None, as calls were back")
        .contains("no measure of the locks. At 8 CPUs lockfree failed");
  }

  @Test
  void withSeveralJdksAndPoliciesTheFirstOfTheMostCpusSpeaks() {
    assertThat(VerdictLine.of(Samples.storm(Samples.PAIRS)))
        .contains("At 4 CPUs, cores, JDK 17, patched makes")
        .contains(
            "; verdicts differ with the CPUs and the JDK (patched at 2 CPUs, cores, JDK 17: ");
  }

  @Test
  void hasAnotherQuestionForTheMemoryLayer() {
    assertThat(
            VerdictLine.of(
                Findings.of(RunReader.read(Samples.MEMORY, false), Workload.MEMORY_COST)))
        .startsWith("Verdict: what does the memory layer cost? At 2 CPUs array makes")
        .contains("the calls of fields");
  }
}
