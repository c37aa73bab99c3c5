// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.note;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.speed.CaseSpeed;
import smpcall.analysis.finding.speed.Comparison;
import smpcall.analysis.sample.SampleCases;
import smpcall.analysis.sample.Samples;

class FootnotesTest {
  @TempDir private Path results;
  private Path run;

  @BeforeEach
  void copySample() throws IOException {
    run = Samples.copy(Samples.TWO_CPUS, results);
  }

  @Test
  void failuresHaveAFootnoteWithTheirKinds() {
    assertThat(texts(List.of(Samples.storm(Samples.EIGHT_CPUS))).get(0))
        .startsWith("lockfree failed its audit at 4 CPUs: ")
        .contains(" lost, ", " kernel warnings)");
  }

  @Test
  void missingForksHaveAFootnote() throws IOException {
    Samples.editForks(run, forks -> forks.removeIf(f -> f.get("block").asInt() == 6));
    assertThat(notes()).contains("The run is not complete: 6 planned forks did not run (block 6).");
    assertThat(notes()).anyMatch(note -> note.contains("n too small: 6 are needed"));
  }

  @Test
  void aLineThatWasCutOffHasAFootnote() throws IOException {
    assertThat(notes()).noneMatch(note -> note.contains("cut off"));
    Files.writeString(run.resolve("forks.jsonl"), "{\"case\":\"st", StandardOpenOption.APPEND);
    assertThat(notes()).contains("The last line of forks.jsonl was cut off, and is left out.");
  }

  @Test
  void aClockThatWentBackHasAFootnote() throws IOException {
    assertThat(notes()).noneMatch(note -> note.contains("clock"));
    Samples.editForks(
        run,
        forks -> {
          ObjectNode fork = (ObjectNode) forks.get(3);
          Instant before = Instant.parse(forks.get(2).get("finished").asText());
          fork.put("started", before.minusMillis(200).toString());
        });
    assertThat(notes())
        .contains(
            "The host's clock went back before the fork of storm-lockfree-a-2 in block 1: dates"
                + " after it follow it, and the lengths of forks do not.");
  }

  @Test
  void aFailedForkHasAFootnoteAndItsBlockIsNotCompared() throws IOException {
    Samples.editForks(run, forks -> Samples.fail(forks.get(3), "exit status 134"));
    assertThat(notes())
        .contains(
            "The fork of storm-lockfree-a-2 in block 1 failed and has no speed: exit status 134")
        .anyMatch(
            note ->
                note.startsWith(
                    "lockfree at 2 CPUs: a block in which one of the two has no value"));
  }

  @Test
  void aForkThatRanAgainHasAFootnoteAndIsInItsBlock() {
    List<String> notes = texts(Samples.calls(Samples.BOTH));
    assertThat(notes)
        .filteredOn(note -> note.startsWith("The fork of "))
        .singleElement()
        .asString()
        .matches(
            "The fork of \\S+ in block 2 failed at attempt 1 and ran again: the JVM was killed.*");
    assertThat(notes).noneMatch(note -> note.contains("one of the two has no value"));
  }

  @Test
  void withSeveralWorkloadsEachNoteNamesItsOwn() {
    assertThat(texts(Samples.calls(Samples.EIGHT_CPUS)))
        .anyMatch(note -> note.startsWith("lockfree failed its audit at 8 CPUs in storm: "))
        .anyMatch(note -> note.startsWith("lockfree failed its audit at 8 CPUs in broadcast: "));
  }

  @Test
  void iterationsWithoutSpeedAreCountedByReason() throws IOException {
    Samples.editForks(
        run,
        forks -> {
          List<ObjectNode> results = Samples.results(forks, "storm-spinlock-a-2");
          ((ArrayNode) results.get(0).at("/counts/shortThreads")).set(0, 1);
          ((ArrayNode) results.get(1).at("/counts/misplaced")).set(0, 2);
        });
    assertThat(notes())
        .contains("1 of 180 iterations has no speed: a thread measured for less than half of it.")
        .contains(
            "1 of 180 iterations has no speed: a thread was not on the CPU it was pinned to.");
  }

