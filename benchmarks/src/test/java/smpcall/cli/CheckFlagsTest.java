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

/** Every option of {@code ./study check} has the effect that its help describes. */
@Tag("slow")
class CheckFlagsTest {

  @TempDir private static Path checkout;

  private static Streams ran;
  private static JsonNode json;
  private static Streams ranOnAnotherJdk;
  private static JsonNode jsonOfAnotherJdk;

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
    CHECKS.put("--verbose", CheckFlagsTest::verbose);
    CHECKS.put("--help", () -> assertThat(study("--help").out()).startsWith("Usage: study check"));
    CHECKS.put("--version", () -> assertThat(study("--version").out()).startsWith("smpcall "));
  }

  @BeforeAll
  static void run() throws Exception {
    Path file = checkout.resolve("check.json");
    ran =
        LockFiles.study(
            checkout,
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

  /** A check without findings makes all calls; enough findings end it earlier. */
  private static void calls() {
    assertThat(cell().get("calls").asLong()).isBetween(500L, 3000L);
    assertThat(study("--help").out().replaceAll("\\s+", " "))
        .contains("A version that is convicted often enough ends earlier");
    Streams convicted =
        study("--versions", "lockfree", "--workloads", "storm", "--calls", "1000000000");

    assertThat(convicted.err()).isEmpty();
    assertThat(convicted.status()).isZero();
  }

  /** One second limits a check that would take hours. */
  private static void seconds() {
    Streams streams = study("--versions", "floor", "--workloads", "storm", "--seconds", "1");

    assertThat(streams.err()).isEmpty();
    assertThat(streams.status()).isZero();
  }

  /** Writes an inventory with this JVM under another name, and a launcher that is no emulator. */
  private static Path anotherHost() throws IOException {
    Path hosts = checkout.resolve("other hosts.yml");
    Files.writeString(
        hosts,
        "all: {hosts: {elsewhere: {jdks: [{id: own, home: '"
            + System.getProperty("java.home")
            + "', launcher: env LC_ALL=C, flags: [-XX:TieredStopAtLevel=1]}]}}}\n");
    return hosts;
  }

  private static void runOnAnotherJdk() throws IOException {
    Path file = checkout.resolve("another.json");
    ranOnAnotherJdk =
        LockFiles.study(
            checkout,
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
            "--verbose",
            "--seed",
            "7",
            "--json",
            file.toString());
    jsonOfAnotherJdk = Json.read(Files.readString(file));
  }

  private static void verbose() {
    assertThat(ran.out()).doesNotContain(" ok\n");
    assertThat(ranOnAnotherJdk.out()).containsPattern("floor +storm +4 +[\\d,]+ +- .* ok\n");
  }

  private static void anotherJdk() {
    assertThat(ranOnAnotherJdk.err()).isEmpty();
    assertThat(ranOnAnotherJdk.out())
        .startsWith("seed 7\nJDK own: Java " + Runtime.version() + ", ")
        .contains(", real\n")
        .contains("\nAll as expected.\n");
    assertThat(ranOnAnotherJdk.status()).isZero();
    assertThat(jsonOfAnotherJdk.at("/jdk/id").asText()).isEqualTo("own");
    assertThat(jsonOfAnotherJdk.at("/jdk/launcher").asText()).isEqualTo("env");
    assertThat(jsonOfAnotherJdk.at("/jdk/flags/0").asText()).isEqualTo("-XX:TieredStopAtLevel=1");
    assertThat(jsonOfAnotherJdk.at("/jdk/emulated").asBoolean()).isFalse();
  }

  @Test
  void everyOptionHasItsCheckAndItsEffect() {
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
  void anExpectedOutcomeIsNoFinding() {
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out()).startsWith("seed 7\n").contains("\nAll as expected.\n");
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
            + " nowait, emptied, single",
        "--versions nope  | --versions: no version 'nope'; there are floor, spinlock, lockfree,"
            + " patched, linux-6dc19899, linux-2.6.38, linux-2.6.39, linux-4.14, linux-5.13, sender,"
            + " destination, destination-cmpxchg",
        "--versions floor --workloads single | --versions and --workloads: none of these versions"
            + " runs these workloads; single calls (sender, destination, destination-cmpxchg) run"
            + " single only",
        "--json /         | --json /: is a directory; give a file in it",
        "--json /no/x     | --json /no/x: its directory is missing or not writable; give"
            + " another file"
      })
  void badInputIsRefusedInOneLine(String flags, String message) {
    assertThat(study(flags.split(" "))).isEqualTo(new Streams(2, "", "study: " + message + "\n"));
  }

  @Test
  void kernelsWithSingleCallsOnlyHaveRowsOfTheirOwn() throws IOException {
    Path file = checkout.resolve("single.json");

    Streams streams =
        LockFiles.study(
            checkout,
            "check",
            "--versions",
            "sender,destination,destination-cmpxchg",
            "--seconds",
            "3",
            "--json",
            file.toString());

    assertThat(streams.err()).isEmpty();
    assertThat(streams.out())
        .contains("\ndestination-cmpxchg     4  nothing ", "\nAll as expected.\n");
    assertThat(streams.status()).isZero();
    JsonNode cells = Json.read(Files.readString(file)).get("cells");
    assertThat(cells).hasSize(3);
    assertThat(cells.get(1).get("version").asText()).isEqualTo("destination");
    assertThat(cells.get(1).get("expected").asText()).isEqualTo("shared csd");
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

  /** Checks a small count first, as the first machine must not set the size of the second. */
  private static void assertThatTheLargestCountIsChecked(String workload, List<String> where) {
    List<String> words =
        new ArrayList<>(List.of("check", "--versions", "floor", "--workloads", workload));
    words.addAll(List.of("--cpus", "3,1024", "--calls", "2"));
    words.addAll(where);

    Streams streams = LockFiles.study(checkout, words.toArray(new String[0]));

    assertThat(streams.err()).isEmpty();
    assertThat(streams.out()).contains(" 1024 ").contains("\nAll as expected.\n");
    assertThat(streams.status()).isZero();
  }
}
