// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import smpcall.store.Json;

/** Every flag of {@code ./study check} does what its help says. */
@Tag("slow")
class CheckFlagsTest {

  @TempDir private static Path home;

  private static Streams ran;
  private static JsonNode json;
  private static Streams there;
  private static JsonNode fromThere;

  private static final Map<String, Runnable> CHECKS = new TreeMap<>();

  static {
    CHECKS.put("--versions", () -> assertThat(cell().get("version").asText()).isEqualTo("floor"));
    CHECKS.put("--workloads", () -> assertThat(cell().get("workload").asText()).isEqualTo("mixed"));
    CHECKS.put("--cpus", () -> assertThat(cell().get("cpus").asInt()).isEqualTo(3));
    CHECKS.put("--calls", CheckFlagsTest::calls);
    CHECKS.put("--seed", () -> assertThat(json.get("seed").asLong()).isEqualTo(7));
    CHECKS.put("--json", () -> assertThat(json.get("cells")).hasSize(1));
    CHECKS.put("--seconds", CheckFlagsTest::seconds);
    CHECKS.put("--jdk", CheckFlagsTest::anotherJdk);
    CHECKS.put("--host", CheckFlagsTest::anotherJdk);
    CHECKS.put("--hosts", CheckFlagsTest::anotherJdk);
    CHECKS.put("--help", () -> assertThat(study("--help").out()).startsWith("Usage: study check"));
    CHECKS.put("--version", () -> assertThat(study("--version").out()).startsWith("smpcall "));
  }

  @BeforeAll
  static void run() throws Exception {
    Path file = home.resolve("check.json");
    ran =
        LockFiles.study(
            home,
            "check",
            "--versions",
            "floor",
            "--workloads",
            "mixed",
            "--cpus",
            "3",
            "--calls",
            "500",
            "--seed",
            "7",
            "--json",
            file.toString());
    json = Json.read(Files.readString(file));
    runOnAnotherJdk();
  }

  private static JsonNode cell() {
    return json.at("/cells/0");
  }

  private static Streams study(String... args) {
    String[] all = new String[args.length + 1];
    all[0] = "check";
    System.arraycopy(args, 0, all, 1, args.length);
    return Streams.of(() -> Main.execute(all));
  }

  /** The count is kept where nothing is found, and not where enough is. */
  private static void calls() {
    assertThat(cell().get("calls").asLong()).isBetween(500L, 3000L);
    assertThat(study("--help").out().replaceAll("\\s+", " "))
        .contains("a version that is convicted often enough ends earlier");
    Streams convicted =
        study("--versions", "lockfree", "--workloads", "storm", "--calls", "1000000000");

    assertThat(convicted.err()).isEmpty();
    assertThat(convicted.status()).isZero();
  }

  /** A second for what would take hours. */
  private static void seconds() {
    Streams streams = study("--versions", "floor", "--workloads", "storm", "--seconds", "1");

    assertThat(streams.err()).isEmpty();
    assertThat(streams.status()).isZero();
  }

  /** This JVM's under a name of its own, started by a program that is no emulator. */
  private static Path anotherHost() throws IOException {
    Path hosts = home.resolve("other hosts.yml");
    Files.writeString(
        hosts,
        "all: {hosts: {elsewhere: {jdks: [{id: own, home: '"
            + System.getProperty("java.home")
            + "', launcher: env LC_ALL=C, flags: [-XX:TieredStopAtLevel=1]}]}}}\n");
    return hosts;
  }

  private static void runOnAnotherJdk() throws IOException {
    Path file = home.resolve("another.json");
    there =
        LockFiles.study(
            home,
            "check",
            "--hosts",
            anotherHost().toString(),
            "--host",
            "elsewhere",
            "--jdk",
            "own",
            "--versions",
            "floor",
            "--workloads",
            "storm",
            "--calls",
            "500",
            "--seed",
            "7",
            "--json",
            file.toString());
    fromThere = Json.read(Files.readString(file));
  }

  private static void anotherJdk() {
    assertThat(there.err()).isEmpty();
    assertThat(there.out())
        .startsWith("seed 7\nJDK own: Java " + Runtime.version() + ", ")
        .contains(", real\n")
        .endsWith("all as expected\n");
    assertThat(there.status()).isZero();
    assertThat(fromThere.at("/jdk/id").asText()).isEqualTo("own");
    assertThat(fromThere.at("/jdk/launcher").asText()).isEqualTo("env");
    assertThat(fromThere.at("/jdk/flags/0").asText()).isEqualTo("-XX:TieredStopAtLevel=1");
    assertThat(fromThere.at("/jdk/emulated").asBoolean()).isFalse();
  }

  @Test
  void everyFlagHasItsCheckAndDoesSomething() {
    assertThat(CHECKS.keySet())
        .containsExactlyElementsOf(
            new CommandLine(new CheckCommand())
                .getCommandSpec().options().stream()
                    .map(OptionSpec::longestName)
                    .sorted()
                    .toList());
    CHECKS.values().forEach(Runnable::run);
  }

  @Test
  void whatIsAsExpectedIsNoFinding() {
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out()).startsWith("seed 7\n").endsWith("all as expected\n");
    assertThat(ran.status()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--calls 0        | --calls 0: give 1 or more",
        "--seconds 0      | --seconds 0: give 1 or more",
        "--cpus 1         | --cpus 1: give 2 to 1024",
        "--cpus 5000      | --cpus 5000: give 2 to 1024",
        "--workloads nope | --workloads: no workload 'nope'; check has storm, broadcast, mixed,"
            + " nowait, emptied",
        "--json /         | --json /: is a directory; give a file in it",
        "--json /no/x     | --json /no/x: its directory is not there or cannot be written; give"
            + " another file"
      })
  void whatCannotBeCheckedIsRefusedInOneLine(String flags, String message) {
    assertThat(study(flags.split(" "))).isEqualTo(new Streams(2, "", "study: " + message + "\n"));
  }

  @Test
  void theLargestCountIsCheckedInTheStudysOwnJvm() {
    assertThatTheLargestCountIsChecked("broadcast", List.of());
  }

  @Test
  void theLargestCountIsCheckedOnAnotherJdk() throws IOException {
    assertThatTheLargestCountIsChecked(
        "storm",
        List.of("--hosts", anotherHost().toString(), "--host", "elsewhere", "--jdk", "own"));
  }

  /** Beside a small one, whose machine is the first. */
  private static void assertThatTheLargestCountIsChecked(String workload, List<String> where) {
    List<String> words =
        new ArrayList<>(List.of("check", "--versions", "floor", "--workloads", workload));
    words.addAll(List.of("--cpus", "3,1024", "--calls", "2"));
    words.addAll(where);

    Streams streams = LockFiles.study(home, words.toArray(new String[0]));

    assertThat(streams.err()).isEmpty();
    assertThat(streams.out()).contains(" 1024 ").endsWith("all as expected\n");
    assertThat(streams.status()).isZero();
  }
}
