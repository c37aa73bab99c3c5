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
 * What one host is to do. Sent there as a file, so that no shell and no template sees a word of it:
 * an inventory with this host alone and without Ansible's variables, and the arguments of its run.
 *
 * @param host of the inventory
 * @param arguments of {@code run}, that say what is measured
 * @param build SHA-256 of the jar
 * @param salt empty; another text makes it another job
 */
public record RemoteJob(Host host, List<String> arguments, String build, String salt) {

  /** The file's name there. */
  public static final String FILE = "job.json";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ID_LENGTH = 16;

  /**
   * What a host was sent.
   *
   * @param host its name
   * @param arguments of {@code run}
   * @param inventory with this host alone; JSON is YAML
   * @param study which state of the study it is measured with
   */
  public record Plan(String host, List<String> arguments, JsonNode inventory, JsonNode study) {

    /** Reads it, where it was sent. */
    public static Plan read(Path directory) throws IOException {
      return JSON.readValue(directory.resolve(FILE).toFile(), Plan.class);
    }
  }

  /** The same whenever the same is to be measured there by the same build. */
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
   * Writes it.
   *
   * @param study which state of the study it is measured with
   */
  public void write(Path file, JsonNode study) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, plan(study).toPrettyString() + "\n");
  }

  /**
   * What starts the study there: the first JDK's that needs no launcher, or what is on the PATH.
   */
  public String java() {
    return host.jdks().stream()
        .filter(jdk -> jdk.launcher().isEmpty())
        .map(jdk -> jdk.home().resolve("bin").resolve("java").toString())
        .findFirst()
        .orElse("java");
  }
}
