// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ResultRole;
import org.openjdk.jmh.results.ThroughputResult;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.options.TimeValue;

class IterationRecorderTest {

  private final IterationRecorder format = new IterationRecorder(null, List.of(0));

  private String failureReason(String printed) {
    format.print(printed);
    return format.failureReason();
  }

  /** Returns an iteration of a second with 7 calls, and 100 operations of the servers. */
  private static IterationResult iteration(IterationParams params) {
    IterationResult result = new IterationResult(null, params, null);
    result.addResult(operations(ResultRole.PRIMARY, "broadcast", 107));
    result.addResult(operations(ResultRole.SECONDARY, "call", 7));
    result.addResult(operations(ResultRole.SECONDARY, "serve", 100));
    return result;
  }

  private static ThroughputResult operations(ResultRole role, String label, int number) {
    return new ThroughputResult(role, label, number, 1_000_000_000L, TimeUnit.SECONDS);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {"call, 7", "-, 107"})
  void theFigureOfAWarmUpIsItsMetric(String metric, double figure) {
    IterationRecorder ofMetric = new IterationRecorder(metric, List.of(0));
    for (IterationType type : IterationType.values()) {
      IterationParams params = new IterationParams(type, 1, TimeValue.seconds(1), 1);
      ofMetric.iterationResult(null, params, 1, iteration(params));
    }

    assertThat(ofMetric.warmup()).containsExactly(figure);
  }

  @Test
  void aForkWithoutOutputGivesNoReason() {
    assertThat(format.failureReason()).isEqualTo("JMH gave no reason");
    assertThat(failureReason("\n  \n")).isEqualTo("JMH gave no reason");
  }

  @Test
  void theFirstExceptionIsTheReason() {
    assertThat(
            failureReason(
                """
                <failure>

                java.lang.IllegalStateException: pinned to CPU 1, but the kernel reads back {}
                \tat smpcall.host.Affinity.pin(Affinity.java:53)
                Caused by: java.lang.RuntimeException: another
                java.lang.AssertionError: a later one

                Benchmark had encountered error, and fail on error was requested
                """))
        .isEqualTo(
            "java.lang.IllegalStateException: pinned to CPU 1, but the kernel reads back {}");
  }

  @Test
  void anExceptionNeedsNoMessage() {
    assertThat(
            failureReason("<failure>\njava.lang.StackOverflowError\n\tat a.B.c(B.java:1)\nend\n"))
        .isEqualTo("java.lang.StackOverflowError");
  }

  @Test
  void aJvmThatDoesNotStartGivesItsError() {
    assertThat(
            failureReason(
                """
                <forked VM failed with exit code 1>
                <stderr last='20 lines'>
                Error: Could not create the Java Virtual Machine.
                Error: A fatal exception has occurred. Program will exit.
                </stderr>
                """))
        .isEqualTo("Error: Could not create the Java Virtual Machine.");
  }

  @Test
  void aForkThatWasKilledLeavesItsExitCode() {
    assertThat(
            failureReason(
                """
                <forked VM failed with exit code 137>
                <stdout last='20 lines'>
                </stdout>
                <stderr last='20 lines'>
                </stderr>

                Benchmark had encountered error, and fail on error was requested
                """))
        .contains("exit code 137");
  }

  @Test
  void otherwiseTheLastLineIsTheReason() {
    assertThat(failureReason("An exception to the rule: none\nNo matching benchmarks.\n\n"))
        .isEqualTo("No matching benchmarks.");
  }

  @Test
  void allOutputIsRecorded() {
    format.print("one ");
    format.println("line");
    format.verbosePrintln("two");
    format.write('c');
    format.write("af\u00e9\n".getBytes(StandardCharsets.UTF_8));
    format.write('\n');

    assertThat(format.failureReason()).isEqualTo("caf\u00e9");
    format.print("java.lang.");
    format.println("Error: in pieces");
    assertThat(format.failureReason()).isEqualTo("java.lang.Error: in pieces");
  }
}
