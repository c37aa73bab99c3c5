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

/** Reads what {@code ansible-playbook} prints, line by line. */
final class AnsibleOutput {

  private static final Pattern TASK = Pattern.compile("(?:RUNNING HANDLER|TASK) \\[([^\\]]*)\\].*");
  private static final Pattern DONE = Pattern.compile("(?:ok|changed): \\[([^\\]]+)\\].*");
  private static final Pattern FATAL =
      Pattern.compile("fatal: \\[([^\\]]+)\\]: (FAILED|UNREACHABLE)! => (\\{.*)");

  /** A connection that is lost within a task makes a failure of it. */
  private static final List<String> LOST =
      List.of("Failed to connect to the host", "Data could not be sent to remote host");

  private static final String ERROR = "ERROR! ";
  private static final int LONGEST = 400;

  private final Map<String, String> milestones;
  private final Consumer<String> progress;
  private final Map<String, HostFailure> failures = new TreeMap<>();
  private String task = "";
  private String error;

  /**
   * @param milestones what is told of a host when it has done the task of that name
   * @param progress takes what is told
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
      String words = words(fatal.group(3));
      boolean reached =
          fatal.group(2).equals("FAILED") && LOST.stream().noneMatch(words::startsWith);
      failures.put(fatal.group(1), new HostFailure(reached, words));
    } else if (error == null && line.startsWith(ERROR)) {
      error = oneLine(line.substring(ERROR.length()));
    }
  }

  /** The last failure of each host: where a task is there to explain another's, that is it. */
  Map<String, HostFailure> failures() {
    return failures;
  }

  /** What kept Ansible from doing anything. */
  Optional<String> error() {
    return Optional.ofNullable(error);
  }

  private static String words(String json) {
    try {
      JsonNode result = new ObjectMapper().readTree(json);
      String message = result.path("msg").asText();
      String stderr = result.path("stderr").asText();
      return oneLine(stderr.isBlank() ? message : stderr);
    } catch (JsonProcessingException e) {
      return oneLine(json);
    }
  }

  /** From the study's own line on, where it printed one. */
  static String oneLine(String text) {
    int own = ("\n" + text).indexOf("\nstudy: ");
    String chosen = own < 0 ? text : text.substring(own + "study: ".length());
    String plain = chosen.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return plain.length() > LONGEST ? plain.substring(0, LONGEST) + "..." : plain;
  }
}
