// SPDX-License-Identifier: Apache-2.0
package smpcall.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import smpcall.schedule.Mutant.Verdict;

/**
 * Exploration catches the mutants: those that written schedules catch, those that need weak memory,
 * and those of the primitives. The table of all is in a golden file; {@code -Dgolden.write=true}
 * writes it again.
 */
@Tag("slow")
class ExploredMutantTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden/explored-mutants.txt");

  /**
   * Mutants that do no harm here. The handler's full barrier drains a plain store before it walks,
   * and comes after it under every model; in {@link Mutant#PLAIN_STORE_WITHOUT_A_BARRIER} there is
   * none. For {@code csd_unlock}'s barrier those of {@code atomic_dec_return} stand in, as {@code
   * ./study explore --ablate} shows.
   */
  private static final Set<Mutant> EQUIVALENT_HERE =
      Set.of(Mutant.INTERRUPT_TAKEN_BY_A_PLAIN_STORE, Mutant.UNLOCK_WITHOUT_BARRIER);

  private static final Map<Mutant, Map<String, String>> FOUND = new EnumMap<>(Mutant.class);

  @BeforeAll
  static void explore() {
    FOUND.putAll(explore(mutant -> mutant.verdict == Verdict.UNCHANGED));
    FOUND.putAll(explore(mutant -> mutant.verdict != Verdict.UNCHANGED));
  }

  private static Map<Mutant, Map<String, String>> explore(Predicate<Mutant> which) {
    return Arrays.stream(Mutant.values())
        .parallel()
        .filter(which)
        .collect(Collectors.toMap(Function.identity(), ExploredMutantTest::found));
  }

  /** The id of the version, and for a mutant "mutant" and what the version itself breaks. */
  private static String argument(Mutant mutant) {
    if (mutant.verdict == Verdict.UNCHANGED) {
      return mutant.version.id();
    }
    return FOUND.getOrDefault(unchanged(mutant), Map.of()).entrySet().stream()
        .filter(found -> !found.getValue().equals("-"))
        .map(Map.Entry::getKey)
        .collect(Collectors.joining("\n", mutant.version.id() + "\nmutant\n", ""));
  }

  private static Mutant unchanged(Mutant mutant) {
    return Arrays.stream(Mutant.values())
        .filter(each -> each.verdict == Verdict.UNCHANGED && each.version == mutant.version)
        .findFirst()
        .orElse(mutant);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> found(Mutant mutant) {
    try {
      Class<?> copy = new MutantLoader(mutant).loadClass(ExploredMutants.class.getName());
      var mutants =
          (Function<String, Map<String, String>>) copy.getDeclaredConstructor().newInstance();
      return mutants.apply(argument(mutant));
    } catch (IOException | ReflectiveOperationException e) {
      throw new IllegalStateException(mutant.toString(), e);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aMutantIsCaughtUnlessItIsEquivalent(Mutant mutant) {
    if (mutant.verdict == Verdict.UNCHANGED) {
      return;
    }
    boolean equivalent =
        List.of(Verdict.EQUIVALENT, Verdict.EQUIVALENT_EXPLORED).contains(mutant.verdict)
            || EQUIVALENT_HERE.contains(mutant);

    assertThat(isCaught(mutant)).isEqualTo(!equivalent);
  }

  private static boolean isCaught(Mutant mutant) {
    return FOUND.get(mutant).values().stream()
        .anyMatch(found -> !List.of("-", "?").contains(found));
  }

  private static String table() {
    StringBuilder table = new StringBuilder();
    FOUND.forEach(
        (mutant, found) -> {
          table.append(mutant).append(" (").append(mutant.version.id()).append(")\n");
          found.forEach((cell, what) -> table.append(String.format("  %-24s %s%n", cell, what)));
        });
    return table.toString();
  }

  @Test
  void theTableIsThatOfTheGoldenFile() throws IOException {
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(GOLDEN, table());
    }
    assertThat(table()).isEqualTo(Files.readString(GOLDEN));
  }
}
