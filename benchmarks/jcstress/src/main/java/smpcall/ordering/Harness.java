// SPDX-License-Identifier: Apache-2.0
package smpcall.ordering;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import smpcall.memory.HardwareMemory;

/** jcstress, in a process of its own that works in a directory of its own. */
final class Harness {

  /** A new {@code binary result file} is named so, in the working directory. */
  private static final String RESULT = "jcstress-results-";

  private static final int ITERATIONS = 5;

  /** What a fork costs beside its iterations: starting, and finding out how large states are. */
  private static final int FORK_MILLIS = 800;

  /** Looking at the host and the JVM, on a slow machine. */
  private static final Duration START = Duration.ofMinutes(2);

  private static final Duration LONGEST = Duration.ofDays(2);

  private final Path directory;
  private final Path log;

  Harness(Path directory) {
    this.directory = directory.toAbsolutePath();
    log = this.directory.resolve("jcstress.log");
  }

  /**
   * One JVM for each test, all as the JVM compiles it.
   *
   * @return whether it came to its end
   */
  boolean runQuickly(int tests, int seconds) throws IOException, InterruptedException {
    long millis = Math.max(10, (seconds * 1000L / forks(tests) - FORK_MILLIS) / ITERATIONS);
    // Given any argument, jcstress does not try the JVM's compilers one by one.
    String arguments = "-D" + HardwareMemory.SIZE + "=" + (16 << 20);
    return run(
        START.plusSeconds(5L * seconds),
        List.of(
            ("-m quick -sc false -iters " + ITERATIONS + " -time " + millis).split(" "),
            new String[] {"-jvmArgs", arguments}));
  }

  /** Where a JDK has biased locking, jcstress runs each test with and without. */
  private static int forks(int tests) {
    return Runtime.version().feature() < 18 ? 2 * tests : tests;
  }

  /**
   * Every compiler, and every mix of them, for each actor.
   *
   * @return whether it came to its end
   */
  boolean runFully() throws IOException, InterruptedException {
    return run(LONGEST, List.of(new String[] {"-m", "default"}, new String[0]));
  }

  private boolean run(Duration limit, List<String[]> arguments)
      throws IOException, InterruptedException {
    Files.createDirectories(directory);
    deleteOldResults();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add("org.openjdk.jcstress.Main");
    command.addAll(List.of("-r", "report"));
    arguments.forEach(some -> command.addAll(List.of(some)));
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    process.getOutputStream().close();
    Thread hook = new Thread(() -> kill(process));
    Runtime.getRuntime().addShutdownHook(hook);
    boolean ended = process.waitFor(limit.toSeconds(), TimeUnit.SECONDS);
    kill(process);
    Runtime.getRuntime().removeShutdownHook(hook);
    return ended;
  }

  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** They are jcstress' of an earlier build, below {@code target}; the report is written anew. */
  private void deleteOldResults() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(Harness::isResult).toList()) {
        Files.delete(file);
      }
    }
  }

  private static boolean isResult(Path file) {
    return file.getFileName().toString().startsWith(RESULT);
  }

  /** What jcstress said. */
  Path log() {
    return log;
  }

  /** What jcstress wrote, if it ran anything. */
  Optional<Path> resultFile() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(Harness::isResult).findFirst();
    }
  }
}
