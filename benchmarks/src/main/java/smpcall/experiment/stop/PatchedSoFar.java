// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment.stop;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import smpcall.kernel.KernelVersion;
import smpcall.plan.Case;
import smpcall.store.ResultStore;

/**
 * How many times as fast as the baseline the mail's patch is until now, with the main gap, on most
 * of the CPUs that are measured.
 *
 * @param store the run
 */
record PatchedSoFar(ResultStore store) {

  private static final String VERSION = KernelVersion.PATCHED.id();

  /**
   * Returns the ratio in words, such as {@code patched so far 1.12}.
   *
   * @param complete number of the last complete block
   * @return empty before two blocks have a ratio, and where there is none
   */
  Optional<String> words(int complete) {
    List<Case> paced =
        store.header().cases().stream()
            .filter(each -> each.variant().equals(VERSION) && each.isPaced())
            .filter(each -> each.baseline() != null && each.blocks() == null)
            .toList();
    // The main gap comes first.
    Optional<Case> main = paced.stream().min(Comparator.comparing(each -> -each.cpus()));
    OptionalDouble ratio = main.map(each -> ratio(each, complete)).orElseGet(OptionalDouble::empty);
    if (ratio.isEmpty()) {
      return Optional.empty();
    }
    boolean severalCounts = paced.stream().map(Case::cpus).distinct().count() > 1;
    String on = severalCounts ? " on " + main.get().cpus() + " CPUs" : "";
    return Optional.of(
        String.format(Locale.ROOT, "%s%s so far %.2f", VERSION, on, ratio.getAsDouble()));
  }

  private OptionalDouble ratio(Case testCase, int complete) {
    ContaminatedForks contaminated = new ContaminatedForks(store.header());
    return RatioPrecision.speedup(
        testCase,
        store.header().cases(),
        store.forks().stream().filter(fork -> fork.block() <= complete).toList(),
        fork -> !contaminated.contains(fork),
        store.header().settings().pairing());
  }
}
