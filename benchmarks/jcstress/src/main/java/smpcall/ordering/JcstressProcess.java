// SPDX-License-Identifier: Apache-2.0
package smpcall.ordering;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import smpcall.memory.MemoryBudget;

/** jcstress in a process and a working directory of its own. */
final class JcstressProcess {

  /** Beginning of the name of a result file in the working directory. */
  private static final String RESULT = "jcstress-results-";

  private static final int ITERATIONS = 2;

  /** Few strides, so that rounds are short: on a busy host a round takes a time slice for each. */
  private static final int STRIDES = 10;

  /** Time of a fork beside its iterations: the start, and finding the size of states. */
  private static final int FORK_MILLIS = 800;

  /** Limit, beside twice the given time, after which it hangs: a busy host takes some minutes. */
  private static final int MAX_MINUTES = 8;

  private static final Duration FULL_LIMIT = Duration.ofDays(2);

  private final Path directory;
  private final Path log;
  private final Set<Path> before = new HashSet<>();

  JcstressProcess(Path directory) {
    this.directory = directory.toAbsolutePath();
    log = this.directory.resolve("jcstress.log");
  }

  /**
   * Runs each test in one JVM, with the JVM's usual choice of compilers.
   *
   * @param tests number of tests
   * @param seconds time for all of them
   * @return whether jcstress ended in time
   */
  boolean runQuickly(int tests, int seconds) throws IOException, InterruptedException {
    long millis = Math.max(10, (seconds * 1000L / forks(tests) - FORK_MILLIS) / ITERATIONS);
    // With any argument, jcstress does not try the JVM's compilers one by one.
    String arguments = "-D" + MemoryBudget.PROPERTY + "=" + (16 << 20);
    String timing = "-iters " + ITERATIONS + " -time " + millis + " -strideCount " + STRIDES;
    return run(
        Duration.ofMinutes(MAX_MINUTES).plusSeconds(2L * seconds),
        "-m quick -sc false -pth false " + timing + " -jvmArgs " + arguments);
  }

  /**
   * The number of JVMs: where a JDK has biased locking, jcstress runs each test with and without.
   */
  private static int forks(int tests) {
    return Runtime.version().feature() < 18 ? 2 * tests : tests;
  }

  /**
   * Runs each test with every mix of compilers for its actors.
   *
   * @return whether jcstress ended in time
   */
  boolean runFully() throws IOException, InterruptedException {
    return run(FULL_LIMIT, "-m default");
  }

  private boolean run(Duration limit, String arguments) throws IOException, InterruptedException {
    Files.createDirectories(directory);
    before.addAll(resultFiles());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add("org.openjdk.jcstress.Main");
    command.addAll(List.of("-r", "report"));
    command.addAll(List.of(arguments.split(" ")));
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

  private Set<Path> resultFiles() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(JcstressProcess::isResult).collect(Collectors.toSet());
    }
  }

  private static boolean isResult(Path file) {
    return file.getFileName().toString().startsWith(RESULT);
  }

  /** The file with the output of jcstress. */
  Path log() {
    return log;
  }

  /** The result file of this run, if jcstress ran any test. Older files stay. */
  Optional<Path> resultFile() throws IOException {
    return resultFiles().stream().filter(file -> !before.contains(file)).findFirst();
  }
}
