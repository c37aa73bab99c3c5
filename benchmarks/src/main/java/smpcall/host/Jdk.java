// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A Java runtime, by its own account.
 *
 * @param version such as 17.0.15+6
 * @param vendor who built it
 * @param vm name of the virtual machine
 * @param architecture its word for it; null in results of runs that did not ask
 * @param emulated whether that is not the host's, or an emulator runs it
 * @param launcher base name of the program that starts it; null: it starts by itself
 * @param flags that its entry in {@code hosts.yml} gives it
 */
public record Jdk(
    String version,
    String vendor,
    String vm,
    String architecture,
    boolean emulated,
    String launcher,
    List<String> flags) {

  private static final int OLDEST = 17;

  /** An emulator of the same architecture is one, too. */
  private static final String EMULATOR = "qemu-.*";

  public Jdk {
    flags = flags == null ? List.of() : List.copyOf(flags);
  }

  /** The one that runs this. */
  public static Jdk ofThisJvm() {
    String architecture = System.getProperty("os.arch");
    return new Jdk(
        Runtime.version().toString(),
        System.getProperty("java.vendor"),
        System.getProperty("java.vm.name"),
        architecture,
        !Architecture.agree(architecture, Architecture.ofKernel()),
        null,
        List.of());
  }

  /**
   * Asks the one in a directory, by starting it.
   *
   * @param home has {@code bin/java}
   * @param launcher words before it; none: it starts by itself
   * @param flags with which it is always started
   * @throws IllegalStateException when it is not there, does not start, or is too old: one line
   */
  public static Jdk at(Path home, List<String> launcher, List<String> flags) {
    Path java = home.resolve("bin").resolve("java");
    if (!Files.isExecutable(java)) {
      throw new IllegalStateException(home + " has no bin/java");
    }
    List<String> command = new ArrayList<>(launcher);
    command.add(java.toString());
    command.addAll(flags);
    Map<String, String> properties = properties(java, command);
    String program = launcher.isEmpty() ? null : baseName(launcher.get(0));
    String architecture = properties.get("os.arch");
    Jdk jdk =
        new Jdk(
            properties.get("java.runtime.version"),
            properties.get("java.vendor"),
            properties.get("java.vm.name"),
            architecture,
            architecture != null && isEmulated(architecture, program),
            program,
            flags);
    if (Stream.of(jdk.version, jdk.vendor, jdk.vm, architecture).anyMatch(Objects::isNull)) {
      throw new IllegalStateException(java + " does not say what it is");
    }
    if (jdk.feature() < OLDEST) {
      throw new IllegalStateException(
          home + " is Java " + jdk.version + ", and the study needs " + OLDEST + " or newer");
    }
    return jdk.withPlainVersion();
  }

  private static boolean isEmulated(String architecture, String program) {
    return program != null && program.matches(EMULATOR)
        || !Architecture.agree(architecture, Architecture.ofKernel());
  }

  private static String baseName(String program) {
    return program.substring(program.lastIndexOf('/') + 1);
  }

  private static Map<String, String> properties(Path java, List<String> start) {
    List<String> command = new ArrayList<>(start);
    command.addAll(List.of("-XshowSettings:properties", "-version"));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
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
      return new Jdk(
          Runtime.Version.parse(version).toString(),
          vendor,
          vm,
          architecture,
          emulated,
          launcher,
          flags);
    } catch (IllegalArgumentException e) {
      return this; // a vendor's own form
    }
  }
}
