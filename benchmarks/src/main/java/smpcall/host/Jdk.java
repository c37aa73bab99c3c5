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
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Java runtime, as it describes itself.
 *
 * @param version version, such as 17.0.15+6
 * @param vendor name of the vendor
 * @param vm name of the virtual machine
 * @param architecture its name for its architecture; null in results of older runs
 * @param emulated whether an emulator runs it or its architecture is not the host's
 * @param launcher base name of the program that starts it; null if it starts by itself
 * @param flags JVM flags from its entry in {@code hosts.yml}
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

  /** What configure puts into the version of a build at home: the user's name and a directory. */
  private static final Pattern BUILT_AT_HOME = Pattern.compile("(\\badhoc)\\.[^+ ]*");

  /** Base name of an emulator; it counts even if it emulates the host's own architecture. */
  private static final String EMULATOR = "qemu-.*";

  public Jdk {
    version = version == null ? null : withoutNames(version);
    flags = flags == null ? List.of() : List.copyOf(flags);
  }

  /** A version without the user's name that a build at home has: 26-internal-adhoc. */
  public static String withoutNames(String version) {
    return BUILT_AT_HOME.matcher(version).replaceAll("$1");
  }

  /** The runtime of this process. */
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
   * Starts the runtime in a directory to ask for its properties.
   *
   * @param home directory that contains {@code bin/java}
   * @param launcher program and arguments that start it; empty if it starts by itself
   * @param flags JVM flags of every start
   * @throws IllegalStateException if it is missing, does not start or is too old: one line
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
      throw new IllegalStateException(java + " does not report its version");
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

  /** The feature release: 17 of 17.0.15+6, 8 of 1.8.0_392. */
  public int feature() {
    String plain = version.startsWith("1.") ? version.substring(2) : version;
    return Integer.parseInt(plain.split("[^0-9]", 2)[0]);
  }

  /** This runtime with the version in the form of {@link Runtime.Version}, as this JVM has it. */
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
      return this; // the vendor uses another form
    }
  }
}
