// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.finding.speed;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import smpcall.analysis.run.Fork;
import smpcall.analysis.run.Iteration;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.run.Version;
import smpcall.analysis.statistics.PairedRatio;

/**
 * The running kernel against a model: the time of its call as a multiple of the model's, on the
 * same CPUs in the same blocks.
 *
 * @param kernel the speed of the running kernel
 * @param model the speed of a version or the floor
 * @param points the time of the kernel divided by that of the model, by block
 * @param times the ratio over all points; empty when there are none
 * @param apart the number of blocks that the run's rule leaves out because their two forks were not
 *     at the same distance
 */
public record KernelComparison(
    CaseSpeed kernel,
    CaseSpeed model,
    SortedMap<Integer, Double> points,
    Optional<PairedRatio> times,
    int apart) {

  /** All comparisons of some cases with the running kernel, in their order. */
  public static List<KernelComparison> of(List<CaseSpeed> speeds) {
    Set<String> models = models(speeds);
    List<KernelComparison> all = new ArrayList<>();
    for (CaseSpeed kernel : kernels(speeds)) {
      for (CaseSpeed model : speeds) {
        StudyCase c = model.studyCase();
        if (models.contains(c.variant())
            && !c.isRepeat()
            && HarnessCost.isOfSameCpus(model, kernel)
            && c.distance().equals(kernel.studyCase().distance())
            && hasGapFor(kernel, c, speeds)) {
          all.add(of(kernel, model));
        }
      }
    }
    return List.copyOf(all);
  }

  /** Whether the kernel was called at the model's gap, or only back to back. */
  private static boolean hasGapFor(CaseSpeed kernel, StudyCase model, List<CaseSpeed> speeds) {
    boolean isAtGap =
        kernels(speeds).stream()
            .anyMatch(other -> other.studyCase().gapNanos() == model.gapNanos());
    return kernel.studyCase().gapNanos() == (isAtGap ? model.gapNanos() : 0);
  }

  /** The harness, the baseline, and the newest version with a claim. */
  private static Set<String> models(List<CaseSpeed> speeds) {
    Map<Version.Part, String> models = new EnumMap<>(Version.Part.class);
    for (CaseSpeed speed : speeds) {
      speed.studyCase().version().ifPresent(version -> models.put(version.part(), version.id()));
    }
    models.remove(Version.Part.EXPLORATORY);
    return Set.copyOf(models.values());
  }

  private static KernelComparison of(CaseSpeed kernel, CaseSpeed model) {
    BlockPairs pairs = BlockPairs.of(model, kernel);
    return new KernelComparison(kernel, model, pairs.byBlock(), pairs.ratio(), pairs.apart());
  }

  /** The speeds of the running kernel. */
  public static List<CaseSpeed> kernels(List<CaseSpeed> speeds) {
    return speeds.stream().filter(s -> s.studyCase().isKernel()).toList();
  }

  /**
   * The function-call interrupts of the called CPUs per call, over all forks of a case that count;
   * empty when the kernel did not count interrupts.
   */
  public static OptionalDouble interruptsPerCall(Run run, StudyCase c) {
    long calls = 0;
    long interrupts = 0;
    for (Fork fork : run.cleanForksOf(c)) {
      for (Iteration iteration : fork.iterations()) {
        if (iteration.interrupts().isPresent()) {
          calls += iteration.audit().calls();
          interrupts += iteration.interrupts().getAsLong();
        }
      }
    }
    return calls == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) interrupts / calls);
  }
}
