// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import java.util.List;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.BenchmarkParams;
import smpcall.host.PlacementPolicy;
import smpcall.host.Topology;

/** The CPU of each thread; it refuses settings that cannot be measured. */
@State(Scope.Benchmark)
public class Placement {

  /** {@link PlacementPolicy}: {@code cores}, {@code siblings}, {@code node} or {@code spread}. */
  @Param("cores")
  public String policy;

  private List<Integer> cpus;

  /** Chooses the CPUs, once. */
  @Setup(Level.Trial)
  public void choose(BenchmarkParams params) {
    UsageCheck.check(params);
    PlacementPolicy chosen =
        PlacementPolicy.of(policy)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "-p policy=" + policy + ": there are " + PlacementPolicy.ids()));
    cpus = chosen.choose(Topology.ofThisHost(), params.getThreads());
  }

  int threads() {
    return cpus.size();
  }

  int cpuOf(int thread) {
    return cpus.get(thread);
  }
}
