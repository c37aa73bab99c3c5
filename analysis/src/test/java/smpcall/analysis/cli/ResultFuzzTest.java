// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.appendix.Appendix;
import smpcall.analysis.appendix.Pictures;
import smpcall.analysis.document.PlainText;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.VerdictLine;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.Workload;
import smpcall.analysis.run.read.BadInputException;
import smpcall.analysis.run.read.RunReader;
import smpcall.analysis.sample.Samples;
import smpcall.analysis.simulated.SimulatedText;

/**
 * Damaged result files are reported on or refused in lines. 100 inputs, or {@code -Dfuzz.inputs=N},
 * from {@code -Dfuzz.seed=N} on.
 */
@Tag("slow")
class ResultFuzzTest {
  private static final int INPUTS = Integer.getInteger("fuzz.inputs", 100);
  private static final long FIRST = Long.getLong("fuzz.seed", 1);

  /** One input in this number is drawn, as pictures are slow. */
  private static final int DRAWN = 100;

  /** The time after which an input counts as hanging. */
  private static final Duration HANGS = Duration.ofSeconds(60);

  /** The most failures that are printed. */
  private static final int MOST = 20;

  private static final List<Path> SAMPLES =
      List.of(
          Samples.TWO_CPUS,
          Samples.BOTH,
          Samples.NOISY,
          Samples.MOVED,
          Samples.MEMORY,
          Samples.ARMS);

  @TempDir private Path scratch;

  @Test
  void damagedFilesAreReadOrRefusedInLines() {
    each(1, this::readDamaged);
  }

  @Test
  void aReportIsMadeOrRefusedInLines() {
    each(DRAWN, seed -> command(seed, "report"));
  }

  @Test
  void aComparisonIsMadeOrRefusedInLines() {
    each(10, seed -> command(seed, "compare"));
  }

  @Test
  void keptResultsAreCitedOrRefusedInLines() {
    each(1, this::keptDamaged);
  }

  @FunctionalInterface
  private interface Trial {
    void run(long seed) throws IOException;
  }

  private static void each(int share, Trial trial) {
    List<AssertionError> failures = new ArrayList<>();
    for (long seed = FIRST; seed < FIRST + Math.max(1, INPUTS / share); seed++) {
      long its = seed;
      try {
        assertTimeoutPreemptively(HANGS, () -> trial.run(its));
      } catch (Throwable e) {
        failures.add(new AssertionError("again with -Dfuzz.inputs=1 -Dfuzz.seed=" + its, e));
      }
    }
    assertAll(failures.stream().limit(MOST).map(ResultFuzzTest::thrown));
  }

  private static Executable thrown(AssertionError failure) {
    return () -> {
      throw failure;
    };
  }

  private Path damaged(long seed) throws IOException {
    Path sample = SAMPLES.get((int) (seed % SAMPLES.size()));
    Path run = Samples.copy(sample, scratch.resolve("run" + seed));
    List<String> names = new ArrayList<>(List.of("run.json", "run.json", "forks.jsonl"));
    if (Files.exists(run.resolve("check.json"))) {
      names.add("check.json");
    }
    Path file = run.resolve(names.get((int) (seed / SAMPLES.size() % names.size())));
    Files.write(file, JsonDamage.of(Files.readAllBytes(file), seed));
    return run;
  }

  /** The whole text of a report, without pictures. */
  private void readDamaged(long seed) throws IOException {
    Path directory = damaged(seed);
    try {
      Run run = RunReader.read(directory, seed % 2 == 0);
      List<Findings> all =
          Stream.of(Workload.values()).filter(run::has).map(w -> Findings.of(run, w)).toList();
      List<Findings> calls = all.stream().filter(f -> f.workload().isOfCalls()).toList();
      if (!calls.isEmpty()) {
        PlainText.of(Appendix.of(calls.get(0).run(), calls, new Pictures(), List.of()));
        assertThat(VerdictLine.ofBoth(calls.get(0))).hasLineCount(1);
      }
    } catch (BadInputException e) {
      assertLines(e.getMessage(), directory);
    }
    deleteAll(directory);
  }

  /** All that is printed of what was explored and simulated. */
  private void keptDamaged(long seed) throws IOException {
    Path kept = scratch.resolve("kept" + seed);
    Path explored = Files.createDirectories(kept.resolve("explored"));
    Path simulated = Files.createDirectories(kept.resolve("simulated"));
    List<Path> files =
        List.of(
            Files.copy(Samples.EXPLORED.resolve("cells.json"), explored.resolve("cells.json")),
            Files.copy(
                Samples.EXPLORED.resolve("ablation.json"), explored.resolve("ablation.json")),
            Files.copy(Samples.SIMULATED, simulated.resolve("kept.jsonl")));
    Path file = files.get((int) (seed % files.size()));
    Files.write(file, JsonDamage.of(Files.readAllBytes(file), seed));
    try {
      KeptResults results = KeptResults.read(kept, Optional.empty(), Optional.empty());
      assertThat(PlainText.of(results.sections())).isNotEmpty();
      assertThat(PlainText.of(SimulatedText.of(results.study().orElseThrow()))).isNotEmpty();
    } catch (BadInputException e) {
      assertLines(e.getMessage(), file);
    }
    deleteAll(kept);
  }

  private void command(long seed, String command) throws IOException {
    Path run = damaged(seed);
    Map<Path, String> before = contents(run);
    Path charts = scratch.resolve("charts" + seed);
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] arguments =
        command.equals("report")
            ? new String[] {command, run.toString(), "--charts", charts.toString()}
            : new String[] {
              command, SAMPLES.get((int) (seed % SAMPLES.size())).toString(), run.toString()
            };
    int status = Main.run(new PrintWriter(out), new PrintWriter(err, true), arguments);
    if (status == Main.BAD) {
      assertLines(err.toString().stripTrailing(), run);
      assertThat(contents(charts)).as("charts of what was refused").isEmpty();
    } else {
      assertThat(err.toString()).isEmpty();
      assertThat(status).isIn(Main.FINE, Main.FINDING, Main.INCONCLUSIVE);
    }
    assertThat(contents(run)).isEqualTo(before);
    deleteAll(run);
  }

  private static void assertLines(String message, Path run) {
    assertThat(message.lines())
        .hasSizeLessThanOrEqualTo(20)
        .allSatisfy(
            line ->
                assertThat(line)
                    .hasSizeLessThan(2_000)
                    .doesNotContainPattern("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]"));
    assertThat(message).containsAnyOf(run.toString(), "cannot compare", "has no calls");
  }

  private static Map<Path, String> contents(Path run) throws IOException {
    Map<Path, String> contents = new TreeMap<>();
    if (Files.isDirectory(run)) {
      try (Stream<Path> files = Files.walk(run)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          contents.put(run.relativize(file), Files.readString(file, StandardCharsets.ISO_8859_1));
        }
      }
    }
    return contents;
  }

  private static void deleteAll(Path run) throws IOException {
    for (Path file : contents(run).keySet()) {
      Files.delete(run.resolve(file));
    }
  }
}
