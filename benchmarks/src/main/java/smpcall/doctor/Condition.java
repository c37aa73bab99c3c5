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
 * How this host is at this moment.
 *
 * @param quota the CPU time that its control group gives to this process, in CPUs; empty: no limit
 * @param load average of the last minute, before anything was measured; empty where not told
 * @param stealPercent of all allowed CPUs' time while each of them was busy for a second, given to
 *     others by the hypervisor; empty where not told, or not measured
 * @param refusal why no thread can be pinned; empty when every allowed CPU takes one
 */
public record Condition(
    OptionalDouble quota,
    Optional<Double> load,
    Optional<Double> stealPercent,
    Optional<String> refusal) {

  private static final long SECOND = 1_000_000_000;

  /** As far as it can be told without making anything busy. */
  public static Condition look(List<Integer> cpus) {
    return new Condition(
        CpuQuota.ofThisProcess(),
        Optional.ofNullable(Noise.now(cpus).loadBefore()),
        Optional.empty(),
        refusal(cpus));
  }

  /** The same, with the steal of a second in which every CPU has work. */
  public Condition andSteal(List<Integer> cpus) {
    return new Condition(quota, load, steal(cpus), refusal);
  }

  private static Optional<String> refusal(List<Integer> cpus) {
    try {
      return Affinity.refusal(cpus);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }

  /** A CPU that is idle has nothing to steal from. */
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
