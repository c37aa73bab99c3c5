// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.simulated;

import java.util.Arrays;

/**
 * The throughput of a ticket lock as a Markov chain: Boyd-Wickizer, Kaashoek, Morris and Zeldovich,
 * "Non-scalable locks are dangerous" (Linux Symposium, 2012). State k has k CPUs at the lock;
 * another one comes at the rate (n - k) / a, and one leaves at the rate 1 / (s + c k / 2).
 *
 * @param work a, mean time between two sections of a CPU, microseconds
 * @param section s, time of a section with its hand-over, microseconds
 * @param reread c, time for which each waiting CPU occupies the lock's line, microseconds
 */
record LockModel(double work, double section, double reread) {
  /** Sections per microsecond of one CPU that never waits. */
  double alone() {
    return 1 / (work + section);
  }

  /** Sections per microsecond of so many CPUs, relative to {@link #alone()}. */
  double speedUp(int cpus) {
    double[] logs = new double[cpus + 1];
    for (int k = 1; k <= cpus; k++) {
      logs[k] = logs[k - 1] + StrictMath.log((cpus - k + 1) / work * timeToLeave(k));
    }
    double largest = Arrays.stream(logs).max().orElseThrow();
    double all = 0;
    double leaving = 0;
    for (int k = 0; k <= cpus; k++) {
      double weight = StrictMath.exp(logs[k] - largest);
      all += weight;
      leaving += k == 0 ? 0 : weight / timeToLeave(k);
    }
    return leaving / all / alone();
  }

  private double timeToLeave(int atLock) {
    return section + reread * atLock / 2;
  }
}
