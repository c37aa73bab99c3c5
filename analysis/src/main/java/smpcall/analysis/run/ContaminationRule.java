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
public record ContaminationRule(Map<Disturbance, Double> limits) {

  static ContaminationRule of(Members rule) {
    Map<Disturbance, Double> limits = new EnumMap<>(Disturbance.class);
    limits.put(Disturbance.STEAL, rule.notNegative("stealPercent"));
    limits.put(Disturbance.FOREIGN, rule.notNegative("foreignPercent"));
    limits.put(Disturbance.SWITCHES, rule.notNegative("involuntarySwitches"));
    limits.put(Disturbance.MIGRATIONS, rule.notNegative("migrations"));
    limits.put(Disturbance.LOAD, rule.notNegative("loadPerCpu"));
    return new ContaminationRule(Collections.unmodifiableMap(limits));
  }

  /** What there was too much of; what is not known was not too much. */
  List<Excess> excesses(Noise noise) {
    List<Excess> excesses = new ArrayList<>();
    limits.forEach(
        (kind, limit) ->
            noise
                .of(kind)
                .ifPresent(
                    measured -> {
                      if (measured > limit) {
                        excesses.add(new Excess(kind, measured, limit));
                      }
                    }));
    return List.copyOf(excesses);
  }
}
