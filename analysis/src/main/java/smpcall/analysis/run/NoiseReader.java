// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Brings together what run.json and jmh.json say about the noise of a fork.
 *
 * @param entry of the fork's case in jmh.json
 */
record NoiseReader(Environment host, Settings settings, StudyCase studyCase, JmhEntry entry) {

  /**
   * The noise of one fork.
   *
   * @param row its row in jmh.json
   */
  Noise of(ForkEntry fork, int row) {
    OptionalDouble switches = sum("involuntarySwitches", row);
    double seconds =
        studyCase.cpus() * settings.measurementIterations() * settings.iterationMillis() / 1000.0;
    return new Noise(
        fork.time().isPresent()
            ? OptionalLong.of(studyCase.cpus() * fork.time().get().toMillis())
            : OptionalLong.empty(),
        fork.stealMillis(),
        fork.foreignMillis(),
        dividedBy(switches, seconds),
        sum("migrations", row),
        onlineCpus().isPresent()
            ? dividedBy(fork.loadBefore(), onlineCpus().get())
            : OptionalDouble.empty(),
        fork.megahertz());
  }

  /** Empty where the kernel did not tell: it is below 0 there. */
  private OptionalDouble sum(String metric, int row) {
    double sum = 0;
    for (int i = 0; i < settings.measurementIterations(); i++) {
      Optional<Double> value = entry.metric(metric, row, i).filter(count -> count >= 0);
      if (value.isEmpty()) {
        return OptionalDouble.empty();
      }
      sum += value.get();
    }
    return OptionalDouble.of(sum);
  }

  private Optional<Integer> onlineCpus() {
    return host.onlineCpus().filter(cpus -> cpus.matches("[1-9][0-9]{0,8}")).map(Integer::valueOf);
  }

  private static OptionalDouble dividedBy(OptionalDouble value, double by) {
    return value.isPresent() ? OptionalDouble.of(value.getAsDouble() / by) : value;
  }
}
