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
 * What a call costs in the real thing: {@link Broadcast} by the running kernel. One thread makes
 * the system call that interrupts all CPUs on which the others spin ({@link Membarrier}); they need
 * not look for anything, as they are really interrupted.
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar KernelCall -tg 1,1</pre>
 *
 * <p>The figure is JMH's result {@code call}. There is no audit: nothing but the system call's
 * return is seen of a call. That the interrupts happened is seen in the kernel's own count of them.
 */
public class KernelCall extends PinnedBenchmark {

  /** A thread's calls and what the kernel counted meanwhile; JMH reports the public fields. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Books {

    /** Calls made, from the first to the last of the iteration. */
    public long calls;

    /** {@link FunctionCallInterrupts} of the other threads' CPUs meanwhile; -1 when not known. */
    public long interrupts;

    private long made;
    private List<Integer> targets;
    private OptionalLong before;

    /** Announces the system call. */
    @Setup(Level.Trial)
    public void register() {
      Membarrier.register();
    }

    /** Looks at the counts of the CPUs of the other threads. */
    @Setup(Level.Iteration)
    public void open(Placement placement, ThreadParams thread) {
      made = 0;
      targets =
          IntStream.range(0, placement.threads())
              .filter(other -> other != thread.getThreadIndex())
              .mapToObj(placement::cpuOf)
              .toList();
      before = FunctionCallInterrupts.of(targets);
    }

    void call() {
      Membarrier.call();
      made++;
    }

    /** Looks again; of a thread that made no call nothing is told. */
    @TearDown(Level.Iteration)
    public void close() {
      calls = made;
      interrupts = made == 0 ? 0 : added(FunctionCallInterrupts.of(targets));
    }

    private long added(OptionalLong now) {
      return now.isPresent() && before.isPresent() ? now.getAsLong() - before.getAsLong() : -1;
    }

    /** As {@link Caller#leave}. */
    @TearDown(Level.Trial)
    public void leave(LatencyRecorder book, IterationValidity soundness, BenchmarkParams params)
        throws IOException {
      book.leave(soundness, params.getThreads());
    }
  }

  /** One call, by the only thread that makes any. */
  @Benchmark
  @Group("broadcast")
  @GroupThreads(1)
  public void call(Control control, PinnedThread thread, Stopwatch stopwatch, Books books) {
    if (thread.goesOn(control)) {
      stopwatch.starts(thread);
      books.call();
      stopwatch.stops();
    }
  }

  /** One turn of a CPU that is there to be interrupted. */
  @Benchmark
  @Group("broadcast")
  @GroupThreads(1)
  public void spin(Control control, PinnedThread thread, Books books) {
    thread.goesOn(control);
    Thread.onSpinWait();
  }
}
