// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The rule that excludes disturbed forks, declared before the run's first fork.
 *
 * @param limits the limit of every kind of noise, in its unit; a fork above one is contaminated
 */
public record ContaminationRule(Map<NoiseKind, Double> limits) {

  @JsonCreator
  static ContaminationRule of(
      @JsonProperty("stealPercent") double stealPercent,
      @JsonProperty("foreignPercent") double foreignPercent,
      @JsonProperty("involuntarySwitches") double involuntarySwitches,
      @JsonProperty("migrations") double migrations,
      @JsonProperty("loadPerCpu") double loadPerCpu) {
    Map<NoiseKind, Double> limits = new EnumMap<>(NoiseKind.class);
    limits.put(NoiseKind.STEAL, limit("stealPercent", stealPercent));
    limits.put(NoiseKind.FOREIGN, limit("foreignPercent", foreignPercent));
    limits.put(NoiseKind.SWITCHES, limit("involuntarySwitches", involuntarySwitches));
    limits.put(NoiseKind.MIGRATIONS, limit("migrations", migrations));
    limits.put(NoiseKind.LOAD, limit("loadPerCpu", loadPerCpu));
    return new ContaminationRule(Collections.unmodifiableMap(limits));
  }

  private static double limit(String member, double value) {
    Member.requireMeasured(member, value);
    Member.require(value >= 0, member, "0 or more");
    return value;
  }

  /** The kinds of noise above their limits; unknown noise is never above. */
  public List<Noise.Excess> excesses(Noise noise) {
    List<Noise.Excess> excesses = new ArrayList<>();
    limits.forEach(
        (kind, limit) ->
            noise
                .of(kind)
                .ifPresent(
                    measured -> {
                      if (measured > limit) {
                        excesses.add(new Noise.Excess(kind, measured, limit));
                      }
                    }));
    return List.copyOf(excesses);
  }
}
