// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import smpcall.benchmark.PinnedBenchmark;
import smpcall.experiment.ForkRunner;
import smpcall.experiment.JavaRuntimes;
import smpcall.host.Affinity;
import smpcall.host.PlacementPolicy;
import smpcall.host.Topology;
import smpcall.plan.Case;
import smpcall.plan.HostsFile;
import smpcall.plan.Selection;
import smpcall.plan.Settings;
import smpcall.plan.Workload;
import smpcall.store.Json;

/**
 * A JVM of another architecture under its emulator: s390x, which is big-endian. {@code ./mvnw
 * verify -Pemulation}.
 */
class EmulationIT {

  private static final String ARCHITECTURE = "s390x";
  private static final Path PREPARE = Path.of("src", "main", "emulation", "prepare");
  private static final Path HOSTS =
      Path.of("..", "target", "emulation", "hosts.yml").toAbsolutePath().normalize();

  @TempDir private static Path checkout;

  @BeforeAll
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  static void prepare() throws Exception {
    Path log = checkout.resolve("prepare.log");
    Process prepare =
        new ProcessBuilder(PREPARE.toString(), ARCHITECTURE)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    int status = prepare.waitFor();
    List<String> output = Files.readAllLines(log, StandardCharsets.UTF_8);
    assumeTrue(status == 0, () -> "no JVM of " + ARCHITECTURE + ": " + output);
  }

  /** The races show within some hundred calls, and the check has as long as it takes. */
  @Test
  void aCheckThereFindsTheRacesAndNamesTheEmulator() throws Exception {
    assertIsAsExpected(check("lockfree", 100_000));
  }

  @Test
  void theSpinlockIsCorrectThere() throws Exception {
    assertIsAsExpected(check("spinlock", 2_000));
  }

  private static JsonNode check(String version, int calls) throws Exception {
    Path json = checkout.resolve(version + ".json");

    Streams check =
        new StudyProcess(checkout)
            .run(
                "check",
                "--hosts",
                HOSTS.toString(),
                "--jdk",
                ARCHITECTURE,
                "--versions",
                version,
                "--workloads",
                "storm",
                "--calls",
                String.valueOf(calls),
                "--json",
                json.toString());

    assertThat(check.err()).isEmpty();
    assertThat(check.out())
        .contains("\nJDK s390x: Java 17", ", s390x, emulated on ", " by qemu-s390x-static\n")
        .contains("\nAll as expected.\n");
    assertThat(check.status()).isZero();
    return Json.read(Files.readString(json));
  }

  private static void assertIsAsExpected(JsonNode check) {
    assertThat(check.at("/jdk/architecture").asText()).isEqualTo(ARCHITECTURE);
    assertThat(check.at("/jdk/emulated").asBoolean()).isTrue();
    assertThat(check.at("/cells/0/asExpected").asBoolean()).isTrue();
  }

  @Test
  void aForkRunsTherePinnedFromOutside() {
    assumeTrue(Affinity.allowed().cardinality() >= 2, "this process may use one CPU only");
    System.setProperty("jmh.ignoreLock", "true");
    Map<String, JavaRuntimes.Runtime> runtimes =
        JavaRuntimes.of(HostsFile.read(HOSTS).host("localhost"), List.of(ARCHITECTURE));
    Case floor =
        new Selection(
                List.of("floor"),
                List.of(),
                List.of(Workload.STORM),
                List.of(),
                List.of(2),
                List.of(PlacementPolicy.CORES),
                List.of(ARCHITECTURE))
            .cases(Topology.ofThisHost())
            .get(0);
    List<String> flags = List.of(PinnedBenchmark.jvmArgs());
    Settings settings =
        new Settings("smoke", 42, 1, 1, null, null, 1, 1, 50, flags, 1, null, null, null, null);

    ForkRunner.Outcome outcome = new ForkRunner(settings, runtimes).run(floor, new TreeMap<>());

    assertThat(outcome.error()).isNull();
    assertThat(outcome.result().count("misplaced")).isNotEmpty().allMatch(n -> n == 0);
    assertThat(outcome.result().count("failures")).isNotEmpty().allMatch(n -> n == 0);
    assertThat(outcome.result().count("calls")).isNotEmpty().allMatch(n -> n > 0);
  }
}