  @Test
  void aBiasedInstrumentHasAFootnote() throws IOException {
    scale("storm-spinlock-b-2", (fork, i) -> 1.2);
    assertThat(notes())
        .anyMatch(note -> note.startsWith("At 2 CPUs nothing can be called the same: "))
        .anyMatch(
            note ->
                note.contains("excludes 1: the instrument saw a difference where there is none"));
  }

  @Test
  void withoutAnAaArmTheErrorIsNotKnown() throws IOException {
    edit("run.json", root -> ((ObjectNode) root.at("/cases/2")).putNull("baseline"));
    assertThat(notes()).anyMatch(note -> note.contains("no A/A arm"));
  }

  @Test
  void uncommittedChangesHaveAFootnote() throws IOException {
    edit("run.json", root -> ((ObjectNode) root.at("/study")).put("dirty", true));
    assertThat(notes()).contains("The study itself had changes that were not committed.");
  }

  @Test
  void aNoteIsMarkedOnTheRowsThatItIsAboutAndNowhereElse() {
    List<Findings> eight = Samples.calls(Samples.EIGHT_CPUS);
    FootnoteMarks marks = FootnoteMarks.of(eight);
    for (CaseSpeed speed : eight.get(0).speeds()) {
      assertThat(marks.of(Footnote.Where.CORRECTNESS, speed.studyCase()))
          .hasSize(speed.isWrong() ? 1 : 0);
      assertThat(marks.of(Footnote.Where.SPEED, speed.studyCase()))
          .hasSizeGreaterThanOrEqualTo(speed.outliers().isEmpty() ? 0 : 1);
    }
    assertThat(marks.ofRun())
        .isNotEmpty()
        .allMatch(n -> marks.notes().get(n - 1).where() == Footnote.Where.RUN);
  }

  @Test
  void aFamilyThatNoTestCanPassHasAFootnoteWithTheBlocksItNeeds() throws IOException {
    run = SampleCases.paced(Samples.TWO_CPUS, results.resolve("paced"));
    assertThat(notes())
        .anyMatch(
            note ->
                note.startsWith(
                        "lockfree at 2 CPUs, gap 1 us and patched at 2 CPUs, gap 1 us: in this")
                    && note.endsWith("stay unconfirmed (2 comparisons need 7 blocks)."));
  }

  @Test
  void anIntervalThatTheTestDoesNotConfirmHasAFootnote() throws IOException {
    run = SampleCases.paced(Samples.TWO_CPUS, results.resolve("paced"));
    assertThat(notes())
        .anyMatch(
            note ->
                note.startsWith(
                    "lockfree at 2 CPUs, gap 1 us and patched at 2 CPUs, gap 1 us: unconfirmed: the"
                        + " 95 % interval excludes 1, but after Holm"));
  }

  @Test
  void skewedForksHaveAFootnote() throws IOException {
    run = Samples.copy(Samples.EIGHT_CPUS, results);
    // Six at 0 and four at ln 3 = 1.10: mean 0.44, and t(9) = 2.26 standard errors are 0.41.
    Samples.editForks(
        run,
        forks -> {
          List<ObjectNode> results = Samples.results(forks, "storm-floor-2cpus");
          for (int fork = 0; fork < 10; fork++) {
            Samples.fill(results.get(fork).get("scores"), fork < 6 ? 1e6 : 3e6);
          }
        });
    assertThat(notes()).anyMatch(note -> note.startsWith("floor at 2 CPUs: the forks are skewed"));
  }

  @Test
  void unsettledForksHaveAFootnote() throws IOException {
    run = Samples.copy(Samples.BOTH, results);
    scale("storm-lockfree-2cpus", (fork, i) -> fork == 2 && i >= 3 ? 3 : 1);
    assertThat(notes())
        .anyMatch(
            note ->
                note.startsWith("lockfree at 2 CPUs (1 of 6 forks)")
                    && note.endsWith("the speed still changed while it was measured."));
  }

