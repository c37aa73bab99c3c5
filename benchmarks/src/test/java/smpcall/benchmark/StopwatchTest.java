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

/** How many calls are timed, and which of them count; how long they took is nobody's promise. */
class StopwatchTest {

  private static final int CALLS = 100_000;
  private static final IterationParams WARM_UP =
      new IterationParams(IterationType.WARMUP, 1, TimeValue.milliseconds(1), 1);

  @TempDir private Path directory;

  private final LatencyRecorder book = new LatencyRecorder();
  private final IterationValidity soundness = new IterationValidity();
  private final PinnedThread thread = new PinnedThread();
  private final Stopwatch stopwatch = new Stopwatch();
  private final Control control = new Control();

  private void open(int every) {
    book.timed = every;
    book.priceTheClock();
    stopwatch.open(book, JmhParams.thread(0, 2));
  }

  private void iteration(IterationParams params, boolean sound) {
    book.turn(soundness, params);
    control.startMeasurement = true;
    thread.goesOn(control);
    for (int call = 0; call < CALLS; call++) {
      stopwatch.starts(thread);
      stopwatch.stops();
    }
    if (!sound) {
      soundness.lose();
    }
  }

  private Latency close() throws Exception {
    Path file = directory.resolve("latency.json");
    System.setProperty(LatencyRecorder.FILE, file.toString());
    book.leave(soundness, 1);
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
  void oneCallInSoManyIsTimed(int every) throws Exception {
    open(every);
    iteration(JmhParams.iteration(), true);

    Latency latency = close();

    assertThat(latency.every()).isEqualTo(every);
    assertThat(latency.clockNanos()).isPositive();
    assertThat(latency.droppedIterations()).isZero();
    // The same numbers every time: the thread's generator has its own seed.
    assertThat((double) calls(latency).getTotalCount())
        .isBetween(0.9 * CALLS / every, 1.1 * CALLS / every);
  }

  @Test
  void whatHasNoSpeedHasNoLatency() throws Exception {
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
  void callsBeforeAllThreadsAreThereAreNotTimed() throws Exception {
    open(1);
    book.turn(soundness, JmhParams.iteration());
    stopwatch.starts(thread);
    stopwatch.stops();

    assertThat(calls(close()).getTotalCount()).isZero();
  }

  @Test
  void noneAreTimedWhenNoneAreAskedFor() throws Exception {
    open(0);
    iteration(JmhParams.iteration(), true);
    Path file = directory.resolve("latency.json");
    System.setProperty(LatencyRecorder.FILE, file.toString());

    book.leave(soundness, 1);

    assertThat(file).doesNotExist();
  }

  @Test
  void fewerThanNoneAreRefused() {
    book.timed = -1;

    assertThatThrownBy(book::priceTheClock)
        .hasMessage("-p timed=-1: one call in so many; give 0 for none, 1 for all, or more");
  }

  @Test
  void withoutAFileTheResultIsForPeople() {
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
