// SPDX-License-Identifier: Apache-2.0
package smpcall.remote;

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

/**
 * The engine: {@code ansible-playbook}, with the inventory as it is. The user's own settings of it
 * stay, but for the form of its output, which is read here.
 *
 * @param playbook what it does
 * @param inventory {@code hosts.yml}
 * @param log keeps all that it prints
 */
public record Ansible(Path playbook, Path inventory, Path log) {

  private static final String PROGRAM = "ansible-playbook";

  /** A connection that nobody answers is given up after two minutes. */
  private static final String KEEP_ALIVE = "-o ServerAliveInterval=15 -o ServerAliveCountMax=8";

  /** Whether it is installed. */
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
   * Runs the playbook to its end on all of these hosts at once.
   *
   * @param hosts names of the inventory
   * @param variables a file of extra variables
   * @param milestones what is told of a host when it has done the task of that name
   * @param progress takes what is told
   * @return the failure of those that have one, by name
   * @throws IOException when it could do nothing at all: one line
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
    environment(builder.environment());
    AnsibleOutput output = new AnsibleOutput(milestones, progress);
    Process process = builder.start();
    try (BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        PrintWriter kept = new PrintWriter(Files.newBufferedWriter(log))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        kept.println(line);
        kept.flush();
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

  private static void environment(Map<String, String> environment) {
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
