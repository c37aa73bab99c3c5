// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which forks are left out, as the run declared it before its first fork.
 *
 * @param limits of every kind of noise, in its unit; a fork above one of them is contaminated
 */
public record ContaminationRule(Map<NoiseKind, Double> limits) {

  static ContaminationRule of(Members rule) {
    Map<NoiseKind, Double> limits = new EnumMap<>(NoiseKind.class);
    limits.put(NoiseKind.STEAL, rule.notNegative("stealPercent"));
    limits.put(NoiseKind.FOREIGN, rule.notNegative("foreignPercent"));
    limits.put(NoiseKind.SWITCHES, rule.notNegative("involuntarySwitches"));
    limits.put(NoiseKind.MIGRATIONS, rule.notNegative("migrations"));
    limits.put(NoiseKind.LOAD, rule.notNegative("loadPerCpu"));
    return new ContaminationRule(Collections.unmodifiableMap(limits));
  }

  /** What there was too much of; what is not known was not too much. */
  List<NoiseExcess> excesses(Noise noise) {
    List<NoiseExcess> excesses = new ArrayList<>();
    limits.forEach(
        (kind, limit) ->
            noise
                .of(kind)
                .ifPresent(
                    measured -> {
                      if (measured > limit) {
                        excesses.add(new NoiseExcess(kind, measured, limit));
                      }
                    }));
    return List.copyOf(excesses);
  }
}
