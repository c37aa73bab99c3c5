// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line in a process of its own, as the {@code study} script starts it. Its temporary
 * directory, where the lock of a host is, is in its home: whoever measures on this host meanwhile
 * is not in its way.
 *
 * @param home of the repository that it shall believe in
 * @param prefix what starts the process instead of the process itself, such as a shell in a
 *     namespace
 * @param classPath of the process
 */
public record StudyProcess(Path home, List<String> prefix, String classPath) {

  private static final int UNSAFE_WARNS_SINCE = 24;

  StudyProcess(Path home) {
    this(home, List.of());
  }

  public StudyProcess(Path home, List<String> prefix) {
    this(home, prefix, System.getProperty("java.class.path"));
  }

  public Streams run(String... args) throws IOException, InterruptedException {
    Path out = home.resolve("out.txt");
    Path err = home.resolve("err.txt");
    int status = start(out, err, args).waitFor();
    return new Streams(status, Files.readString(out), Files.readString(err));
  }

  public Process start(Path out, Path err, String... args) throws IOException {
    ProcessBuilder process =
        new ProcessBuilder(command(args)).redirectOutput(out.toFile()).redirectError(err.toFile());
    // JVMs that find it say so in a line of standard error.
    process.environment().remove("JAVA_TOOL_OPTIONS");
    return process.start();
  }

  private List<String> command(String... args) throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (Runtime.version().feature() >= UNSAFE_WARNS_SINCE) {
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Djmh.ignoreLock=true");
    if (args.length > 0 && args[0].equals("check")) {
      command.add("-Dsmpcall.delay=true");
    }
    command.add("-Dsmpcall.home=" + home);
    command.add("-Djava.io.tmpdir=" + Files.createDirectories(home.resolve("tmp")));
    command.addAll(List.of("-cp", classPath));
    command.add(Main.class.getName());
    command.addAll(List.of(args));
    return command;
  }
}
