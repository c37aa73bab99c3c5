// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import smpcall.check.TimeShare;
import smpcall.experiment.stop.Forecast;
import smpcall.message.ExitStatus;
import smpcall.message.Terminal;
import smpcall.message.UserError;
import smpcall.plan.Profile;
import smpcall.store.DurableFile;
import smpcall.store.ResultStore;
import smpcall.store.RunFile;

/**
 * The check at the beginning of a run: {@code ./study check} in a separate JVM, as a JVM that
 * measures must not delay CPUs. Its findings are stored in the run's directory, once. The run
 * measures whatever the outcome.
 */
public final class InitialCheck {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int NOT_AS_EXPECTED = 1;

  /** A check hangs if it takes this much longer than the longest possible time. */
  private static final Duration GRACE = Duration.ofMinutes(2);

  /** The factor by which a check on an emulated JVM takes longer. */
  private static final int EMULATION_FACTOR = 4;

  private final ResultStore store;
  private final PlannedCheck planned;
  private final JavaRuntimes.Runtime runtime;
  private final Progress progress;
  private final Extent extent;
  private final Duration longest;

  /**
   * The size of a check, which always covers all versions, and no kernel with single calls only:
   * those have no speed.
   *
   * @param seconds planned duration, seconds
   * @param workloads comma-separated workloads of versions in which races show within that time
   */
  private record Extent(int seconds, String workloads) {

    static Extent of(Profile profile) {
      return switch (profile) {
        case SMOKE -> new Extent(6, "storm,emptied");
        case QUICK, SENSITIVITY -> new Extent(20, "storm,mixed,emptied");
        case FULL -> new Extent(90, "storm,broadcast,mixed,nowait,emptied");
      };
    }

    Extent times(int factor) {
      return new Extent(factor * seconds, workloads);
    }

    List<String> flags() {
      return List.of("--seconds", String.valueOf(seconds), "--workloads", workloads);
    }

    Duration time() {
      return Duration.ofSeconds(seconds);
    }
  }

  /**
   * Runs all checks of a run.
   *
   * @param runtimes Java runtimes of the run, by id
   * @param out output of the progress
   * @param terminal what {@code out} is
   * @return highest status of {@link #run}, the lowest exit status of the study
   */
  public static int runAll(
      ResultStore store,
      Map<String, JavaRuntimes.Runtime> runtimes,
      PrintStream out,
      Terminal terminal) {
    int highest = 0;
    for (PlannedCheck planned : PlannedCheck.of(store.header())) {
      JavaRuntimes.Runtime runtime =
          planned.jdk() == null ? JavaRuntimes.Runtime.own() : runtimes.get(planned.jdk());
      highest =
          Math.max(highest, new InitialCheck(store, planned, runtime, out, terminal, GRACE).run());
    }
    return highest;
  }

  /**
   * @param terminal what {@code out} is
   * @param grace time after the longest possible time until the check is stopped
   */
  InitialCheck(
      ResultStore store,
      PlannedCheck planned,
      JavaRuntimes.Runtime runtime,
      PrintStream out,
      Terminal terminal,
      Duration grace) {
    this.store = store;
    this.planned = planned;
    this.runtime = runtime;
    Extent ofProfile = Extent.of(Profile.of(store.header().settings().profile()));
    extent = runtime.jdk().emulated() ? ofProfile.times(EMULATION_FACTOR) : ofProfile;
    longest = Duration.ofMillis(TimeShare.longest(extent.time().toMillis())).plus(grace);
    progress = new Progress(out, terminal);
  }

  /** Returns whether a check of a run is missing. */
  public static boolean isMissing(ResultStore store) {
    return PlannedCheck.of(store.header()).stream()
        .anyMatch(planned -> !Files.exists(store.directory().resolve(planned.file())));
  }

