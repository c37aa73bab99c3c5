// SPDX-License-Identifier: Apache-2.0
package smpcall.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import smpcall.audit.Findings;
import smpcall.kernel.KernelConfig;
import smpcall.kernel.KernelVersion;
import smpcall.linux.LockKind;
import smpcall.linux.MaskPlace;
import smpcall.schedule.Scenario.Program;

/** Runs versions under schedules and programs that depend on a seed only. */
final class Explorer {

  private static final int CALLS = 4;

  private Explorer() {}

  /** The findings of a number of runs, with seeds from {@code first} on. */
  static Findings explore(KernelVersion version, int first, int runs) {
    Findings findings = new Findings();
    for (int seed = first; seed < first + runs; seed++) {
      findings.addAll(run(version, seed).findings());
    }
    return findings;
  }

  /** Runs one seed. */
  static Scenario.Outcome run(KernelVersion version, int seed) {
    int cpus = 3 + seed % 2;
    return Scenario.run(version, config(seed), policy(seed, cpus), programs(seed, cpus));
  }

  private static KernelConfig config(int seed) {
    return new KernelConfig(
        LockKind.values()[seed / 2 % 2], MaskPlace.values()[seed / 4 % 2], seed / 8 % 2 == 0);
  }

  private static Policy policy(int seed, int cpus) {
    return switch (seed % 5) {
      case 0 -> new RandomPolicy(seed, 8);
      case 1 -> new RandomPolicy(seed, 32);
      default -> new PriorityPolicy(seed, cpus, seed % 5);
    };
  }

  /** Every CPU calls wide and narrow masks, mostly with wait. */
  private static List<Program> programs(int seed, int cpus) {
    SplittableRandom seeds = new SplittableRandom(seed);
    List<Program> programs = new ArrayList<>();
    for (int cpu = 0; cpu < cpus; cpu++) {
      SplittableRandom random = seeds.split();
      int caller = cpu;
      programs.add(
          (scenario, self) -> {
            for (int call = 0; call < CALLS; call++) {
              scenario.call(self, random.nextInt(8) != 0, targets(random, caller, cpus));
            }
          });
    }
    return programs;
  }

  private static int[] targets(SplittableRandom random, int caller, int cpus) {
    int leftOut = random.nextInt(2 * cpus);
    return IntStream.range(0, cpus).filter(cpu -> cpu != caller && cpu != leftOut).toArray();
  }
}
