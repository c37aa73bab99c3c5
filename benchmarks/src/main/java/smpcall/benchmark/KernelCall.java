// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Group;
import org.openjdk.jmh.annotations.GroupThreads;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.Control;
import org.openjdk.jmh.infra.ThreadParams;
import smpcall.host.FunctionCallInterrupts;
import smpcall.host.Membarrier;

/**
 * The cost of a call in the running kernel: {@link Broadcast} with real interrupts. One thread
 * makes the system call {@link Membarrier}, which interrupts all CPUs on which the other threads
 * spin.
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar KernelCall -tg 1,1</pre>
 *
 * <p>The result is JMH's {@code call}. There is no audit: only the return of the system call can be
 * seen. The kernel's own count shows that the interrupts happened. With {@code -p gap=1000} the
 * caller waits a random time before each call, as in {@link Broadcast}.
 */
public class KernelCall extends PinnedBenchmark {

  /** A thread's calls and the kernel's count of interrupts; JMH reports the public fields. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class CallCounts implements Pacer.IdleCpu {

    /** Number of calls in the iteration. */
    public long calls;

    /** {@link FunctionCallInterrupts} of the other threads' CPUs; -1 if unknown. */
    public long interrupts;

    private long made;
    private List<Integer> targets;
    private OptionalLong before;

    /** Registers this process for the system call. */
    @Setup(Level.Trial)
    public void register() {
      Membarrier.register();
    }

    /** Reads the count of the other threads' CPUs. */
    @Setup(Level.Iteration)
    public void start(Placement placement, ThreadParams thread) {
      made = 0;
      targets =
          IntStream.range(0, placement.threads())
              .filter(other -> other != thread.getThreadIndex())
              .mapToObj(placement::cpuOf)
              .toList();
      before = FunctionCallInterrupts.of(targets);
    }

    @Override
    public void idle() {
      Thread.onSpinWait();
    }

    @Override
    public void serve() {
      // The running kernel interrupts a thread wherever it is.
    }

    void call() {
      Membarrier.call();
      made++;
    }

    /** Reads the count again; a thread without calls reports none. */
    @TearDown(Level.Iteration)
    public void stop() {
      calls = made;
      interrupts = made == 0 ? 0 : added(FunctionCallInterrupts.of(targets));
    }

    private long added(OptionalLong now) {
      return now.isPresent() && before.isPresent() ? now.getAsLong() - before.getAsLong() : -1;
    }

    /** Like {@link Caller#finish}. */
    @TearDown(Level.Trial)
    public void finish(LatencyRecorder recorder, IterationValidity validity, BenchmarkParams params)
        throws IOException {
      recorder.finish(validity, params.getThreads());
    }
  }

  /** One call by the only calling thread. */
  @Benchmark
  @Group("broadcast")
  @GroupThreads(1)
  public void call(
      Control control, PinnedThread thread, Stopwatch stopwatch, Pacer pacer, CallCounts counts) {
    if (thread.isRunning(control)) {
      if (Pacer.isPaced()) {
        if (pacer.awaitCall(control, thread, counts)) {
          counts.call();
          pacer.returned();
        }
      } else {
        stopwatch.start(thread);
        counts.call();
        stopwatch.stop();
      }
    }
  }

  /** One spin of a CPU that is a target of the calls. */
  @Benchmark
  @Group("broadcast")
  @GroupThreads(1)
  public void spin(Control control, PinnedThread thread, CallCounts counts) {
    thread.isRunning(control);
    Thread.onSpinWait();
  }
}
