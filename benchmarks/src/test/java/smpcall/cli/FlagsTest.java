// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import smpcall.experiment.JavaRuntimes;
import smpcall.host.Affinity;
import smpcall.inventory.Host;
import smpcall.inventory.Inventory;
import smpcall.message.UserError;
import smpcall.plan.KernelRow;
import smpcall.plan.Selection;
import smpcall.plan.Settings;
import smpcall.plan.Workload;

/** Every option of {@code ./study run} has the effect that its help describes. */
@Tag("slow")
class FlagsTest {

  private static final String INVENTORY =
      """
      all:
        hosts:
          elsewhere:
            cpus: %2$s
            placements: [spread]
            jdks:
            - {id: one, home: '%1$s'}
            - {id: two, home: '%1$s'}
            - {id: small, home: '%1$s', flags: [-Dsmpcall.memory=1]}
      """;

  @FunctionalInterface
  interface Check {
    void run() throws Exception;
  }

  @TempDir private static Path checkout;

  private static Streams ran;

  private static final Map<String, Check> CHECKS = new TreeMap<>();

  static {
    CHECKS.put("--profile", FlagsTest::profile);
    CHECKS.put("--versions", FlagsTest::versions);
    CHECKS.put("--workloads", FlagsTest::workloads);
    CHECKS.put("--cpus", FlagsTest::cpus);
    CHECKS.put("--jdk", FlagsTest::jdk);
    // Its effect on the runtimes is in JdkHomeOptionTest.
    CHECKS.put("--jdk-home", FlagsTest::jdkHome);
    CHECKS.put("--seed", FlagsTest::seed);
    CHECKS.put("--budget", FlagsTest::budget);
    CHECKS.put("--precision", FlagsTest::precision);
    CHECKS.put("--arms", FlagsTest::arms);
    CHECKS.put("--blocks", FlagsTest::blocks);
    CHECKS.put("--gaps", FlagsTest::gaps);
    CHECKS.put("--sensitivity", FlagsTest::sensitivity);
    CHECKS.put("--resume", FlagsTest::resume);
    CHECKS.put("--host", FlagsTest::host);
    CHECKS.put("--hosts", FlagsTest::hosts);
    CHECKS.put("--results", FlagsTest::results);
    CHECKS.put("--charts", FlagsTest::charts);
    CHECKS.put("--no-report", FlagsTest::noReport);
    // What it does on a busy host is in ExperimentTest, as no test may need one.
    CHECKS.put("--anyway", () -> assertThat(help("--help")).contains("Go on although others"));
    CHECKS.put("--verbose", FlagsTest::verbose);
    CHECKS.put("--wait", FlagsTest::waitTime);
    CHECKS.put("--help", () -> assertThat(help("--help")).startsWith("Usage:"));
    CHECKS.put("--version", () -> assertThat(help("--version")).startsWith("smpcall "));
  }

  /** Makes a short run for the options whose effect needs a run. */
  @BeforeAll
  static void run() throws Exception {
    assumeTrue(
        Affinity.allowed().cardinality() >= 2,
        "this process may use one CPU only, and nothing can be measured on it");
    EchoAnalysis.install(checkout);
    Files.writeString(checkout.resolve("inventory.yml"), inventory("auto"));
    ran = shortRun("kept", "--charts", "drawn", "--jdk", "two", "--verbose");
  }

  private static String inventory(String cpus) {
    return String.format(INVENTORY, System.getProperty("java.home"), cpus);
  }

  static List<String> flags() {
    return new CommandLine(new RunCommand())
        .getCommandSpec().options().stream().map(OptionSpec::longestName).sorted().toList();
  }

  @Test
  void everyOptionHasItsCheck() {
    assertThat(CHECKS.keySet()).containsExactlyElementsOf(flags());
  }

  @ParameterizedTest
  @MethodSource("flags")
  void anOptionHasItsEffect(String flag) throws Exception {
    CHECKS.get(flag).run();
  }

  private static PlanOptions options(String... args) {
    return CommandLine.populateCommand(new PlanOptions(), args);
  }

  private static Settings settings(String... args) {
    return options(args).settings(List.of());
  }

  private static Host elsewhere() throws IOException {
    Path file = Files.writeString(checkout.resolve("elsewhere.yml"), inventory("[2, 4]"));
    return Inventory.read(file).host("elsewhere");
  }

