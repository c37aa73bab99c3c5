// SPDX-License-Identifier: Apache-2.0
package smpcall.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests the detectors: they catch every mutant that plain interleaving can show. The test writes
 * the table of all results to target and compares it with src/test/resources/golden; {@code
 * -Dgolden.write=true} writes that again.
 */
@Tag("slow")
class MutantTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden/mutants.txt");
  private static final Path TABLE = Path.of("target/mutants.txt");

  private static final Map<Mutant, Map<String, String>> FOUND = new EnumMap<>(Mutant.class);

  /** Runs mutants in parallel: each has its own classes and machine. */
  @BeforeAll
  static void detect() throws Exception {
    FOUND.putAll(
        Arrays.stream(Mutant.values())
            .parallel()
            .collect(Collectors.toMap(Function.identity(), MutantTest::found)));
    Files.writeString(TABLE, table());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> found(Mutant mutant) {
    if (!mutant.isStepped()) {
      return Map.of();
    }
    try {
      Class<?> copy = new MutantLoader(mutant).loadClass(Detectors.class.getName());
      var detectors =
          (Function<String, Map<String, String>>) copy.getDeclaredConstructor().newInstance();
      return detectors.apply(mutant.version.id());
    } catch (IOException | ReflectiveOperationException e) {
      throw new IllegalStateException(mutant.toString(), e);
    }
  }

  private static String table() {
    StringBuilder table = new StringBuilder();
    FOUND.forEach(
        (mutant, found) -> {
          table.append(mutant).append(" (").append(mutant.version.id()).append(")\n");
          table.append("  ").append(mutant.verdict.words);
          table.append(mutant.why.isEmpty() ? "" : ": " + mutant.why).append('\n');
          found.forEach((detector, what) -> table.append(line(detector, what)));
        });
    return table.toString();
  }

  private static String line(String detector, String what) {
    return String.format("    %-7s %s%n", detector, what);
  }

  static Stream<Mutant> stepped() {
    return Arrays.stream(Mutant.values()).filter(Mutant::isStepped);
  }

  @ParameterizedTest
  @MethodSource("stepped")
  void theMutantsThatCanBeShownAreCaughtAndNoOther(Mutant mutant) {
    Map<String, String> without = FOUND.get(Mutant.valueOf(mutant.version.name()));
    boolean caught =
        FOUND.get(mutant).entrySet().stream()
            .anyMatch(found -> silent(without.get(found.getKey())) && !silent(found.getValue()));

    assertThat(caught).isEqualTo(mutant.verdict == Mutant.Verdict.CAUGHT);
  }

  private static boolean silent(String found) {
    return found.equals("-");
  }

  @Test
  void theTableIsThatOfTheGoldenFile() throws IOException {
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(GOLDEN, table());
    }
    assertThat(table()).isEqualTo(Files.readString(GOLDEN));
  }
}
