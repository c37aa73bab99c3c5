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
import smpcall.message.ExitStatus;
import smpcall.message.UserError;
import smpcall.plan.Profile;
import smpcall.store.DurableFile;
import smpcall.store.ResultStore;
import smpcall.store.RunFile;

/**
 * The check that a run begins with: {@code ./study check} in a JVM of its own, as only a JVM that
 * measures nothing delays CPUs. What it found is kept in the run's directory, once. What becomes of
 * it does not stop the measurement.
 */
public final class InitialCheck {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int NOT_AS_EXPECTED = 1;

  /** Whoever takes so much longer than the longest hangs. */
  private static final Duration GRACE = Duration.ofMinutes(2);

  /** What an emulated JVM takes longer by. */
  private static final int EMULATION = 4;

  private final ResultStore store;
  private final PlannedCheck planned;
  private final JavaRuntimes.Runtime runtime;
  private final Progress progress;
  private final Extent extent;
  private final Duration longest;

  /**
   * How much is checked; always every version, whichever are measured.
   *
   * @param seconds about
   * @param workloads those in which a race shows soon enough; null: all
   */
  private record Extent(int seconds, String workloads) {

    static Extent of(Profile profile) {
      return switch (profile) {
        case SMOKE -> new Extent(6, "storm,emptied");
        case QUICK -> new Extent(30, "storm,mixed,emptied");
        case FULL -> new Extent(90, null);
      };
    }

    Extent times(int factor) {
      return new Extent(factor * seconds, workloads);
    }

    List<String> flags() {
      List<String> flags = new ArrayList<>(List.of("--seconds", String.valueOf(seconds)));
      if (workloads != null) {
        flags.addAll(List.of("--workloads", workloads));
      }
      return flags;
    }

    Duration time() {
      return Duration.ofSeconds(seconds);
    }
  }

  /**
   * All of a run.
   *
   * @param runtimes that the run has, by id
   * @param terminal whether {@code out} is one
   * @return what the study ends with at least: the gravest of {@link #run}
   */
  public static int runAll(
      ResultStore store,
      Map<String, JavaRuntimes.Runtime> runtimes,
      PrintStream out,
      boolean terminal) {
    int gravest = 0;
    for (PlannedCheck planned : PlannedCheck.of(store.header())) {
      JavaRuntimes.Runtime runtime =
          planned.jdk() == null ? JavaRuntimes.Runtime.own() : runtimes.get(planned.jdk());
      gravest =
          Math.max(gravest, new InitialCheck(store, planned, runtime, out, terminal, GRACE).run());
    }
    return gravest;
  }

  /**
   * @param terminal whether {@code out} is one
   * @param grace how much longer than the longest it may take
   */
  InitialCheck(
      ResultStore store,
      PlannedCheck planned,
      JavaRuntimes.Runtime runtime,
      PrintStream out,
      boolean terminal,
      Duration grace) {
    this.store = store;
    this.planned = planned;
    this.runtime = runtime;
    Extent usual = Extent.of(Profile.of(store.header().settings().profile()));
    extent = runtime.jdk().emulated() ? usual.times(EMULATION) : usual;
    longest = Duration.ofMillis(TimeShare.longest(extent.time().toMillis())).plus(grace);
    progress = new Progress(out, terminal, 1, extent.time());
  }

  /** Whether a run still lacks one. */
  public static boolean isLacking(ResultStore store) {
    return PlannedCheck.of(store.header()).stream()
        .anyMatch(planned -> !Files.exists(store.directory().resolve(planned.file())));
  }

  /**
   * Runs it, if it is lacking; what one found that is there counts as ever.
   *
   * @return what the study ends with at least: 0 as expected, 1 not as expected or not finished, 2
   *     it did not start
   * @throws UserError when one that is there is damaged
   */
  int run() {
    if (Files.exists(file())) {
      return sayWhatIsWrong() ? NOT_AS_EXPECTED : 0;
    }
    progress.starts(
        "check of every version for races, not timed"
            + (planned.jdk() == null ? "" : ", on JDK " + planned.jdk()));
    Path errors = null;
    try {
      errors = Files.createTempFile("smpcall-check-", ".err");
      return status(start(errors), errors);
    } catch (IOException e) {
      progress.says("the check could not start: " + e.getMessage());
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
      progress.says(
          "the check did not end within "
              + longest.toSeconds()
              + " seconds and was stopped; './study run --resume' tries it again");
      return NOT_AS_EXPECTED;
    }
    if (Files.exists(file())) {
      sayWhatIsWrong();
      return check.exitValue() == 0 ? 0 : NOT_AS_EXPECTED;
    }
    progress.says(
        "the check ended with status "
            + check.exitValue()
            + complaint(errors)
            + "; './study run --resume' tries it again");
    return NOT_AS_EXPECTED;
  }

  /** Whether there is anything. */
  private boolean sayWhatIsWrong() {
    boolean wrong = false;
    for (JsonNode cell : cells()) {
      if (!cell.get("asExpected").asBoolean()) {
        wrong = true;
        progress.says(
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
    return wrong;
  }

  private JsonNode cells() {
    try {
      JsonNode cells = JSON.readTree(file().toFile()).path("cells");
      for (JsonNode cell : cells) {
        if (!cell.path("asExpected").isBoolean()) {
          throw damaged("has not what a check's file has");
        }
      }
      if (!cells.isArray()) {
        throw damaged("has not what a check's file has");
      }
      return cells;
    } catch (JsonProcessingException e) {
      throw damaged("is cut off or damaged" + RunFile.place(e));
    } catch (IOException e) {
      throw damaged("cannot be read (" + DurableFile.reason(e) + ")");
    }
  }

  private UserError damaged(String what) {
    return new UserError(
        file() + ": " + what + "; move it elsewhere, and --resume runs that check again");
  }

  /**
   * What it says that it died of; a JVM's other words, such as which options it has, come later.
   */
  private static String complaint(Path errors) throws IOException {
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
      // A temporary file that stays behind harms nobody.
    }
  }
}
