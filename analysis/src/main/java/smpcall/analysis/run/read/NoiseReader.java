// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run.read;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import smpcall.analysis.run.Environment;
import smpcall.analysis.run.Noise;
import smpcall.analysis.run.Settings;
import smpcall.analysis.run.StudyCase;

/** Collects the noise of a fork from its line of forks.jsonl. */
record NoiseReader(Environment host, Settings settings, StudyCase studyCase) {
  Noise of(ForkLine fork, ForkLine.Result result) {
    double seconds =
        studyCase.cpus() * settings.measurementIterations() * settings.iterationMillis() / 1000.0;
    return new Noise(
        OptionalLong.of(studyCase.cpus() * fork.time().toMillis()),
        fork.noise().stealMillis(),
        fork.noise().foreignMillis(),
        dividedBy(sum(result, "involuntarySwitches"), seconds),
        sum(result, "migrations"),
        host.onlineCpus().isPresent()
            ? dividedBy(fork.noise().loadBefore(), host.onlineCpus().getAsInt())
            : OptionalDouble.empty(),
        result.megahertz());
  }

  /** The sum of a count; empty when it is unknown, which is stored as -1. */
  private static OptionalDouble sum(ForkLine.Result result, String metric) {
    List<Long> counts = result.counts().getOrDefault(metric, List.of(-1L));
    return counts.stream().anyMatch(count -> count < 0)
        ? OptionalDouble.empty()
        : OptionalDouble.of(counts.stream().mapToDouble(Long::doubleValue).sum());
  }

  private static OptionalDouble dividedBy(OptionalDouble value, double by) {
    return value.isPresent() ? OptionalDouble.of(value.getAsDouble() / by) : value;
  }
}
