// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import smpcall.host.JvmVariables;

/**
 * The command line in a separate process, as the script {@code study} starts it. Its temporary
 * directory, with the lock of the host, is in its checkout, so that it waits for no other study.
 *
 * @param checkout directory that the process takes for the repository
 * @param prefix words before its command line, such as a shell in a namespace
 * @param classPath class path of the process
 */
public record StudyProcess(Path checkout, List<String> prefix, String classPath) {

  private static final int UNSAFE_WARNS_SINCE = 24;

  StudyProcess(Path checkout) {
    this(checkout, List.of());
  }

  public StudyProcess(Path checkout, List<String> prefix) {
    this(checkout, prefix, System.getProperty("java.class.path"));
  }

  public Streams run(String... args) throws IOException, InterruptedException {
    Path out = checkout.resolve("out.txt");
    Path err = checkout.resolve("err.txt");
    int status = start(out, err, args).waitFor();
    return new Streams(status, Files.readString(out), Files.readString(err));
  }

  public Process start(Path out, Path err, String... args) throws IOException {
    ProcessBuilder process =
        new ProcessBuilder(command(args)).redirectOutput(out.toFile()).redirectError(err.toFile());
    // A JVM that finds it prints a line on standard error.
    JvmVariables.removeFrom(process);
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
    if (args.length > 0 && List.of("check", "races").contains(args[0])) {
      command.add("-Dsmpcall.delay=true");
    }
    command.add("-Dsmpcall.home=" + checkout);
    command.add("-Djava.io.tmpdir=" + Files.createDirectories(checkout.resolve("tmp")));
    command.addAll(List.of("-cp", classPath));
    command.add(Main.class.getName());
    command.addAll(List.of(args));
    if (args.length > 0 && args[0].equals("run")) {
      command.add("--anyway"); // other tests may keep this host busy
    }
    return command;
  }
}
