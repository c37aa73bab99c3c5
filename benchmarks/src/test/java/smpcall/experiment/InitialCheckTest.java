// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smpcall.cli.StudyProcessTest;
import smpcall.host.Jdk;
import smpcall.message.Terminal;
import smpcall.message.UserError;
import smpcall.plan.Case;
import smpcall.plan.Workload;
import smpcall.store.ResultStore;
import smpcall.store.Runs;

/**
 * Checks that fail, with scripts in place of Java that die or hang. {@link StudyProcessTest} has a
 * check that succeeds.
 */
class InitialCheckTest {

  private static final Terminal TERMINAL = new Terminal(false, false, 80);

  private static final String STARTED = "0:06 left: check of every version for races, not timed\n";

  private static final String UNEXPECTED =
      "{\"version\": \"spinlock\", \"workload\": \"storm\", \"expected\": \"holds\","
          + " \"asExpected\": false, \"findings\": {\"RUNS_ONCE\": 2}}";

  private static final String EXPECTED = "{\"asExpected\": true}";

  @TempDir private Path checkout;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private ResultStore store(Workload workload) {
    List<Case> cases = Runs.cases(List.of("floor"), workload);
    return ResultStore.create(checkout.resolve("results"), Runs.header("20261122T190000Z", cases));
  }

  private int check(ResultStore store, String script, Duration grace) throws IOException {
    return check(store, Jdk.ofThisJvm(), grace, java(script));
  }

  private Path java(String script) throws IOException {
    Path java = checkout.resolve("java");
    if (script != null) {
      Files.writeString(java, "#!/bin/sh\n" + script + "\n");
      assertThat(java.toFile().setExecutable(true)).isTrue();
    }
    return java;
  }

  private int check(ResultStore store, Jdk jdk, Duration grace, Path java) {
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    JavaRuntimes.Runtime runtime = new JavaRuntimes.Runtime(jdk, Optional.of(java), List.of());
    return PlannedCheck.of(store.header()).stream()
        .mapToInt(each -> new InitialCheck(store, each, runtime, print, TERMINAL, grace).run())
        .sum();
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aCheckThatDiesIsOneLineAndRunsAgainLater() throws IOException {
    ResultStore store = store(Workload.STORM);

    int status =
        check(store, "echo noise >&2; echo 'study: no room' >&2; exit 2", Duration.ofMinutes(3));

    assertThat(status).isEqualTo(1);
    assertThat(printed())
        .isEqualTo(
            STARTED
                + "the check ended with status 2: no room; './study run --resume' runs it"
                + " again\n");
    assertThat(InitialCheck.isMissing(store)).isTrue();
  }

  /** 6 seconds, a quarter of it, and the minute that races are waited for: 67.5 seconds. */
  @Test
  void aCheckThatHangsIsStopped() throws IOException {
    int status = check(store(Workload.STORM), "exec sleep 1000", Duration.ofMillis(-66_500));

    assertThat(status).isEqualTo(1);
    assertThat(printed())
        .isEqualTo(
            STARTED
                + "the check did not end within 1 seconds and was stopped; './study run --resume'"
                + " runs it again\n");
  }

  /** 24 seconds, a quarter of it, and the minute that races are waited for: 90 seconds. */
  @Test
  void aCheckOnAnEmulatedJdkHasMoreTime() throws IOException {
    Path java = java("exec sleep 1000");
    Jdk own = Jdk.ofThisJvm();
    Jdk emulated =
        new Jdk(
            own.version(),
            own.vendor(),
            own.vm(),
            own.architecture(),
            true,
            own.launcher(),
            own.flags());

    int status = check(store(Workload.STORM), emulated, Duration.ofSeconds(-89), java);

    assertThat(status).isEqualTo(1);
    assertThat(printed()).contains("the check did not end within 1 seconds and was stopped");
  }

  @Test
  void aCheckThatCannotStartIsAnErrorOfTheHost() throws IOException {
    int status = check(store(Workload.STORM), null, Duration.ofMinutes(3));

    assertThat(status).isEqualTo(2);
    assertThat(printed()).startsWith(STARTED + "the check could not start: ").hasLineCount(2);
  }

  @Test
  void unexpectedFindingsArePrinted() throws IOException {
    ResultStore store = store(Workload.STORM);
    Path file = store.directory().resolve("check.json");

    int status =
        check(
            store,
            "echo '{\"cells\": [" + UNEXPECTED + "]}' >'" + file + "'; exit 1",
            Duration.ofMinutes(3));

    assertThat(status).isEqualTo(1);
    assertThat(printed())
        .isEqualTo(
            STARTED
                + "NOT AS EXPECTED: spinlock in storm: expected holds, found {\"RUNS_ONCE\":2}\n");
  }

  @Test
  void aStoredCheckIsNotRunAgain() throws IOException {
    ResultStore store = store(Workload.STORM);
    Files.writeString(store.directory().resolve("check.json"), "{\"cells\": [" + EXPECTED + "]}");

    assertThat(check(store, "exit 7", Duration.ofMinutes(3))).isZero();
    assertThat(printed()).isEmpty();
  }

  @Test
  void unexpectedFindingsOfAStoredCheckArePrinted() throws IOException {
    ResultStore store = store(Workload.STORM);
    Files.writeString(
        store.directory().resolve("check.json"),
        "{\"cells\": [" + EXPECTED + ", " + UNEXPECTED + "]}");

    assertThat(check(store, "exit 7", Duration.ofMinutes(3))).isEqualTo(1);
    assertThat(printed())
        .isEqualTo("NOT AS EXPECTED: spinlock in storm: expected holds, found {\"RUNS_ONCE\":2}\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"cells\":       | is cut off or damaged",
        "{}                 | lacks members of a check; move",
        "7                  | lacks members of a check; move",
        "{\"cells\": [{}]} | lacks members of a check; move"
      })
  void aDamagedCheckIsRefusedInOneLine(String content, String message) throws IOException {
    ResultStore store = store(Workload.STORM);
    Path file = Files.writeString(store.directory().resolve("check.json"), content);

    assertThatThrownBy(() -> check(store, "exit 7", Duration.ofMinutes(3)))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith(file + ": " + message)
        .hasMessageEndingWith("; move it elsewhere, and --resume runs that check again");
  }

  @Test
  void aRunWithoutVersionsHasNoCheck() throws IOException {
    assertThat(check(store(Workload.PING_PONG), "exit 7", Duration.ofMinutes(3))).isZero();
    assertThat(printed()).isEmpty();
  }
}
