// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import smpcall.plan.Case;
import smpcall.plan.NativeRow;
import smpcall.store.ForkResult;

/** Real forks of the native control, and programs that fail in its place. */
@Tag("slow")
class NativeForkTest {

  @TempDir private Path directory;

  static Stream<Arguments> cases() {
    return NativeRow.ids().stream()
        .map(NativeRow::version)
        .flatMap(
            version ->
                Stream.of("storm", "broadcast")
                    .flatMap(
                        workload ->
                            Stream.of(0, 1000).map(gap -> Arguments.of(version, workload, gap))));
  }

  private static ForkResult result(Case testCase) {
    NativeForks.assumeTwoCpus();
    ForkRunner.Outcome outcome = NativeFork.run(testCase, NativeForks.DRAWN, NativeForks.SETTINGS);
    assertThat(outcome.error()).isNull();
    return outcome.result();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyCallRunsOnceOnItsTarget(String version, String workload, int gap) {
    Case testCase = NativeForks.of(version, workload, gap);

    ForkResult result = result(testCase);

    assertThat(result.count("calls")).hasSize(2).allMatch(calls -> calls > 0);
    assertThat(result.count("executions")).isEqualTo(result.count("calls"));
    for (String error : List.of("failures", "lost", "duplicated", "warnings", "leftovers")) {
      assertThat(result.count(error)).as(error).containsExactly(0L, 0L);
    }
    assertThat(result.count("lockups")).containsExactly(0L, 0L);
    assertThat(result.count("misplaced")).containsExactly(0L, 0L);
    assertThat(result.figure(testCase)).hasSize(2).allMatch(figure -> figure > 0);
    assertThat(result.warmup()).hasSize(2).allMatch(figure -> figure > 0);
  }

  @Test
  void aPacedForkHasTimes() throws Exception {
    ForkResult result = result(NativeForks.of("spinlock", "storm", 1000));

    assertThat(result.count("timedCalls")).isEqualTo(result.count("calls"));
    assertThat(result.times()).containsOnlyKeys("callNanos", "dueNanos");
    for (int iteration = 0; iteration < 2; iteration++) {
      assertThat(result.times().get("dueNanos").get(iteration))
          .isGreaterThanOrEqualTo(result.times().get("callNanos").get(iteration));
    }
    assertThat(result.rates()).isEmpty();
    assertThat(result.latency().every()).isEqualTo(1);
    assertThat(result.latency().clockNanos()).isPositive();
    long calls = soundCalls(result);
    assertThat(histogram(result.latency().histogram()).getTotalCount()).isEqualTo(calls);
    assertThat(histogram(result.latency().fromDue()).getTotalCount()).isEqualTo(calls);
  }

  private static long soundCalls(ForkResult result) {
    long calls = 0;
    for (int iteration = 0; iteration < 2; iteration++) {
      boolean sound = result.count("shortThreads").get(iteration) == 0;
      calls += sound ? result.count("timedCalls").get(iteration) : 0;
    }
    return calls;
  }

  private static Histogram histogram(String text) throws Exception {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
    return Histogram.decodeFromCompressedByteBuffer(bytes, 0);
  }

  @Test
  void aForkBackToBackHasNone() {
    ForkResult result = result(NativeForks.of("spinlock", "broadcast", 0));

    assertThat(result.times()).isEmpty();
    assertThat(result.counts()).doesNotContainKey("timedCalls");
    assertThat(result.rates()).containsOnlyKeys("call");
    assertThat(result.count("leastCalls")).containsExactly(0L, 0L);
    assertThat(result.count("mostCalls")).isEqualTo(result.count("calls"));
    assertThat(result.latency().every()).isEqualTo(16);
    assertThat(result.latency().fromDue()).isNull();
  }

  @Test
  void itSaysWhatMadeItAndHowFarItsCpusAre() {
    ForkResult result = result(NativeForks.of("patched", "storm", 1000));

    assertThat(result.vm().jmh()).isNull();
    assertThat(result.vm().jdk()).isNull();
    assertThat(result.vm().name()).isEqualTo("native");
    assertThat(result.vm().version()).isEqualTo(NativeControl.program().compiler());
    assertThat(result.vm().args()).containsExactly("-O2", "-pthread", "-lm");
    assertThat(result.roundTripNanos().before()).isPositive();
    assertThat(result.roundTripNanos().between()).hasSize(1).allMatch(nanos -> nanos > 0);
    assertThat(result.roundTripNanos().after()).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"PLANT_LOST, lost", "PLANT_LOCKUP, lockups"})
  void aPlantedBugIsFound(String bug, String count) {
    NativeForks.assumeTwoCpus();
    NativeControl.Program program =
        NativeControl.build(NativeControl.COMPILER, List.of("-D" + bug));

    ForkRunner.Outcome outcome =
        NativeFork.run(
            program,
            NativeForks.of("patched", "storm", 1000),
            NativeForks.DRAWN,
            NativeForks.SETTINGS);

    assertThat(outcome.error()).isNull();
    assertThat(outcome.result().count(count)).hasSize(2).allMatch(errors -> errors > 0);
    assertThat(outcome.result().count("failures")).isEqualTo(outcome.result().count(count));
    assertThat(outcome.result().latency().droppedIterations()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kill -SEGV $$ | native control: signal 11 ended it",
        "echo 'smpcall: no' >&2; exit 2 | native control: smpcall: no",
        "exit 3 | native control: exit status 3",
        "echo '{}' | native control: its output is damaged (Missing creator property 'clockNanos'",
        "printf '{\"clockNanos\": 1' | native control: its output is damaged (Unexpected end-of-input",
        "true | native control: its output is damaged (No content to map",
      })
  void aProgramThatFailsGivesItsReasonInOneLine(String script, String reason) throws Exception {
    Path program = directory.resolve("program");
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));

    ForkRunner.Outcome outcome =
        NativeFork.run(
            new NativeControl.Program(program, "cc 1.0", List.of()),
            NativeForks.of("patched", "storm", 0),
            Map.of(),
            NativeForks.SETTINGS);

    assertThat(outcome.result()).isNull();
    assertThat(outcome.error()).startsWith(reason).hasLineCount(1);
  }
}
