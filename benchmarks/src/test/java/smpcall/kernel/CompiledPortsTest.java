// SPDX-License-Identifier: Apache-2.0
package smpcall.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program that looks at compiled code, what it printed, and what is said of that. */
class CompiledPortsTest {

  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
  private static final Path KEPT = REPOSITORY.resolve("charts/compiled");
  private static final Pattern ON_PAGE =
      Pattern.compile("^\\| `(\\S+)` \\| (\\w+) \\| (.*) \\|$", Pattern.MULTILINE);
  private static final Pattern SPACE = Pattern.compile("\\s+");

  /** The numbers of a row: xadd, cmpxchg, xchg, add, other, fences, places. */
  private static List<String> row(List<String> table, String version, String part) {
    String start = String.format("%-15s %-8s", version, part);
    List<String> rows = table.stream().filter(line -> line.startsWith(start)).toList();
    assertThat(rows).hasSize(1);
    return List.of(SPACE.split(rows.get(0))).subList(2, 9);
  }

  private static List<String> kept(String jdk) throws IOException {
    return Files.readAllLines(KEPT.resolve("jdk-" + jdk + ".txt"));
  }

  @Test
  void thisJdkCompilesThePatchAsItDidWhenTheTableWasMade() throws Exception {
    String jdk = String.valueOf(Runtime.version().feature());
    assumeTrue(Files.exists(KEPT.resolve("jdk-" + jdk + ".txt")), "no table of JDK " + jdk);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", // of the program; not of the JVM that it looks at
                "-cp",
                System.getProperty("java.class.path"),
                "benchmarks/src/compiled/CompiledPorts.java",
                "--versions=patched",
                "--forks=1")
            .directory(REPOSITORY.toFile())
            .redirectErrorStream(true)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();

    assumeTrue(status != 2, printed);
    assertThat(status).as(printed).isZero();
    for (String part : List.of("sender", "handler")) {
      assertThat(row(printed.lines().toList(), "patched", part))
          .isEqualTo(row(kept(jdk), "patched", part));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"17", "25"})
  void theBarriersOfThePatchAreNoInstructions(String jdk) throws Exception {
    assertThat(kept(jdk))
        .contains(
            "loadLoadFence        none", "storeStoreFence      none", "atomicFence          none");
    assertThat(places(jdk, "patched")).isEqualTo(places(jdk, "lockfree"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"17", "25"})
  void aCallWithoutTheLockHasEightLockedInstructionsNotTen(String jdk) throws Exception {
    assertThat(places(jdk, "spinlock")).isEqualTo(10);
    assertThat(places(jdk, "patched")).isEqualTo(8);
    assertThat(Files.readString(REPOSITORY.resolve("docs/validity.md")))
        .contains("without the lock a call has eight locked instructions, not ten");
  }

  @ParameterizedTest
  @ValueSource(strings = {"17", "25"})
  void aTicketIsAnXaddAndABitIsClearedByACompareAndSwap(String jdk) throws Exception {
    assertThat(kept(jdk))
        .contains(
            "getAndAddInt         xadd",
            "getAndAddIntAcquire  cmpxchg",
            "getAndBitwiseAnd     cmpxchg");
  }

  /** Of a call with one target. */
  private static int places(String jdk, String version) throws IOException {
    List<String> table = kept(jdk);
    return Stream.of("sender", "handler")
        .map(part -> row(table, version, part).get(6))
        .mapToInt(Integer::parseInt)
        .sum();
  }

  @ParameterizedTest
  @ValueSource(strings = {"17", "25"})
  void thePageHasTheCountsOfTheTable(String jdk) throws Exception {
    List<String> table = kept(jdk);
    List<MatchResult> rows =
        ON_PAGE
            .matcher(Files.readString(REPOSITORY.resolve("docs/compiled-code.md")))
            .results()
            .toList();

    assertThat(rows).hasSizeGreaterThan(2);
    for (MatchResult row : rows) {
      List<String> counts = row(table, row.group(1), row.group(2));
      assertThat(row.group(3))
          .as(row.group())
          .isEqualTo(String.join(" | ", counts.subList(0, 4)) + " | " + counts.get(6));
    }
    assertThat(table).noneMatch(line -> line.contains("of the forks"));
  }
}