  private static Selection selection(String... args) throws IOException {
    return options(args).selection(elsewhere(), Hosts.withCores(8), List.of("one"));
  }

  private static String help(String flag) {
    return Streams.of(() -> Main.execute("run", flag)).out();
  }

  private static void profile() {
    assertThat(settings().profile()).isEqualTo("quick");
    assertThat(settings("--profile", "full").profile()).isEqualTo("full");
    assertThat(settings("--profile", "full").leastBlocks()).isGreaterThan(settings().leastBlocks());
  }

  private static void versions() throws IOException {
    assertThat(selection().versions()).hasSizeGreaterThan(2);
    assertThat(selection().once()).isNotEmpty();
    assertThat(selection("--versions", "patched,floor,patched").versions())
        .containsExactly("patched", "floor");
    assertThat(selection("--versions", "linux-4.14").once()).isEmpty();
    assertThat(selection().versions()).contains(KernelRow.ID);
    assertThat(selection("--profile", "smoke").versions()).doesNotContain(KernelRow.ID);
    assertThat(selection("--versions", "kernel,floor").versions())
        .containsExactly("kernel", "floor");
    assertThatThrownBy(() -> selection("--versions", "kernel", "--workloads", "storm"))
        .isInstanceOf(UserError.class)
        .hasMessageEndingWith("give --workloads broadcast");
  }

  private static void workloads() throws IOException {
    assertThat(selection("--profile", "full").workloads()).isEqualTo(Workload.usual());
    assertThat(selection().brief()).containsExactly(Workload.BROADCAST, Workload.PING_PONG);
    assertThat(selection("--profile", "smoke").workloads())
        .containsExactly(Workload.STORM, Workload.BROADCAST, Workload.PING_PONG);
    assertThat(selection("--workloads", "broadcast").workloads())
        .containsExactly(Workload.BROADCAST);
    assertThat(selection("--workloads", "broadcast").brief()).isEmpty();
  }

  private static void cpus() throws IOException {
    assertThat(selection().cpus()).as("the inventory's").containsExactly(2, 4);
    assertThat(selection("--cpus", "3,8").cpus()).containsExactly(3, 8);
  }

  private static void jdk() throws IOException {
    assertThat(JavaRuntimes.of(elsewhere(), null).keySet()).containsExactly("one", "two", "small");
    assertThat(JavaRuntimes.of(elsewhere(), options("--jdk", "two").jdks()).keySet())
        .containsExactly("two");
    assertThat(Optional.ofNullable(options("--jdk", "two,one").jdks()))
        .contains(List.of("two", "one"));
  }

  private static void jdkHome() throws Exception {
    Streams refused = shortRun("refused", "--jdk-home", "three=" + checkout);
    assertThat(refused.err()).startsWith("study: --jdk-home three=").hasLineCount(1);
    assertThat(refused.status()).isEqualTo(2);
  }

  private static void seed() {
    assertThat(settings("--seed", "7").seed()).isEqualTo(7);
    assertThat(settings().seed()).isGreaterThan(7);
  }

  private static void budget() {
    assertThat(settings("--profile", "smoke").budgetSeconds()).isNull();
    assertThat(settings().budgetSeconds()).isEqualTo(225);
    assertThat(settings().budgetAfterBlocks()).isEqualTo(7);
    assertThat(settings("--budget", "2m").budgetSeconds()).isEqualTo(120);
    assertThat(settings("--budget", "2m").budgetAfterBlocks()).isEqualTo(1);
    assertThat(settings("--profile", "full").budgetSeconds()).isEqualTo(3600);
  }

  private static void precision() {
    assertThat(settings("--profile", "smoke").precisionPercent()).isNull();
    assertThat(settings().precisionPercent()).isEqualTo(5);
    assertThat(settings("--precision", "3%").precisionPercent()).isEqualTo(3);
    assertThat(settings("--profile", "full").precisionPercent()).isEqualTo(2);
  }

  private static void blocks() {
    assertThat(settings("--blocks", "40").blocks()).isEqualTo(40);
    assertThat(settings("--blocks", "40").leastBlocks()).isEqualTo(40);
    assertThat(settings("--blocks", "40").budgetSeconds()).isNull();
    assertThat(settings("--blocks", "40").precisionPercent()).isNull();
    assertThat(settings("--blocks", "40", "--budget", "2m").budgetSeconds()).isEqualTo(120);
    assertThatThrownBy(() -> settings("--blocks", "0")).hasMessage("--blocks 0: give 1 to 10000");
    assertThatThrownBy(() -> settings("--blocks", "9", "--precision", "3%"))
        .hasMessageStartingWith("--blocks: ");
  }

