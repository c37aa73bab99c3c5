// SPDX-License-Identifier: Apache-2.0
package smpcall.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import smpcall.store.Runs;

class DrawnFactorsTest {

  private static final DrawnFactors RULE = DrawnFactors.RULE;

  private static List<String> levels(String factor, int blocks) {
    return IntStream.rangeClosed(1, blocks)
        .mapToObj(block -> RULE.draw(7, block, "one", 1).get(factor))
        .toList();
  }

  @Test
  void theCasesOfABlockShareItsLevels() {
    Map<String, String> one = RULE.draw(7, 3, "one", 1);
    Map<String, String> other = RULE.draw(7, 3, "other", 2);

    assertThat(one.get("spin")).isEqualTo(other.get("spin"));
    assertThat(one.get("pad")).isEqualTo(other.get("pad"));
  }

  @Test
  void eachForkHasAPlaceAndGapsOfItsOwn() {
    Set<Object> places = new HashSet<>();
    Set<Object> seeds = new HashSet<>();
    for (int block = 1; block <= 20; block++) {
      for (String testCase : List.of("one", "other")) {
        for (int attempt = 1; attempt <= 3; attempt++) {
          places.add(RULE.draw(7, block, testCase, attempt).get("place"));
          seeds.add(RULE.draw(7, block, testCase, attempt).get("seed"));
        }
      }
    }

    assertThat(places).hasSize(120);
    assertThat(seeds).hasSize(120);
  }

  @Test
  void eachLevelComesOnceInItsTurn() {
    assertThat(levels("spin", 5)).containsExactlyInAnyOrder("0", "16", "32", "64", "96");
    assertThat(levels("pad", 8)).doesNotHaveDuplicates();
  }

  @Test
  void fortyBlocksHaveEachPairOfLevelsOnce() {
    List<String> spins = levels("spin", 40);
    List<String> pads = levels("pad", 40);
    Set<String> pairs = new HashSet<>();
    for (int block = 0; block < 40; block++) {
      pairs.add(spins.get(block) + " " + pads.get(block));
    }

    assertThat(pairs).hasSize(40);
  }

  @Test
  void theSameSeedDrawsTheSame() {
    assertThat(RULE.draw(7, 3, "one", 1)).isEqualTo(RULE.draw(7, 3, "one", 1));
    assertThat(RULE.draw(7, 3, "one", 1)).isNotEqualTo(RULE.draw(8, 3, "one", 1));
  }

  @Test
  void aForkHasTheParametersOfItsBenchmarkOnly() {
    List<Case> cases =
        Runs.cases(
            List.of("spinlock", "kernel"),
            Workload.BROADCAST,
            Workload.PING_PONG,
            Workload.MEMORY_COST);
    Plan plan = new Plan(cases, 1, 7);

    assertThat(names(plan, "broadcast-spinlock-2cpus-a"))
        .containsExactly("pad", "place", "seed", "spin");
    assertThat(names(plan, "broadcast-kernel-2cpus-a")).containsExactly("seed");
    assertThat(names(plan, "memory-cost-array-2cpus-a")).containsExactly("pad", "place", "seed");
    assertThat(names(plan, "ping-pong-2cpus-a")).isEmpty();
    assertThat(plan.draw(null, cases.get(0), 1, 1)).isEmpty();
  }

  private static Set<String> names(Plan plan, String id) {
    Case testCase = plan.cases().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
    return plan.draw(RULE, testCase, 1, 1).keySet();
  }

  @Test
  void aFactorWithoutLevelsIsRefused() {
    assertThatThrownBy(() -> new DrawnFactors(List.of(), List.of(0)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new DrawnFactors(null, List.of(0)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
