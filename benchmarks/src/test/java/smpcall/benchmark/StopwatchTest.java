// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.infra.Control;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.options.TimeValue;

/** The number of timed calls and the valid ones among them; durations are not asserted. */
class StopwatchTest {

  private static final int CALLS = 100_000;
  private static final IterationParams WARM_UP =
      new IterationParams(IterationType.WARMUP, 1, TimeValue.milliseconds(1), 1);

  @TempDir private Path directory;

  private final LatencyRecorder recorder = new LatencyRecorder();
  private final IterationValidity validity = new IterationValidity();
  private final PinnedThread thread = new PinnedThread();
  private final Stopwatch stopwatch = new Stopwatch();
  private final Control control = new Control();

  private void open(int every) {
    recorder.timed = every;
    recorder.measureClock();
    stopwatch.setUp(recorder, JmhParams.thread(0, 2));
  }

  private void iteration(IterationParams params, boolean valid) {
    recorder.collectIteration(validity, params);
    control.startMeasurement = true;
    thread.isRunning(control);
    for (int call = 0; call < CALLS; call++) {
      stopwatch.start(thread);
      stopwatch.stop();
    }
    if (!valid) {
      validity.markInvalid();
    }
  }

  private Latency close() throws Exception {
    Path file = directory.resolve("latency.json");
    System.setProperty(LatencyRecorder.FILE, file.toString());
    recorder.finish(validity, 1);
    return new ObjectMapper().readValue(Files.readString(file), Latency.class);
  }

  @AfterEach
  void forget() {
    System.clearProperty(LatencyRecorder.FILE);
  }

  private static Histogram calls(Latency latency) throws Exception {
    return Histogram.decodeFromCompressedByteBuffer(
        ByteBuffer.wrap(Base64.getDecoder().decode(latency.histogram())), 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 16, 1000})
  void oneCallInEveryFewIsTimed(int every) throws Exception {
    open(every);
    iteration(JmhParams.iteration(), true);

    Latency latency = close();

    assertThat(latency.every()).isEqualTo(every);
    assertThat(latency.clockNanos()).isPositive();
    assertThat(latency.droppedIterations()).isZero();
    // The number is the same in every run, because the random generator has a fixed seed.
    assertThat((double) calls(latency).getTotalCount())
        .isBetween(0.9 * CALLS / every, 1.1 * CALLS / every);
  }

  @Test
  void invalidIterationsAreDropped() throws Exception {
    open(1);
    iteration(WARM_UP, true);
    iteration(JmhParams.iteration(), false);
    iteration(JmhParams.iteration(), true);
    iteration(JmhParams.iteration(), false);

    Latency latency = close();

    assertThat(latency.droppedIterations()).isEqualTo(2);
    assertThat(calls(latency).getTotalCount()).isEqualTo(CALLS);
  }

  @Test
  void callsBeforeTheMeasurementAreNotTimed() throws Exception {
    open(1);
    recorder.collectIteration(validity, JmhParams.iteration());
    stopwatch.start(thread);
    stopwatch.stop();

    assertThat(calls(close()).getTotalCount()).isZero();
  }

  @Test
  void withZeroNoCallIsTimed() throws Exception {
    open(0);
    iteration(JmhParams.iteration(), true);
    Path file = directory.resolve("latency.json");
    System.setProperty(LatencyRecorder.FILE, file.toString());

    recorder.finish(validity, 1);

    assertThat(file).doesNotExist();
  }

  @Test
  void aNegativeNumberIsRefused() {
    recorder.timed = -1;

    assertThatThrownBy(recorder::measureClock)
        .hasMessage("-p timed=-1: not a number of calls; give N to time one in N, 0 for none");
  }

  @Test
  void withoutAFileASummaryIsPrinted() {
    Histogram histogram = new Histogram(LatencyRecorder.LONGEST_NANOS, 2);
    for (int nanos = 1; nanos <= 100; nanos++) {
      histogram.recordValue(nanos);
    }

    assertThat(Latency.of(16, 21.5, 0, histogram).summary())
        .isEqualTo(
            """

            latency of 100 calls, one in 16 timed at random (closed loop), nanoseconds:
              50 % 50, 90 % 90, 99 % 99, 99.9 % 100, longest 100; the clock costs 21.5 a reading\
             and is in them once
            """);
  }
}
