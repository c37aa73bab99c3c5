// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The commands that README, CONTRIBUTING and the pages on the three uses show are run, in a copy of
 * this repository: commands in blocks and whole scripts run shorter, those in the middle of a
 * sentence with {@code --help}, which still refuses unknown flags.
 */
class DocumentationIT {

  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
  private static final List<String> DOCUMENTS =
      List.of(
          "README.md",
          "CONTRIBUTING.md",
          "charts/README.md",
          "benchmarks/hosts.md",
          "analysis/jdks.md");
  private static final List<String> JARS =
      List.of("benchmarks/target/benchmarks.jar", "analysis/target/analysis.jar");

  private static final Pattern BLOCK =
      Pattern.compile("^    ((?:\\./study|java -jar) ?[^#\n]*)", Pattern.MULTILINE);
  private static final Pattern SCRIPT =
      Pattern.compile("^```sh\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern INLINE = Pattern.compile("`(\\./study [^`]*)`");

  /** The options of a run that is as short as possible. */
  private static final String SHORT_JMH = " -f 1 -wi 1 -w 100ms -i 1 -r 100ms";

  /** The measurements that are stored already and need no repetition. */
  private static final Set<String> MEASURED = new HashSet<>();

  @TempDir private static Path copy;

  @BeforeAll
  static void copyTheRepository() throws Exception {
    assumeTrue(
        Runtime.getRuntime().availableProcessors() >= 2,
        "this process may use one CPU only, and nothing can be measured on it");
    Process files =
        new ProcessBuilder("git", "ls-files", "-co", "--exclude-standard", "-z")
            .directory(REPOSITORY.toFile())
            .start();
    String names = new String(files.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assumeTrue(files.waitFor() == 0, "this is no git checkout: which files to copy is not known");
    for (String name : names.split("\0")) {
      copy(name);
    }
    for (String jar : JARS) {
      copy(jar);
    }
    Files.createDirectory(copy.resolve("tmp"));
    Files.createDirectory(copy.resolve("home"));
    haveTwoJdks();
  }

  /** The JDKs under the names of the pages; the same one twice without another. */
  private static void haveTwoJdks() throws IOException {
    String own = System.getProperty("java.home");
    String jdk = "{id: '%s', home: '%s'}";
    String both =
        String.format(jdk, 17, own)
            + ", "
            + String.format(jdk, 25, System.getProperty("newer.jdk", own));
    Path inventory = copy.resolve("hosts.yml");
    String text = Files.readString(inventory);
    assertThat(text).contains("      jdks: auto");
    Files.writeString(inventory, text.replace("      jdks: auto", "      jdks: [" + both + "]"));
  }

  private static void copy(String name) throws IOException {
    Path from = REPOSITORY.resolve(name);
    if (Files.isRegularFile(from)) {
      Path to = copy.resolve(name);
      Files.createDirectories(to.getParent());
      Files.copy(from, to);
      if (Files.isExecutable(from)) {
        assertThat(to.toFile().setExecutable(true)).isTrue();
      }
    }
  }

  static Set<String> blocks() throws IOException {
    return found(BLOCK);
  }

  static Set<String> scripts() throws IOException {
    Set<String> scripts = new LinkedHashSet<>();
    for (String document : DOCUMENTS) {
      String text = Files.readString(REPOSITORY.resolve(document));
      SCRIPT.matcher(text).results().map(m -> m.group(1)).forEach(scripts::add);
    }
    return scripts;
  }

  private static Set<String> found(Pattern pattern) throws IOException {
    Set<String> commands = new LinkedHashSet<>();
    for (String document : DOCUMENTS) {
      String text = Files.readString(REPOSITORY.resolve(document));
      pattern
          .matcher(text)
          .results()
          .map((MatchResult m) -> m.group(1).strip().replaceAll("\\s+", " "))
          .forEach(commands::add);
    }
    return commands;
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void aCommandInABlockWorks(String command) {
    assertThat(run(shorter(command))).containsPattern(success(command));
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void aScriptWorks(String script) {
    String shorter = script.lines().map(DocumentationIT::shorter).collect(Collectors.joining("\n"));
    assertThat(run(shorter)).containsPattern(success(script));
  }

  /** A comparison of so short runs may be inconclusive. */
  private static String success(String command) {
    return command.contains("./study compare") ? "exit status [04]$" : "exit status 0$";
  }

  private static String shorter(String command) {
    if (command.startsWith("java")) {
      return command.contains(" -l") ? command : command + SHORT_JMH;
    }
    if (command.startsWith("./study hosts")) {
      boolean measures = command.startsWith("./study hosts run"); // HostsIT runs it
      return measures ? "" : "if command -v ansible-playbook; then " + command + "; fi";
    }
    if (!command.equals("./study") && !command.startsWith("./study run")) {
      return command;
    }
    String plain =
        command
                .replaceFirst("^./study( run)?", "./study run")
                .replaceAll(
                    " --(profile|budget|precision|seed|jdk|jdk-home|workloads) \\S+| --no-report",
                    "")
            + " --anyway --profile smoke --jdk 17,25 --workloads storm --versions spinlock,patched";
    return MEASURED.add(plain) ? plain : "";
  }

  /** Runs as many at once as there are CPUs, as help measures nothing. */
  @Test
  void commandsInSentencesHaveFlagsThatThereAre() throws IOException {
    Set<String> helps =
        found(INLINE).stream()
            .map(command -> command.replaceAll("\\b(NAME|FILE|DIR|RUN|ID)\\b", "x"))
            .map(command -> command.endsWith("--help") ? command : command + " --help")
            .collect(Collectors.toSet());
    assertThat(helps.parallelStream().map(DocumentationIT::run).toList())
        .isNotEmpty()
        .allSatisfy(printed -> assertThat(printed).contains("exit status 0"));
  }

  /** The output of a command and its exit status. */
  private static String run(String command) {
    List<String> shell = new ArrayList<>(List.of("sh", "-c", command));
    ProcessBuilder builder =
        new ProcessBuilder(shell).directory(copy.toFile()).redirectErrorStream(true);
    builder.environment().put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + copy.resolve("tmp"));
    builder.environment().put("HOME", copy.resolve("home").toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder
        .environment()
        .merge("PATH", "", (path, none) -> System.getProperty("java.home") + "/bin:" + path);
    try {
      Process process = builder.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return command + "\n" + output + "exit status " + process.waitFor();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(command, e);
    }
  }
}
