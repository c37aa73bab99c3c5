// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate;

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
import smpcall.linux.LockKind;
import smpcall.linux.MaskPlace;
import smpcall.simulate.engine.Counts;
import smpcall.simulate.engine.InterruptModel;
import smpcall.simulate.setting.SimulatedHost;

/**
 * The speed of the simulator: a storm of fixed size. The counter {@code accesses} is memory
 * accesses a second; only those of counted calls, so the speed is somewhat higher.
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar SimulatorSpeed</pre>
 */
@Fork(
    value = 2,
    jvmArgsAppend = {
      "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED",
      "-Djdk.virtualThreadScheduler.parallelism=1",
      "-Djdk.virtualThreadScheduler.maxPoolSize=1"
    })
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@State(Scope.Benchmark)
public class SimulatorSpeed {

  /** Accesses a second. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Counted {
    /** Accesses. */
    public long accesses;
  }

  /** Version. */
  @Param({"spinlock", "patched"})
  public String version;

  /** Simulated CPUs. */
  @Param({"16", "64"})
  public int cpus;

  /** One run. */
  @Benchmark
  public RunResult storm(Counted counted) {
    RunResult result =
        Simulation.run(
            new RunSetup(
                Workload.STORM,
                version,
                cpus,
                LockKind.TICKET,
                MaskPlace.INLINE,
                InterruptModel.ANYWHERE,
                SimulatedHost.FLAT,
                0,
                1));
    counted.accesses +=
        result.events().get(Counts.Event.LOAD)
            + result.events().get(Counts.Event.STORE)
            + result.events().get(Counts.Event.ATOMIC);
    return result;
  }
}
