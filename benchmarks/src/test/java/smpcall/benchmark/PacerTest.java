// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.infra.Control;
import org.openjdk.jmh.results.Result;

/** What a pacer does in an iteration; how long it takes is not asserted. */
class PacerTest {

  private static final int CALLS = 1_000;

  /** Longer than any test. */
  private static final long ENDLESS = 1_000_000_000_000_000L;

  private final BootedKernel booted = BootedKernel.version("spinlock");
  private final LatencyRecorder recorder = new LatencyRecorder();
  private final Control control = new Control();
  private final Pacer[] pacers = {new Pacer(), new Pacer()};
  private final PinnedThread[] threads = {new PinnedThread(), new PinnedThread()};
  private final CallTimes metrics = new CallTimes();

  @BeforeEach
  void beginIteration() {
    metrics.beforeIteration(null, null);
    control.startMeasurement = true;
  }

  private void draw(long gap) {
    for (int cpu = 0; cpu < TwoCpus.CPUS; cpu++) {
      pacers[cpu].gap = gap;
      pacers[cpu].draw(recorder, cpu);
      pacers[cpu].begin();
    }
  }

  private void invoke(int cpu) {
    threads[cpu].isRunning(control);
    call(cpu);
  }

  private void call(int cpu) {
    if (pacers[cpu].awaitCall(control, threads[cpu], booted.callers()[cpu])) {
      booted.callers()[cpu].call(booted.kernel());
      pacers[cpu].returned();
    }
  }

  private List<? extends Result<?>> endIteration() {
    booted.endIteration();
    for (Pacer pacer : pacers) {
      pacer.report();
    }
    return List.copyOf(metrics.afterIteration(null, null, null));
  }

  @AfterEach
  void shutdown() {
    booted.kernel().shutdown();
  }

  @Test
  void everyCallIsMadeAndTimed() throws Exception {
    ShortFork.assumeTwoCpus();
    draw(300);

    TwoCpus.run(
        cpu -> {
          for (int call = 0; call < CALLS; call++) {
            invoke(cpu);
          }
          return CALLS;
        },
        cpu -> booted.callers()[cpu].serve());
    List<? extends Result<?>> results = endIteration();

    assertThat(booted.callers()[0].calls).isEqualTo(2 * CALLS);
    assertThat(booted.callers()[0].executions).isEqualTo(2 * CALLS);
    assertThat(booted.callers()[0].failures).isZero();
    assertThat(results)
        .extracting(Result::getLabel, Result::getScoreUnit)
        .containsExactly(
            tuple("callNanos", "ns/op"), tuple("dueNanos", "ns/op"), tuple("timedCalls", "#"));
    assertThat(results.get(0).getScore()).isPositive();
    assertThat(results.get(1).getScore()).isGreaterThanOrEqualTo(results.get(0).getScore());
    assertThat(results.get(2).getScore()).isEqualTo(2 * CALLS);
  }

  @Test
  void noCallIsMadeWhenTheIterationEndsDuringTheWait() {
    draw(ENDLESS);
    control.stopMeasurement = true;

    call(0);
    List<? extends Result<?>> results = endIteration();

    assertThat(booted.callers()[0].calls).isZero();
    assertThat(booted.callers()[0].failures).isZero();
    assertThat(results.get(0).getScore()).as("a mean of no calls").isNaN();
    assertThat(results.get(2).getScore()).isZero();
  }

  @Test
  void aCpuThatWaitsServesTheOther() throws Exception {
    ShortFork.assumeTwoCpus();
    draw(300);
    pacers[1].gap = ENDLESS;
    pacers[1].draw(recorder, 1);

    TwoCpus.run(
        cpu -> {
          for (int call = 0; call < CALLS && cpu == 0; call++) {
            invoke(0);
          }
          if (cpu == 0) {
            control.stopMeasurement = true;
          } else {
            invoke(1);
          }
          return 0;
        },
        cpu -> booted.callers()[cpu].serve());
    endIteration();

    assertThat(booted.callers()[0].calls).isEqualTo(CALLS);
    assertThat(booted.callers()[0].executions).isEqualTo(CALLS);
    assertThat(booted.callers()[0].failures).isZero();
  }

  @Test
  void callsBeforeTheMeasurementAreNotTimed() throws Exception {
    ShortFork.assumeTwoCpus();
    control.startMeasurement = false;
    draw(300);

    TwoCpus.run(
        cpu -> {
          invoke(cpu);
          return 1;
        },
        cpu -> booted.callers()[cpu].serve());

    assertThat(endIteration().get(2).getScore()).isZero();
    assertThat(booted.callers()[0].calls).isEqualTo(2);
  }

  @Test
  void backToBackThereAreNoMetrics() {
    assertThat(Pacer.isPaced()).isFalse();
    assertThat(endIteration()).isEmpty();
  }

  @Test
  void badParametersAreRefusedInTheFork() {
    pacers[0].gap = -1;

    assertThatThrownBy(() -> pacers[0].setUp(recorder, JmhParams.thread(0, 2)))
        .hasMessage("-p gap=-1: give a whole number from 0 to 1000000000");
  }

  @Test
  void aJvmHasOnePad() {
    pacers[0].setUp(recorder, JmhParams.thread(0, 2));
    pacers[1].pad = 8;

    assertThatThrownBy(() -> pacers[1].setUp(recorder, JmhParams.thread(1, 2)))
        .hasMessage(UsageCheck.NO_FORK);
  }
}
