// SPDX-License-Identifier: Apache-2.0
package smpcall.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import smpcall.explore.order.MemoryModel;
import smpcall.memory.Memory;

/** The litmus tests for the kernel's memory model in docs/litmus say what WEAK says, too. */
class LitmusFilesTest {

  private static final Path DIRECTORY = Path.of("..", "docs", "litmus");
  private static final Pattern RESULT = Pattern.compile("Result: (Never|Sometimes)");
  private static final Pattern INITIAL = Pattern.compile("\\t(\\w+)=(\\d+);");
  private static final Pattern PROCESS =
      Pattern.compile("P\\d\\(int \\*(\\w+), int \\*(\\w+)\\)\\n\\{\\n(.*?)\\n\\}", Pattern.DOTALL);
  private static final Pattern EXISTS = Pattern.compile("exists \\(1:r0=(\\d) /\\\\ 1:r1=(\\d)\\)");
  private static final Pattern STORE =
      Pattern.compile("(?:WRITE_ONCE\\(\\*|smp_store_release\\()(\\w+), (\\d)\\);");
  private static final Pattern LOAD =
      Pattern.compile("r(\\d) = (?:READ_ONCE\\(\\*|smp_load_acquire\\()(\\w+)\\);");

  static Stream<Path> files() throws IOException {
    return Files.list(DIRECTORY).filter(file -> file.toString().endsWith(".litmus")).sorted();
  }

  @ParameterizedTest
  @MethodSource("files")
  void weakSaysWhatTheFileSays(Path file) throws IOException {
    String text = Files.readString(file);
    boolean sometimes = first(RESULT, text).group(1).equals("Sometimes");
    MatchResult exists = first(EXISTS, text);
    MatchResult names = first(PROCESS, text);
    List<String> variables = List.of(names.group(1), names.group(2));

    Set<String> seen =
        Litmus.outcomes(
            MemoryModel.WEAK,
            true,
            new long[] {initial(text, variables.get(0)), initial(text, variables.get(1))},
            PROCESS
                .matcher(text)
                .results()
                .map(process -> code(process.group(3), variables))
                .toArray(Litmus.Code[]::new));

    assertThat(seen.stream().anyMatch(end -> end.startsWith(exists.group(1) + exists.group(2))))
        .as(seen.toString())
        .isEqualTo(sometimes);
    assertThat(text).startsWith("C " + file.getFileName().toString().replace(".litmus", "\n"));
  }

  private static MatchResult first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
    return matcher;
  }

  private static long initial(String text, String variable) {
    return INITIAL
        .matcher(text)
        .results()
        .filter(initial -> initial.group(1).equals(variable))
        .mapToLong(initial -> Long.parseLong(initial.group(2)))
        .findFirst()
        .orElse(0);
  }

  private static Litmus.Code code(String body, List<String> variables) {
    List<Litmus.Code> statements = new ArrayList<>();
    for (String line : body.lines().map(String::strip).toList()) {
      if (!line.isEmpty() && !line.startsWith("int ")) {
        statements.add(statement(line, variables));
      }
    }
    return thread -> statements.forEach(statement -> statement.run(thread));
  }

  private static Litmus.Code statement(String line, List<String> variables) {
    Matcher store = STORE.matcher(line);
    if (store.matches()) {
      int variable = variables.indexOf(store.group(1));
      long value = Long.parseLong(store.group(2));
      return line.startsWith("smp_store_release")
          ? thread -> thread.memory.setRelease(address(thread, variable), value)
          : thread -> thread.memory.setOpaque(address(thread, variable), value);
    }
    Matcher load = LOAD.matcher(line);
    if (load.matches()) {
      int register = Integer.parseInt(load.group(1));
      int variable = variables.indexOf(load.group(2));
      return line.contains("smp_load_acquire")
          ? thread -> thread.keep(register, thread.memory.getAcquire(address(thread, variable)))
          : thread -> thread.keep(register, thread.memory.getOpaque(address(thread, variable)));
    }
    return switch (line) {
      case "smp_mb();" -> thread -> thread.memory.fullFence();
      case "smp_wmb();" -> thread -> thread.memory.storeStoreFence();
      case "smp_rmb();" -> thread -> thread.memory.loadLoadFence();
      default -> throw new IllegalArgumentException(line);
    };
  }

  private static long address(Litmus.Thread thread, int variable) {
    return thread.x + variable * (long) Memory.LINE;
  }

  @Test
  void herdSaysTheSameWhereItIsInstalled() throws IOException, InterruptedException {
    String model = System.getenv("LKMM");
    assumeTrue(
        model != null && isInstalled(),
        "not run: needs herd7 on the PATH, and LKMM set to the kernel's tools/memory-model");
    for (Path file : files().toList()) {
      Process herd =
          new ProcessBuilder("herd7", "-conf", "linux-kernel.cfg", file.toRealPath().toString())
              .directory(Path.of(model).toFile())
              .redirectErrorStream(true)
              .start();
      String said = new String(herd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(herd.waitFor()).as(said).isZero();
      assertThat(said).contains(first(RESULT, Files.readString(file)).group(1));
    }
  }

  private static boolean isInstalled() {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "herd7")));
  }
}
