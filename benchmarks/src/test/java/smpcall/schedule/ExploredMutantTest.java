// SPDX-License-Identifier: Apache-2.0
package smpcall.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import smpcall.schedule.Mutant.Verdict;

/**
 * Exploration catches the mutants: those that written schedules catch, those that need weak memory,
 * and those of the primitives. The golden file has what each cell found until one caught the
 * mutant; a build explores that one again, and {@code -Dgolden.write=true} all, those that do no
 * harm, too.
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

  /** Whether all cells are explored, and the golden file is written again. */
  private static final boolean ALL = Boolean.getBoolean("golden.write");

  private static final Pattern CELL = Pattern.compile("  (.*? (?:TICKET|TAS)) +(.*)");

  private static final Map<Mutant, Map<String, String>> FOUND = new EnumMap<>(Mutant.class);

  @BeforeAll
  static void explore() {
    if (ALL) {
      FOUND.putAll(explore(mutant -> mutant.verdict == Verdict.UNCHANGED));
    } else {
      Arrays.stream(Mutant.values())
          .filter(mutant -> mutant.verdict == Verdict.UNCHANGED)
          .forEach(mutant -> FOUND.put(mutant, golden(mutant)));
    }
    FOUND.putAll(
        explore(
            mutant -> mutant.verdict != Verdict.UNCHANGED && (ALL || isCaught(golden(mutant)))));
  }

  private static Map<Mutant, Map<String, String>> explore(Predicate<Mutant> which) {
    return Arrays.stream(Mutant.values())
        .parallel()
        .filter(which)
        .collect(Collectors.toMap(Function.identity(), ExploredMutantTest::found));
  }

  /**
   * The id of the version, and for a mutant the cells in which the version itself breaks nothing:
   * those up to the one that catches it, by the golden file, of which a build explores that one.
   */
  private static String argument(Mutant mutant) {
    if (mutant.verdict == Verdict.UNCHANGED) {
      return mutant.version.id();
    }
    List<String> cells =
        new ArrayList<>(
            ALL
                ? List.of(ExploredMutants.cells())
                : golden(mutant).entrySet().stream()
                    .filter(cell -> !isCaught(golden(mutant)) || isBroken(cell.getValue()))
                    .map(Map.Entry::getKey)
                    .toList());
    FOUND
        .getOrDefault(unchanged(mutant), Map.of())
        .forEach(
            (cell, found) -> {
              if (!found.equals("-")) {
                cells.remove(cell);
              }
            });
    return mutant.version.id() + "\n" + String.join("\n", cells);
  }

  private static boolean isCaught(Map<String, String> found) {
    return found.values().stream().anyMatch(ExploredMutantTest::isBroken);
  }

  private static boolean isBroken(String found) {
    return !found.equals("-") && !found.equals("?");
  }

  /** What the golden file has for a mutant, by cell. */
  private static Map<String, String> golden(Mutant mutant) {
    Map<String, String> found = new LinkedHashMap<>();
    boolean its = false;
    for (String line : goldenLines()) {
      Matcher cell = CELL.matcher(line);
      if (!cell.matches()) {
        its = line.startsWith(mutant + " (");
      } else if (its) {
        found.put(cell.group(1), cell.group(2));
      }
    }
    return found;
  }

  private static List<String> goldenLines() {
    try {
      return Files.readAllLines(GOLDEN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

    Map<String, String> found = FOUND.containsKey(mutant) ? FOUND.get(mutant) : golden(mutant);
    assertThat(found).isNotEmpty();
    assertThat(isCaught(found)).isEqualTo(!equivalent);
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
  void whatIsFoundIsInTheGoldenFile() throws IOException {
    if (ALL) {
      Files.writeString(GOLDEN, table());
    }
    FOUND.forEach(
        (mutant, found) ->
            assertThat(golden(mutant)).as(mutant.toString()).containsAllEntriesOf(found));
  }
}