  /** Four times the CPUs make more than four times the calls, which no contention explains. */
  @Test
  void speedsBeyondTheLawOfScalingHaveAFootnote() throws IOException {
    run = Samples.copy(Samples.WIDE, results);
    Samples.editForks(
        run,
        forks -> {
          for (int cpus : new int[] {2, 4, 8, 16, 32}) {
            double factor = Math.pow(cpus, 1.5);
            for (String version : new String[] {"spinlock", "patched"}) {
              String id = "storm-" + version + "-" + cpus + "cpus-";
              for (ObjectNode result : Samples.results(forks, id)) {
                ArrayNode iterations = (ArrayNode) result.get("scores");
                for (int i = 0; i < iterations.size(); i++) {
                  iterations.set(i, 1000 * factor * (1 + 0.001 * i));
                }
              }
            }
          }
        });
    assertThat(notes())
        .anyMatch(
            note ->
                note.startsWith("the law of spinlock")
                    && note.endsWith(
                        "what is seen is not the contention and coherence of the law."));
  }

  @Test
  void percentilesThatAFewForksMakeHaveAFootnote() throws IOException {
    run = Samples.copy(Samples.EIGHT_CPUS, results);
    // Nine forks of the floor have few slow calls; the tenth has more than half of all calls.
    Samples.editForks(
        run,
        forks -> {
          List<ObjectNode> slow = Samples.results(forks, "storm-spinlock-8cpus");
          List<ObjectNode> floor = Samples.results(forks, "storm-floor-2cpus");
          for (int fork = 0; fork < 9; fork++) {
            floor.get(fork).set("latency", slow.get(slow.size() - 1).get("latency"));
          }
        });
    assertThat(notes())
        .anyMatch(
            note ->
                note.startsWith("floor at 2 CPUs (p50")
                    && note.contains("is outside the interval of the forks' own"));
  }

  @Test
  void anImpossibleLawHasAFootnote() throws IOException {
    run = Samples.copy(Samples.WIDE, results);
    // 16 CPUs make a hundred times as many calls as before.
    scale("storm-spinlock-16cpus", (fork, i) -> 100);
    scale("storm-patched-16cpus", (fork, i) -> 100);
    assertThat(notes())
        .anyMatch(
            note ->
                note.startsWith("the law of spinlock and the law of patched: sigma or kappa is"));
  }

  @Test
  void aWarningOfARatioIsMarkedOnItsRow() throws IOException {
    run = SampleCases.paced(Samples.TWO_CPUS, results.resolve("paced"));
    Findings two = Samples.storm(run);
    FootnoteMarks marks = FootnoteMarks.of(List.of(two));
    for (Comparison c : two.comparisons()) {
      assertThat(marks.of(Footnote.Where.RATIO, c.studyCase()))
          .as(c.label())
          .hasSize(c.isInstrumentError() ? 0 : 2);
    }
  }

  @FunctionalInterface
  private interface Factor {
    double at(int fork, int iteration);
  }

  /** Changes the scores of one case. */
  private void scale(String id, Factor factor) throws IOException {
    Samples.editForks(
        run,
        forks -> {
          List<ObjectNode> results = Samples.results(forks, id);
          for (int fork = 0; fork < results.size(); fork++) {
            ArrayNode scores = (ArrayNode) results.get(fork).get("scores");
            for (int i = 0; i < scores.size(); i++) {
              scores.set(i, scores.get(i).asDouble() * factor.at(fork, i));
            }
          }
        });
  }

  private List<String> notes() {
    return texts(List.of(Samples.storm(run)));
  }

  private static List<String> texts(List<Findings> all) {
    return Footnotes.of(all).stream().map(Footnote::text).toList();
  }

  private void edit(String file, Consumer<JsonNode> change) throws IOException {
    Samples.edit(run.resolve(file), change);
  }
}
