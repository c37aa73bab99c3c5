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
import smpcall.message.UserError;
import smpcall.plan.Case;
import smpcall.plan.Workload;
import smpcall.store.ResultStore;
import smpcall.store.Runs;

/**
 * What becomes of a check that goes wrong: processes that die or hang in place of Java. How one
 * goes right is in {@link StudyProcessTest}.
 */
class InitialCheckTest {

  private static final String SAYS =
      "  1 of 1, 0:06 left: check of every version for races, not timed\n";

  private static final String WRONG =
      "{\"version\": \"spinlock\", \"workload\": \"storm\", \"expected\": \"holds\","
          + " \"asExpected\": false, \"findings\": {\"RUNS_ONCE\": 2}}";

  private static final String RIGHT = "{\"asExpected\": true}";

  @TempDir private Path home;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private ResultStore store(Workload workload) {
    List<Case> cases = Runs.cases(List.of("floor"), workload);
    return ResultStore.create(home.resolve("results"), Runs.header("20261122T190000Z", cases));
  }

  private int check(ResultStore store, String script, Duration grace) throws IOException {
    return check(store, Jdk.ofThisJvm(), grace, java(script));
  }

  private Path java(String script) throws IOException {
    Path java = home.resolve("java");
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
        .mapToInt(each -> new InitialCheck(store, each, runtime, print, false, grace).run())
        .sum();
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void oneThatDiesIsSaidInOneLineAndTriedAgain() throws IOException {
    ResultStore store = store(Workload.STORM);

    int status =
        check(store, "echo noise >&2; echo 'study: no room' >&2; exit 2", Duration.ofMinutes(3));

    assertThat(status).isEqualTo(1);
    assertThat(said())
        .isEqualTo(
            SAYS
                + "the check ended with status 2: no room; './study run --resume' tries it"
                + " again\n");
    assertThat(InitialCheck.isLacking(store)).isTrue();
  }

  /** 6 seconds, a quarter of it, and the minute that races are waited for: 67.5 seconds. */
  @Test
  void oneThatHangsIsStopped() throws IOException {
    int status = check(store(Workload.STORM), "exec sleep 1000", Duration.ofMillis(-66_500));

    assertThat(status).isEqualTo(1);
    assertThat(said())
        .isEqualTo(
            SAYS
                + "the check did not end within 1 seconds and was stopped; './study run --resume'"
                + " tries it again\n");
  }

  /** 24 seconds, a quarter of it, and the minute that races are waited for: 90 seconds. */
  @Test
  void onAnEmulatedJdkItHasTheTimeThatItMayTake() throws IOException {
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
    assertThat(said()).contains("the check did not end within 1 seconds and was stopped");
  }

  @Test
  void oneThatCannotStartIsAnErrorOfTheHost() throws IOException {
    int status = check(store(Workload.STORM), null, Duration.ofMinutes(3));

    assertThat(status).isEqualTo(2);
    assertThat(said()).startsWith(SAYS + "the check could not start: ").hasLineCount(2);
  }

  @Test
  void whatIsNotAsExpectedIsNamed() throws IOException {
    ResultStore store = store(Workload.STORM);
    Path file = store.directory().resolve("check.json");

    int status =
        check(
            store,
            "echo '{\"cells\": [" + WRONG + "]}' >'" + file + "'; exit 1",
            Duration.ofMinutes(3));

    assertThat(status).isEqualTo(1);
    assertThat(said())
        .isEqualTo(
            SAYS + "NOT AS EXPECTED: spinlock in storm: expected holds, found {\"RUNS_ONCE\":2}\n");
  }

  @Test
  void oneThatIsThereIsNotRunAgain() throws IOException {
    ResultStore store = store(Workload.STORM);
    Files.writeString(store.directory().resolve("check.json"), "{\"cells\": [" + RIGHT + "]}");

    assertThat(check(store, "exit 7", Duration.ofMinutes(3))).isZero();
    assertThat(said()).isEmpty();
  }

  @Test
  void whatOneThatIsThereFoundIsNotForgotten() throws IOException {
    ResultStore store = store(Workload.STORM);
    Files.writeString(
        store.directory().resolve("check.json"), "{\"cells\": [" + RIGHT + ", " + WRONG + "]}");

    assertThat(check(store, "exit 7", Duration.ofMinutes(3))).isEqualTo(1);
    assertThat(said())
        .isEqualTo("NOT AS EXPECTED: spinlock in storm: expected holds, found {\"RUNS_ONCE\":2}\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"cells\":       | is cut off or damaged",
        "{}                 | has not what a check's file has; move",
        "7                  | has not what a check's file has; move",
        "{\"cells\": [{}]} | has not what a check's file has; move"
      })
  void oneThatIsDamagedIsSaidInOneLine(String content, String message) throws IOException {
    ResultStore store = store(Workload.STORM);
    Path file = Files.writeString(store.directory().resolve("check.json"), content);

    assertThatThrownBy(() -> check(store, "exit 7", Duration.ofMinutes(3)))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith(file + ": " + message)
        .hasMessageEndingWith("; move it elsewhere, and --resume runs that check again");
  }

  @Test
  void aRunThatMeasuresNoVersionHasNone() throws IOException {
    assertThat(check(store(Workload.PING_PONG), "exit 7", Duration.ofMinutes(3))).isZero();
    assertThat(said()).isEmpty();
  }
}
