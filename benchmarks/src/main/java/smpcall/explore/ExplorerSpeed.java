// SPDX-License-Identifier: Apache-2.0
package smpcall.explore;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import smpcall.explore.order.MemoryModel;
import smpcall.explore.program.Kernel;
import smpcall.explore.program.Scenario;
import smpcall.linux.LockKind;
import smpcall.linux.MaskPlace;

/**
 * The speed of the search: all states of a fixed program, in one thread. The counter {@code states}
 * is states a second; {@code bytes} is bytes a state, added up over the iterations.
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar ExplorerSpeed</pre>
 */
@Fork(
    value = 2,
    jvmArgsAppend = {"-Dsmpcall.delay=true", "-Xmx3g", "-XX:+UseParallelGC"})
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@State(Scope.Benchmark)
public class ExplorerSpeed {

  /** States a second. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Counted {
    /** States. */
    public long states;
  }

  /** Bytes a state, of the last search. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Sizes {
    private long bytes;
    private long states;

    /** Bytes a state. */
    public double bytes() {
      return (double) bytes / states;
    }
  }

  /** Version. */
  @Param("spinlock")
  public String version;

  /** Memory model: SC, TSO or WEAK. */
  @Param("SC")
  public MemoryModel model;

  /** Explores everything. */
  @Benchmark
  public int search(Counted counted, Sizes sizes) {
    CellSetup setup =
        new CellSetup(
            Kernel.find(version).orElseThrow(),
            Scenario.REUSE.id(),
            model,
            LockKind.TICKET,
            MaskPlace.INLINE);
    Search.Result result =
        new Search(setup.subject(), new Bound(20_000_000), false, () -> false).run();
    counted.states += result.states();
    sizes.bytes = result.bytes();
    sizes.states = result.states();
    return result.ends();
  }
}
