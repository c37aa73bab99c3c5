// SPDX-License-Identifier: Apache-2.0
package smpcall.remote;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The program {@code ansible-playbook}. It keeps the user's settings except for the format of its
 * output, which {@link AnsibleOutput} reads.
 *
 * @param playbook file of the tasks
 * @param inventory {@code hosts.yml}
 * @param log file for all output of the program
 */
public record Ansible(Path playbook, Path inventory, Path log) {

  private static final String PROGRAM = "ansible-playbook";

  /** Gives up a connection without an answer after two minutes. */
  private static final String KEEP_ALIVE = "-o ServerAliveInterval=15 -o ServerAliveCountMax=8";

  /**
   * The reason why Ansible gave up a host.
   *
   * @param reachable whether Ansible could reach the host
   * @param message one line
   */
  public record HostFailure(boolean reachable, String message) {}

  /** Returns whether the program is installed. */
  public static boolean isInstalled() {
    try {
      Process process =
          new ProcessBuilder(PROGRAM, "--version")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Runs the playbook on several hosts at once.
   *
   * @param hosts names from the inventory
   * @param variables file of extra variables
   * @param milestones progress messages, by name of the task that a host has finished
   * @param progress receives the messages, with the name of the host
   * @return failures by name of the host
   * @throws IOException if Ansible could not start its tasks; the message is one line
   */
  public Map<String, HostFailure> run(
      List<String> hosts, Path variables, Map<String, String> milestones, Consumer<String> progress)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                PROGRAM,
                "--inventory=" + inventory.toAbsolutePath(),
                "--limit=" + String.join(",", hosts),
                "--forks=" + hosts.size(),
                "--extra-vars=@" + variables.toAbsolutePath(),
                playbook.toAbsolutePath().toString())
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile());
    configure(builder.environment());
    AnsibleOutput output = new AnsibleOutput(milestones, progress);
    Process process = builder.start();
    try (BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        PrintWriter copy = new PrintWriter(Files.newBufferedWriter(log))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        copy.println(line);
        copy.flush();
        output.line(line);
      }
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroy();
      throw new IOException("interrupted", e);
    }
    if (output.error().isPresent()) {
      throw new IOException(output.error().get());
    }
    return output.failures();
  }

  /**
   * Writes a file of extra variables. Ansible expands no text in it as a template.
   *
   * @param values maps, texts, numbers and booleans, by name of the variable
   */
  static void writeVariables(Path file, Map<String, ?> values) throws IOException {
    Files.writeString(file, yaml(values) + "\n");
  }

  private static String yaml(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> quoted(entry.getKey()) + ": " + yaml(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return value instanceof String ? "!unsafe " + quoted(value) : String.valueOf(value);
  }

  private static String quoted(Object text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text.toString())) + '"';
  }

  private static void configure(Map<String, String> environment) {
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("ANSIBLE_STDOUT_CALLBACK", "ansible.builtin.default");
    environment.put("ANSIBLE_CALLBACK_RESULT_FORMAT", "json");
    environment.put("ANSIBLE_DISPLAY_FAILED_STDERR", "false");
    environment.put("ANSIBLE_DISPLAY_OK_HOSTS", "true");
    environment.put("ANSIBLE_NOCOLOR", "true");
    environment.put("ANSIBLE_VERBOSITY", "0");
    environment.put("ANSIBLE_RETRY_FILES_ENABLED", "false");
    environment.remove("ANSIBLE_FORCE_COLOR");
    environment.putIfAbsent("ANSIBLE_SSH_EXTRA_ARGS", KEEP_ALIVE);
  }
}
