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
 * A model against the real thing: how many times as long the running kernel takes for a call, on
 * the same CPUs in the same blocks.
 *
 * @param kernel the running kernel
 * @param model a version, or the floor
 * @param points by block: time of the kernel divided by that of the model
 * @param times all of them together; empty when there is none
 * @param apart blocks that are not among the points because their two forks were not at the same
 *     distance, where the run declared that
 */
public record KernelComparison(
    CaseSpeed kernel,
    CaseSpeed model,
    SortedMap<Integer, Double> points,
    Optional<PairedRatio> times,
    int apart) {

  /** All such comparisons of some cases, in their order. */
  public static List<KernelComparison> of(List<CaseSpeed> speeds) {
    Set<String> models = models(speeds);
    List<KernelComparison> all = new ArrayList<>();
    for (CaseSpeed kernel : kernels(speeds)) {
      for (CaseSpeed model : speeds) {
        StudyCase c = model.studyCase();
        if (models.contains(c.variant())
            && !c.isRepeat()
            && HarnessCost.isOfSameCpus(model, kernel)) {
          all.add(of(kernel, model));
        }
      }
    }
    return List.copyOf(all);
  }

  /** The harness, the baseline, and the last in history of the versions with a claim. */
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

  /** Those of the running kernel. */
  public static List<CaseSpeed> kernels(List<CaseSpeed> speeds) {
    return speeds.stream().filter(s -> s.studyCase().isKernel()).toList();
  }

  /**
   * Function-call interrupts of the called CPUs for each call, over all forks of a case that count;
   * empty when the kernel did not count them.
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
