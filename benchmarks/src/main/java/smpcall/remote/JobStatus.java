// SPDX-License-Identifier: Apache-2.0
package smpcall.remote;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The status of a job on its host: {@code status.json} there.
 *
 * @param state state of the job
 * @param pid id of the process that runs the job, or ran it last
 * @param began start of that process, UTC, ISO 8601
 * @param exit exit status of that process; null until it has ended
 * @param message one line from the log: progress or an error; null if unknown
 * @param run id of the job's run; null before the run exists
 * @param forks number of forks of that run with a result of the planned ones, {@code 3 of 8}; null
 *     before the run exists
 */
public record JobStatus(
    State state,
    long pid,
    String began,
    Integer exit,
    @JsonProperty("says") String message,
    String run,
    String forks) {

  /** The name of the file. */
  public static final String FILE = "status.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The state of a job. */
  public enum State {
    /** The job measures, or waits for another study. */
    @JsonProperty("running")
    RUNNING,
    /** The process ended before it could write an exit status. */
    @JsonProperty("stopped")
    STOPPED,
    /** The process ended and wrote its exit status. */
    @JsonProperty("ended")
    ENDED
  }

  /** Returns whether the job has ended and its run is complete. */
  @JsonIgnore
  public boolean isDone() {
    return state == State.ENDED && Integer.valueOf(0).equals(exit);
  }

  /** Returns this status of a job whose process is gone. */
  public JobStatus stopped() {
    return new JobStatus(State.STOPPED, pid, began, null, message, run, forks);
  }

  /** Returns this status with a line of the log, the id of the run and its number of forks. */
  public JobStatus withDetails(String newMessage, String newRun, String newForks) {
    return new JobStatus(state, pid, began, exit, newMessage, newRun, newForks);
  }

  /** Returns this status as JSON. */
  public JsonNode toJson() {
    return JSON.valueToTree(this);
  }

  /** Reads the file in a job's directory; empty if the job has never started. */
  public static Optional<JobStatus> read(Path directory) throws IOException {
    Path file = directory.resolve(FILE);
    return Files.exists(file)
        ? Optional.of(JSON.readValue(file.toFile(), JobStatus.class))
        : Optional.empty();
  }
}
