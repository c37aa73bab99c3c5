// SPDX-License-Identifier: Apache-2.0
package smpcall.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import smpcall.inventory.Host;

/**
 * A job for one host. It is sent as a file, so that no shell and no template reads its text: an
 * inventory with this host alone and without Ansible's variables, and the arguments of its run.
 *
 * @param host the host
 * @param arguments options of {@code ./study run} that choose the plan
 * @param build SHA-256 of the jar
 * @param salt part of the id; empty, or any text to make it a new job
 */
public record RemoteJob(Host host, List<String> arguments, String build, String salt) {

  /** The name of the file on the host. */
  public static final String FILE = "job.json";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ID_LENGTH = 16;

  /**
   * The content of the file.
   *
   * @param host name of the host
   * @param arguments options of {@code ./study run} that choose the plan
   * @param inventory inventory with this host alone, as JSON, which is YAML too
   * @param study state of the repository from which the jar was built
   */
  public record Plan(String host, List<String> arguments, JsonNode inventory, JsonNode study) {

    /** Reads the file in a job's directory. */
    public static Plan read(Path directory) throws IOException {
      return JSON.readValue(directory.resolve(FILE).toFile(), Plan.class);
    }
  }

  /** Returns an id that depends on the plan, the host's entry, the build and the salt only. */
  public String id() {
    String all = String.join("\n", plan(null).toString(), build, salt);
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, ID_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private ObjectNode inventory() {
    Map<String, Object> variables = new TreeMap<>(host.settings());
    variables.put("ansible_connection", "local");
    ObjectNode root = JSON.createObjectNode();
    root.putObject("all").putObject("hosts").set(host.name(), JSON.valueToTree(variables));
    return root;
  }

  private JsonNode plan(JsonNode study) {
    return JSON.valueToTree(new Plan(host.name(), arguments, inventory(), study));
  }

  /**
   * Writes the file.
   *
   * @param study state of the repository from which the jar was built
   */
  public void write(Path file, JsonNode study) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, plan(study).toPrettyString() + "\n");
  }

  /**
   * Returns the program that runs the study: the first JDK without a launcher, or else the PATH's.
   */
  public String java() {
    return host.jdks().stream()
        .filter(jdk -> jdk.launcher().isEmpty())
        .map(jdk -> jdk.home().resolve("bin").resolve("java").toString())
        .findFirst()
        .orElse("java");
  }
}
