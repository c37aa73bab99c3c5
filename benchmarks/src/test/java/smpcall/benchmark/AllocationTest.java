// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.Control;
import smpcall.kernel.KernelVersion;

/**
 * A measured call allocates nothing. The JVM counts for each calling thread, around the calls only;
 * JMH's own profiler also counts before and after them.
 */
class AllocationTest {

  private static final int WARM_UP_CALLS = 10_000;
  private static final int CALLS = 10_000;

  /** Less than the 16 bytes of the smallest object; the JVM itself may allocate now and then. */
  private static final long BYTES_PER_CALL = 1;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** The body of a benchmark: one call. */
  private interface Body {
    void call(Control control, PinnedThread thread, Caller caller, KernelUnderTest kernel);
  }

  /** Makes the body for a thread. */
  private interface Bodies {
    Body of(LatencyRecorder recorder, int cpu);
  }

  @ParameterizedTest
  @EnumSource
  void aCallAllocatesNothing(KernelVersion version) throws Exception {
    assertAllocatesNothing(
        version,
        (recorder, cpu) -> {
          Storm storm = new Storm();
          Pacer pacer = new Pacer();
          Stopwatch stopwatch = new Stopwatch();
          stopwatch.setUp(recorder, JmhParams.thread(cpu, TwoCpus.CPUS));
          return (control, thread, caller, kernel) ->
              storm.call(control, thread, stopwatch, pacer, caller, kernel);
        });
  }

  @ParameterizedTest
  @EnumSource
  void aPacedCallAllocatesNothing(KernelVersion version) throws Exception {
    assertAllocatesNothing(
        version,
        (recorder, cpu) -> {
          Pacer pacer = new Pacer();
          pacer.gap = 300;
          pacer.draw(recorder, cpu);
          return (control, thread, caller, kernel) -> {
            thread.isRunning(control);
            if (pacer.awaitCall(control, thread, caller)) {
              caller.call(kernel);
              pacer.returned();
            }
          };
        });
  }

  private void assertAllocatesNothing(KernelVersion version, Bodies bodies) throws Exception {
    ShortFork.assumeTwoCpus();
    Placement placement = new Placement();
    placement.policy = "cores";
    placement.choose(JmhParams.benchmark(TwoCpus.CPUS, true, Mode.Throughput));
    BootedKernel booted = BootedKernel.version(version.id());
    LatencyRecorder recorder = new LatencyRecorder();
    recorder.timed = 1;
    Control control = new Control();
    control.startMeasurement = true;

    List<Long> allocated =
        TwoCpus.run(
            cpu -> {
              PinnedThread thread = new PinnedThread();
              thread.pin(
                  placement,
                  new CompilerIdle(),
                  new RoundTripProbe(),
                  JmhParams.iteration(),
                  JmhParams.thread(cpu, TwoCpus.CPUS));
              Body body = bodies.of(recorder, cpu);
              Caller caller = booted.callers()[cpu];
              for (int call = 0; call < WARM_UP_CALLS; call++) {
                body.call(control, thread, caller, booted.kernel());
              }
              long before = threads.getCurrentThreadAllocatedBytes();
              for (int call = 0; call < CALLS; call++) {
                body.call(control, thread, caller, booted.kernel());
              }
              return threads.getCurrentThreadAllocatedBytes() - before;
            },
            cpu -> booted.callers()[cpu].serve());
    booted.endIteration();
    booted.kernel().shutdown();

    assertThat(booted.callers()[0].failures).isZero();
    assertThat(allocated).allMatch(bytes -> bytes < CALLS * BYTES_PER_CALL);
  }

  @Test
  void anObjectForEachCallWouldBeCounted() {
    Object[] kept = new Object[1];
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int call = 0; call < CALLS; call++) {
      kept[0] = new Object();
    }

    assertThat(threads.getCurrentThreadAllocatedBytes() - before)
        .isGreaterThan(CALLS * BYTES_PER_CALL);
    assertThat(kept).doesNotContainNull();
  }
}
