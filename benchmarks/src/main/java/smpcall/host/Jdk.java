// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * A Java runtime, by its own account.
 *
 * @param version such as 17.0.15+6
 * @param vendor who built it
 * @param vm name of the virtual machine
 */
public record Jdk(String version, String vendor, String vm) {

  private static final int OLDEST = 17;

  /** The one that runs this. */
  public static Jdk ofThisJvm() {
    return new Jdk(
        Runtime.version().toString(),
        System.getProperty("java.vendor"),
        System.getProperty("java.vm.name"));
  }

  /**
   * Asks the one in a directory, by starting it.
   *
   * @param home has {@code bin/java}
   * @throws IllegalStateException when it is not there, does not start, or is too old: one line
   */
  public static Jdk at(Path home) {
    Path java = home.resolve("bin").resolve("java");
    if (!Files.isExecutable(java)) {
      throw new IllegalStateException(home + " has no bin/java");
    }
    Map<String, String> properties = properties(java);
    Jdk jdk =
        new Jdk(
            properties.get("java.runtime.version"),
            properties.get("java.vendor"),
            properties.get("java.vm.name"));
    if (jdk.version == null || jdk.vendor == null || jdk.vm == null) {
      throw new IllegalStateException(java + " does not say what it is");
    }
    if (jdk.feature() < OLDEST) {
      throw new IllegalStateException(
          home + " is Java " + jdk.version + ", and the study needs " + OLDEST + " or newer");
    }
    return jdk.withPlainVersion();
  }

  private static Map<String, String> properties(Path java) {
    try {
      Process process =
          new ProcessBuilder(java.toString(), "-XshowSettings:properties", "-version")
              .redirectErrorStream(true)
              .start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(
            java + " does not start: " + output.lines().findFirst().orElse("no reason given"));
      }
      return parse(output);
    } catch (IOException e) {
      throw new IllegalStateException(java + " does not start (" + e.getMessage() + ")", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + java + " was asked", e);
    }
  }

  private static Map<String, String> parse(String settings) {
    Map<String, String> properties = new TreeMap<>();
    settings
        .lines()
        .map(line -> line.split(" = ", 2))
        .filter(parts -> parts.length == 2)
        .forEach(parts -> properties.putIfAbsent(parts[0].strip(), parts[1].strip()));
    return properties;
  }

  /** The release: 17 of 17.0.15+6, 8 of 1.8.0_392. */
  public int feature() {
    String plain = version.startsWith("1.") ? version.substring(2) : version;
    return Integer.parseInt(plain.split("[^0-9]", 2)[0]);
  }

  /**
   * As {@link Runtime.Version} writes it, so that the same JDK is the same however it was asked.
   */
  private Jdk withPlainVersion() {
    try {
      return new Jdk(Runtime.Version.parse(version).toString(), vendor, vm);
    } catch (IllegalArgumentException e) {
      return this; // a vendor's own form
    }
  }
}
