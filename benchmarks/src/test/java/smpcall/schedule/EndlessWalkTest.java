// SPDX-License-Identifier: Apache-2.0
package smpcall.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import smpcall.check.EndlessWalk;

/**
 * Real threads walk a list that is a cycle; a step of the walk only reads, or takes a lock. Every
 * entry is added twice, so under any schedule no walk ends.
 */
@Tag("slow")
class EndlessWalkTest {

  @ParameterizedTest
  @EnumSource(names = {"ADDED_TWICE", "ADDED_TWICE_SPINLOCK"})
  void isFoundAsACycle(Mutant mutant) throws Exception {
    Map<String, String> found = walk(mutant).apply(mutant.version.id());

    assertThat(found.get("WALK_ENDS")).matches("[12] list: cpu 0, cpu 0 again: a cycle");
  }

  @SuppressWarnings("unchecked")
  private static Function<String, Map<String, String>> walk(Mutant mutant) throws Exception {
    Class<?> copy = new MutantLoader(mutant).loadClass(EndlessWalk.class.getName());
    return (Function<String, Map<String, String>>) copy.getDeclaredConstructor().newInstance();
  }
}
