// SPDX-License-Identifier: Apache-2.0
package smpcall.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import smpcall.host.Affinity;
import smpcall.host.CpuQuota;
import smpcall.host.Noise;

/**
 * The present state of this host.
 *
 * @param quota limit of this process's CPU time, in CPUs; empty if there is none
 * @param load load average of the last minute, before any measurement; empty if unknown
 * @param stealPercent share of the CPUs' time that the hypervisor took during a busy second,
 *     percent; empty if unknown or not measured
 * @param refusal reason why threads cannot be pinned; empty if they can be pinned to every CPU
 */
public record HostState(
    OptionalDouble quota,
    Optional<Double> load,
    Optional<Double> stealPercent,
    Optional<String> refusal) {

  private static final long SECOND = 1_000_000_000;

  /** The state without steal, which needs busy CPUs. */
  public static HostState now(List<Integer> cpus) {
    return new HostState(
        CpuQuota.ofThisProcess(),
        Optional.ofNullable(Noise.now(cpus).loadBefore()),
        Optional.empty(),
        refusal(cpus));
  }

  /** This state with the steal of a second in which all these CPUs are busy. */
  public HostState withSteal(List<Integer> cpus) {
    return new HostState(quota, load, steal(cpus), refusal);
  }

  private static Optional<String> refusal(List<Integer> cpus) {
    try {
      return Affinity.refusal(cpus);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }

  /** Measures steal; the hypervisor takes no time from an idle CPU. */
  private static Optional<Double> steal(List<Integer> cpus) {
    List<Thread> spinners = new ArrayList<>();
    CountDownLatch pinned = new CountDownLatch(cpus.size());
    for (int cpu : cpus) {
      Thread spinner = new Thread(() -> spin(cpu, pinned), "doctor-spins");
      spinner.start();
      spinners.add(spinner);
    }
    try {
      pinned.await();
      Noise before = Noise.now(cpus);
      long began = System.nanoTime();
      for (Thread spinner : spinners) {
        spinner.join();
      }
      Long steal = before.until(Noise.now(cpus)).stealMillis();
      double millis = (System.nanoTime() - began) / 1e6 * cpus.size();
      return Optional.ofNullable(steal).map(stolen -> 100 * stolen / millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static void spin(int cpu, CountDownLatch pinned) {
    try {
      Affinity.pin(cpu);
    } finally {
      pinned.countDown();
    }
    long began = System.nanoTime();
    while (System.nanoTime() - began < SECOND) {
      Thread.onSpinWait();
    }
  }
}
