// SPDX-License-Identifier: Apache-2.0
package smpcall.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import smpcall.remote.Ansible.HostFailure;

/** Reads the output of {@code ansible-playbook}, line by line. */
final class AnsibleOutput {

  private static final Pattern TASK = Pattern.compile("(?:RUNNING HANDLER|TASK) \\[([^\\]]*)\\].*");
  private static final Pattern DONE = Pattern.compile("(?:ok|changed): \\[([^\\]]+)\\].*");
  private static final Pattern FATAL =
      Pattern.compile("fatal: \\[([^\\]]+)\\]: (FAILED|UNREACHABLE)! => (\\{.*)");

  /** Beginnings of the messages of a task that failed because the connection was lost. */
  private static final List<String> LOST_CONNECTION =
      List.of("Failed to connect to the host", "Data could not be sent to remote host");

  private static final String ERROR = "ERROR! ";
  private static final int MAX_LENGTH = 400;

  private final Map<String, String> milestones;
  private final Consumer<String> progress;
  private final Map<String, HostFailure> failures = new TreeMap<>();
  private String task = "";
  private String error;

  /**
   * @param milestones progress messages, by name of the task that a host has finished
   * @param progress receives the messages, with the name of the host
   */
  AnsibleOutput(Map<String, String> milestones, Consumer<String> progress) {
    this.milestones = milestones;
    this.progress = progress;
  }

  void line(String line) {
    Matcher named = TASK.matcher(line);
    Matcher done = DONE.matcher(line);
    Matcher fatal = FATAL.matcher(line);
    if (named.matches()) {
      task = named.group(1);
    } else if (done.matches() && milestones.containsKey(task)) {
      progress.accept(done.group(1) + ": " + milestones.get(task));
    } else if (fatal.matches()) {
      String message = message(fatal.group(3));
      boolean reachable =
          fatal.group(2).equals("FAILED")
              && LOST_CONNECTION.stream().noneMatch(message::startsWith);
      failures.put(fatal.group(1), new HostFailure(reachable, message));
    } else if (error == null && line.startsWith(ERROR)) {
      error = oneLine(line.substring(ERROR.length()));
    }
  }

  /** Returns the last failure of each host, as a rescue task explains the one before it. */
  Map<String, HostFailure> failures() {
    return failures;
  }

  /** Returns the error that kept Ansible from starting its tasks. */
  Optional<String> error() {
    return Optional.ofNullable(error);
  }

  private static String message(String json) {
    try {
      JsonNode result = new ObjectMapper().readTree(json);
      String message = result.path("msg").asText();
      String stderr = result.path("stderr").asText();
      return oneLine(stderr.isBlank() ? message : stderr);
    } catch (JsonProcessingException e) {
      return oneLine(json);
    }
  }

  /** Returns a text as one line, from an error of the study itself on if there is one. */
  private static String oneLine(String text) {
    int own = ("\n" + text).indexOf("\nstudy: ");
    String chosen = own < 0 ? text : text.substring(own + "study: ".length());
    String plain = chosen.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return plain.length() > MAX_LENGTH ? plain.substring(0, MAX_LENGTH) + "..." : plain;
  }
}