  private static void gaps() throws IOException {
    assertThat(selection().gaps()).containsExactly(1000);
    assertThat(selection("--profile", "full").gaps()).containsExactly(1000, 5000, 0);
    assertThat(selection("--gaps", "0,300,0").gaps()).containsExactly(0, 300);
    assertThatThrownBy(() -> selection("--gaps", "-1")).hasMessageStartingWith("--gaps -1: give");
    assertThatThrownBy(() -> selection("--gaps", "1000001"))
        .hasMessageStartingWith("--gaps 1000001: give");
  }

  private static void sensitivity() throws IOException {
    assertThat(settings("--sensitivity").profile()).isEqualTo("sensitivity");
    assertThat(selection("--sensitivity").gaps()).hasSizeGreaterThan(3).contains(0);
    assertThat(selection("--sensitivity").versions())
        .containsExactly("spinlock", "patched", "linux-2.6.39");
    assertThatThrownBy(() -> settings("--sensitivity", "--profile", "full"))
        .hasMessageStartingWith("--sensitivity: ");
  }

  private static void arms() throws IOException {
    assertThat(selection().arms()).isEqualTo(2);
    assertThat(selection("--arms", "8").arms()).isEqualTo(8);
    assertThatThrownBy(() -> selection("--arms", "1")).hasMessage("--arms 1: give 2 to 26");
    assertThatThrownBy(() -> selection("--arms", "3", "--versions", "floor"))
        .hasMessage("--arms: needs spinlock; add it to --versions");
  }

  private static void resume() throws Exception {
    String[] args = {
      "run",
      "--resume",
      "--hosts",
      checkout.resolve("elsewhere.yml").toString(),
      "--host",
      "elsewhere"
    };
    elsewhere();
    assertThat(new StudyProcess(checkout).run(args).err())
        .startsWith("study: --resume: no run in ")
        .hasLineCount(1);
  }

  private static void host() {
    assertThat(checkout.resolve("kept").resolve("elsewhere")).isDirectory();
  }

  private static void hosts() {
    assertThat(checkout.resolve("hosts.yml")).as("the inventory that is not read").doesNotExist();
    assertThat(ran.err()).isEmpty();
  }

  private static void results() {
    assertThat(checkout.resolve("kept")).isDirectory();
    assertThat(checkout.resolve("benchmarks")).doesNotExist();
  }

  /** Makes a run on the second JDK of another host. */
  private static Streams shortRun(String results, String... more) throws Exception {
    List<String> arguments =
        new ArrayList<>(List.of("run", "--profile", "smoke", "--workloads", "ping-pong"));
    arguments.addAll(List.of("--host", "elsewhere"));
    arguments.addAll(List.of("--hosts", checkout.resolve("inventory.yml").toString()));
    arguments.addAll(List.of("--results", checkout.resolve(results).toString()));
    arguments.addAll(List.of(more));
    return new StudyProcess(checkout).run(arguments.toArray(new String[0]));
  }

  private static void noReport() throws Exception {
    Streams silent = shortRun("silent", "--no-report", "--jdk", "two");
    assertThat(checkout.resolve("silent").resolve("elsewhere")).isDirectory();
    assertThat(silent.out()).doesNotContain(" --charts ");
    assertThat(silent.status()).isZero();
    Streams failed = shortRun("failed", "--no-report", "--jdk", "small");
    assertThat(failed.out()).contains("ping-pong-2cpus-spread-a failed: ");
    assertThat(failed.status()).as("as with the report").isEqualTo(1);
  }

  private static void verbose() {
    assertThat(ran.out()).as("what a smoke run leaves out").contains("\nanalysis: report ");
  }

  private static void waitTime() throws Exception {
    String[] args = {
      "run",
      "--wait",
      "soon",
      "--hosts",
      checkout.resolve("elsewhere.yml").toString(),
      "--host",
      "elsewhere"
    };
    elsewhere();
    assertThat(new StudyProcess(checkout).run(args).err())
        .isEqualTo("study: --wait 'soon': not a span of time; give for example 90s, 10m or 2h\n");
  }

  private static void charts() {
    assertThat(ran.out()).contains(" --charts drawn --jmh ");
  }
}
