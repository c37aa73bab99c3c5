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
 * How the work on a job is doing, as the host itself says: {@code status.json} there.
 *
 * @param state of it
 * @param pid of the process that does it, or did
 * @param began UTC, ISO 8601
 * @param exit its status; null while there is none
 * @param says one line: what it does, or what is wrong; null when there is nothing to say
 * @param run the id of what it measures; null before the first fork
 */
public record JobStatus(
    State state, long pid, String began, Integer exit, String says, String run) {

  /** The file. */
  public static final String FILE = "status.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** States of it. */
  public enum State {
    /** It measures, or waits until it can. */
    @JsonProperty("running")
    RUNNING,
    /** Its process has gone before it could say how it ended. */
    @JsonProperty("stopped")
    STOPPED,
    /** It has ended; {@code exit} says how. */
    @JsonProperty("ended")
    ENDED
  }

  /** Whether there is nothing left to do. */
  @JsonIgnore
  public boolean isDone() {
    return state == State.ENDED && Integer.valueOf(0).equals(exit);
  }

  /** The same, by a process that is no more. */
  public JobStatus stopped() {
    return new JobStatus(State.STOPPED, pid, began, null, says, run);
  }

  /** The same with what became known of it. */
  public JobStatus saying(String line, String itsRun) {
    return new JobStatus(state, pid, began, exit, line, itsRun);
  }

  /** As JSON. */
  public JsonNode toJson() {
    return JSON.valueToTree(this);
  }

  /** Of a job's directory; empty where no work was begun. */
  public static Optional<JobStatus> read(Path directory) throws IOException {
    Path file = directory.resolve(FILE);
    return Files.exists(file) ? Optional.of(parse(Files.readAllBytes(file))) : Optional.empty();
  }

  /** Of a file's content. */
  public static JobStatus parse(byte[] content) throws IOException {
    return JSON.readValue(content, JobStatus.class);
  }
}