  /**
   * Runs the check, or reads its findings if they are stored already.
   *
   * @return 0 as expected, 1 not as expected or not finished, 2 not started
   * @throws UserError if the stored findings are damaged
   */
  int run() {
    if (Files.exists(file())) {
      return printUnexpected() ? NOT_AS_EXPECTED : 0;
    }
    progress.startStep(
        Forecast.minutes(extent.time())
            + " left: check of every version for races, not timed"
            + (planned.jdk() == null ? "" : ", on JDK " + planned.jdk()));
    Path errors = null;
    try {
      errors = Files.createTempFile("smpcall-check-", ".err");
      return status(start(errors), errors);
    } catch (IOException e) {
      progress.printBad("the check could not start: " + e.getMessage());
      return ExitStatus.BAD_USAGE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitStatus.BAD_USAGE;
    } finally {
      delete(errors);
    }
  }

  private Process start(Path errors) throws IOException {
    return new ProcessBuilder(command())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(errors.toFile())
        .start();
  }

  private List<String> command() {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--seed", String.valueOf(store.header().settings().seed())));
    arguments.addAll(List.of("--json", file().toString()));
    arguments.addAll(extent.flags());
    String id = planned.jdk() == null ? release() : planned.jdk();
    return CheckProcess.command(id, runtime, arguments);
  }

  private String release() {
    return String.valueOf(runtime.jdk().feature());
  }

  private Path file() {
    return store.directory().resolve(planned.file());
  }

  private int status(Process check, Path errors) throws IOException, InterruptedException {
    if (!check.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
      check.destroyForcibly().waitFor();
      progress.printBad(
          "the check did not end within "
              + longest.toSeconds()
              + " seconds and was stopped; './study run --resume' runs it again");
      return NOT_AS_EXPECTED;
    }
    if (Files.exists(file())) {
      printUnexpected();
      return check.exitValue() == 0 ? 0 : NOT_AS_EXPECTED;
    }
    progress.printBad(
        "the check ended with status "
            + check.exitValue()
            + firstError(errors)
            + "; './study run --resume' runs it again");
    return NOT_AS_EXPECTED;
  }

  /** Prints the findings that are not as expected, and returns whether there are any. */
  private boolean printUnexpected() {
    boolean hasUnexpected = false;
    for (JsonNode cell : cells()) {
      if (!cell.get("asExpected").asBoolean()) {
        hasUnexpected = true;
        progress.printBad(
            "NOT AS EXPECTED: "
                + cell.path("version").asText()
                + " in "
                + cell.path("workload").asText()
                + ": expected "
                + cell.path("expected").asText()
                + ", found "
                + (cell.path("findings").isEmpty() ? "nothing" : cell.path("findings")));
      }
    }
    return hasUnexpected;
  }

  private JsonNode cells() {
    try {
      JsonNode cells = JSON.readTree(DurableFile.read(file())).path("cells");
      for (JsonNode cell : cells) {
        if (!cell.path("asExpected").isBoolean()) {
          throw damaged("lacks members of a check");
        }
      }
      if (!cells.isArray()) {
        throw damaged("lacks members of a check");
      }
      return cells;
    } catch (JsonProcessingException e) {
      throw damaged("is cut off or damaged" + RunFile.atLine(e));
    } catch (IOException e) {
      throw damaged("cannot be read (" + DurableFile.reason(e) + ")");
    }
  }

  private UserError damaged(String what) {
    return new UserError(
        file() + ": " + what + "; move it elsewhere, and --resume runs that check again");
  }

  /** Returns the study's own error among all that the JVM printed; empty if it printed none. */
  private static String firstError(Path errors) throws IOException {
    try (Stream<String> lines = Files.lines(errors)) {
      return lines
          .filter(line -> line.startsWith("study: "))
          .findFirst()
          .map(line -> ": " + line.substring("study: ".length()))
          .orElse("");
    }
  }

  private static void delete(Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // A temporary file that remains is harmless.
    }
  }
}
