// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import smpcall.host.Affinity;
import smpcall.kernel.KernelVersion;
import smpcall.plan.Workload;

/** Command lines that run nothing: help, and errors of one line that the user can correct. */
class MainTest {

  private static final String HOME = "smpcall.home";

  @TempDir private Path checkout;

  @BeforeEach
  void useACheckoutWithAnInventoryOnly() throws IOException {
    System.setProperty(HOME, checkout.toString());
    Inventories.install(checkout);
  }

  @AfterEach
  void forgetCheckout() {
    System.clearProperty(HOME);
  }

  private static Streams study(String line) {
    return Streams.of(() -> Main.execute(line.isEmpty() ? new String[0] : line.split(" ")));
  }

  private static void assertRefused(String line, String message) {
    assertThat(study(line)).isEqualTo(new Streams(2, "", "study: " + message + "\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--nope        | Unknown option: '--nope'; see ./study run --help",
        "run --nope    | Unknown option: '--nope'; see ./study run --help",
        "run nope      | Unmatched argument at index 1: 'nope'; see ./study run --help",
        "--cpus two    | Invalid value for option '--cpus' (N): 'two' is not an int;"
            + " see ./study run --help",
        "--seed today  | Invalid value for option '--seed': 'today' is not a long;"
            + " see ./study run --help",
        "--versions    | Missing required parameter for option '--versions' (ID);"
            + " see ./study run --help"
      })
  void badUsageIsRefusedInOneLine(String line, String message) {
    assertRefused(line, message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nope", "nope --help", "nope -h", "nope run", "nope --profile smoke"})
  void anUnknownCommandIsRefusedInOneLineWithTheCommands(String line) {
    Streams streams = study(line);

    assertThat(streams.status()).isEqualTo(2);
    assertThat(streams.out()).isEmpty();
    assertThat(streams.err())
        .startsWith("study: no command 'nope'; there are run, check, ")
        .contains(", doctor, hosts, report, publish, compare, history, results, coverage")
        .endsWith("; see ./study --help\n")
        .hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hosts nope", "hosts nope --help"})
  void anUnknownCommandOfHostsIsRefusedWithoutTheHiddenOnes(String line) {
    assertRefused(
        line, "no command 'nope'; there are run, status, stop, collect; see ./study hosts --help");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nope", "SMOKE", "smoke,quick"})
  void anUnknownProfileIsRefused(String profile) {
    assertRefused(
        "--profile " + profile,
        "--profile: no profile '" + profile + "'; there are smoke, quick, full, sensitivity");
  }

  private static void assumeTwoCpus() {
    assumeTrue(
        Affinity.allowed().cardinality() >= 2,
        "this process may use one CPU only, which is refused first");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--versions nope", "--versions spinlock,nope", "run --versions nope"})
  void anUnknownVersionIsRefused(String line) {
    assumeTwoCpus();
    String ids =
        Arrays.stream(KernelVersion.values())
            .map(KernelVersion::id)
            .collect(Collectors.joining(", "));

    assertRefused(line, "--versions: no version 'nope'; there are " + ids);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--workloads nope", "--workloads storm,nope"})
  void anUnknownWorkloadIsRefused(String line) {
    assumeTwoCpus();
    assertRefused(
        line,
        "--workloads: no workload 'nope'; there are storm, broadcast, ping-pong, audit-cost, memory-cost");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1"})
  void fewerThanTwoCpusAreRefused(String count) {
    assumeTwoCpus();
    assertRefused(
        "--cpus " + count, "--cpus " + count + ": a call needs another CPU; give 2 or more");
  }

  @ParameterizedTest
  @ValueSource(strings = {"99999", "2,99999"})
  void moreCpusThanAllowedAreRefused(String counts) {
    assumeTwoCpus();
    int allowed = Affinity.allowed().cardinality();

    assertRefused(
        "--cpus " + counts,
        "--cpus 99999: this process may use "
            + allowed
            + " CPUs, and threads that share a CPU cannot be timed; give "
            + allowed
            + " at most");
  }

  @Test
  void anUnknownHostIsRefused() {
    assertRefused(
        "--host nope", checkout.resolve("hosts.yml") + ": no host 'nope'; there are localhost");
  }

  @Test
  void anInventoryThatIsMissingIsNamedWithItsCure() throws Exception {
    Files.delete(checkout.resolve("hosts.yml"));

    assertRefused(
        "run",
        checkout.resolve("hosts.yml")
            + ": is missing; restore it with 'git checkout hosts.yml', or give another with"
            + " --hosts FILE");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hosts | hosts needs a command: run, status, stop or collect; see ./study hosts --help",
        "hosts run --versions nope --limit nobody | HOSTS: no host 'nobody'; there are localhost",
        "hosts run --profile nope | --profile: no profile 'nope'; there are smoke, quick, full, sensitivity",
        "hosts run --workloads nope | --workloads: no workload 'nope'; there are WORKLOADS",
        "hosts run --wait long | --wait 'long': not a span of time; give for example 90s, 10m or 2h",
        "hosts run --budget long | --budget 'long': not a span of time; give for example 90s, 10m or 2h",
        "hosts run --profile smoke | This measures on this machine for about 1 minute. There is no terminal to ask; give --yes",
        "hosts run | This measures on this machine for about 4 minutes. There is no terminal to ask; give --yes",
        "hosts run --budget 2h | This measures on this machine for about 121 minutes. There is no terminal to ask; give --yes",
        "hosts run --blocks 3 | This measures on this machine for as long as 3 blocks take. There is no terminal to ask; give --yes",
        "hosts run --yes | JAR: is missing; build it with ./mvnw package, or start with ./study",
        "hosts stop | This ends what './study hosts run' started on localhost. There is no terminal to ask; give --yes",
        "hosts stop --yes | JAR: is missing; build it with ./mvnw package, or start with ./study",
        "hosts status | JAR: is missing; build it with ./mvnw package, or start with ./study",
        "hosts collect | JAR: is missing; build it with ./mvnw package, or start with ./study"
      })
  void hostsRefusesBadInputBeforeItStartsAnsible(String line, String message) {
    assertRefused(
        line,
        message
            .replace("HOSTS", checkout.resolve("hosts.yml").toString())
            .replace("JAR", checkout.resolve("benchmarks/target/benchmarks.jar").toString())
            .replace("WORKLOADS", String.join(", ", Workload.ids())));
  }

  @Test
  void anUnknownWorkloadInLeaveOutIsRefusedWithItsPlace() throws Exception {
    Path file = checkout.resolve("hosts.yml");
    Files.writeString(file, "all:\n  hosts:\n    localhost: {leave_out: {workloads: [nope]}}\n");

    assertRefused(
        "run", file + ":3: no workload 'nope'; there are " + String.join(", ", Workload.ids()));
  }

  @Test
  void aVersionInLeaveOutIsNotMeasuredEvenOnRequest() throws Exception {
    assumeTwoCpus();
    Path file = checkout.resolve("hosts.yml");
    Files.writeString(file, "all:\n  hosts:\n    localhost: {leave_out: {versions: [patched]}}\n");

    assertRefused(
        "run --versions patched",
        file
            + ":3: leave_out of host 'localhost' leaves no version of those asked for; ask for"
            + " another, or measure elsewhere with --limit");
  }

  @Test
  void theRunningKernelInLeaveOutIsNotMeasuredEither() throws Exception {
    assumeTwoCpus();
    Path file = checkout.resolve("hosts.yml");
    Files.writeString(file, "all:\n  hosts:\n    localhost: {leave_out: {versions: [kernel]}}\n");

    assertRefused(
        "run --versions kernel --workloads broadcast",
        file
            + ":3: leave_out of host 'localhost' leaves no version of those asked for; ask for"
            + " another, or measure elsewhere with --limit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "hosts run"})
  void theKernelAloneInAnotherWorkloadIsRefusedEvenIfNamedTwice(String command) {
    assumeTwoCpus();
    assertRefused(
        command + " --versions kernel,kernel --workloads storm",
        "--versions kernel: the running kernel is measured in broadcast only; give --workloads"
            + " broadcast");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "versions: [patched]  | only kernel of the versions asked for, and the running kernel is"
            + " measured in broadcast only; give --workloads broadcast",
        "versions: [patched], workloads: [broadcast] | no broadcast, and the running kernel is"
            + " measured in broadcast only; ask for another version"
      })
  void leaveOutThatKeepsOnlyTheKernelIsRefused(String leaveOut, String message) throws Exception {
    assumeTwoCpus();
    Path file = checkout.resolve("hosts.yml");
    Files.writeString(file, "all:\n  hosts:\n    localhost: {leave_out: {" + leaveOut + "}}\n");

    assertRefused(
        "run --versions kernel,patched --workloads storm",
        file + ":3: leave_out of host 'localhost' leaves " + message);
  }

  @Test
  void anUnknownJdkIsRefused() {
    assumeTwoCpus();
    int own = Runtime.version().feature();

    assertRefused(
        "--jdk nope",
        "--jdk: no JDK 'nope'; there are "
            + own
            + "; add it to "
            + checkout.resolve("hosts.yml")
            + ":14 (jdks: [{id: ..., home: ...}]), or give run --jdk-home nope=DIR");
  }

  @Test
  void aResumedRunTakesNoOptionsOfAPlan() {
    assumeTwoCpus();
    assertRefused(
        "--resume --seed 7 --cpus 2", "--resume keeps the plan of the run; remove --cpus, --seed");
  }

  @Test
  void aRunThatDoesNotExistIsNotResumed() {
    assumeTwoCpus();
    assertRefused(
        "--resume 20200101T000000Z",
        "--resume: no run '20200101T000000Z' in "
            + checkout.resolve("benchmarks/results").resolve(Hosts.nameOfThis())
            + "; it has no run; begin one without --resume");
  }

  @Test
  void aJobWhoseLogCannotBeWrittenIsNotBegun() throws IOException {
    Path log = Files.createDirectory(checkout.resolve("log.txt"));
    assertRefused(
        "hosts begin --at " + checkout + " --wait 1s",
        log + " (Is a directory) cannot be opened; make room in " + checkout);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--budget soon   | --budget 'soon': not a span of time; give for example 90s, 10m or 2h",
        "--profile smoke --precision 2% | --precision: the profile smoke has one block, which is"
            + " too few; give another profile",
        "--precision -2% | --precision '-2%': not a percentage above 0; give for example 2%"
      })
  void aBadSpanOrPercentageIsRefused(String line, String message) {
    assumeTwoCpus();
    assertRefused(line, message);
  }

  @Test
  void resultsThatCannotBeWrittenAreRefusedBeforeAnythingRuns() throws Exception {
    assumeTwoCpus();
    Path file = Files.writeString(checkout.resolve("file"), "not a directory");

    Streams streams = study("--workloads ping-pong --results " + file);

    assertThat(streams.status()).isEqualTo(2);
    assertThat(streams.out()).isEmpty();
    assertThat(streams.err()).startsWith("study: " + file).hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"report", "report --help"})
  void anAnalysisThatWasNotBuiltIsAnError(String line) {
    assertRefused(
        line,
        checkout.resolve("analysis/target/analysis.jar")
            + ": is missing; build it with ./mvnw package, or start with ./study");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h", "run --help", "run -h", "--profile smoke --help"})
  void helpIsNoError(String line) {
    Streams streams = study(line);

    assertThat(streams.status()).isZero();
    assertThat(streams.out()).startsWith("Usage: study").contains("Examples:", "  ./study");
    assertThat(streams.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "run",
        "check",
        "explore",
        "simulate",
        "versions",
        "races",
        "doctor",
        "hosts",
        "hosts run",
        "hosts status",
        "hosts stop",
        "hosts collect"
      })
  void aHelpHasAtMost80ColumnsAndWholeExamples(String command) {
    List<String> help = study((command + " --help").strip()).out().lines().toList();

    assertThat(help).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    assertThat(help.subList(help.indexOf("Examples:") + 1, help.size()))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).startsWith(("  ./study " + command).stripTrailing()));
  }

  @Test
  void theHelpNamesEveryCommand() {
    assertThat(study("--help").out())
        .containsSubsequence("  run ", "  check ", "  doctor ", "  hosts ")
        .contains("  report ", "  compare ", "  history ");
  }

  @Test
  void theHelpOfRunNamesEveryOption() {
    assertThat(study("run --help").out())
        .contains(
            "--profile=NAME",
            "--versions=ID",
            "--workloads=ID",
            "--cpus=N",
            "--jdk=ID",
            "--seed=N",
            "--budget=TIME",
            "--precision=P%",
            "--resume[=RUN]",
            "--host=NAME",
            "--hosts=FILE",
            "--results=DIR",
            "--charts=DIR");
  }

  @Test
  void theVersionIsNoError() {
    assertThat(study("--version")).isEqualTo(new Streams(0, "smpcall 1.0\n", ""));
  }
}
