// SPDX-License-Identifier: Apache-2.0
package smpcall.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line in a process of its own, as the {@code study} script starts it.
 *
 * @param home of the repository that it shall believe in
 */
record StudyProcess(Path home) {

  private static final int UNSAFE_WARNS_SINCE = 24;

  Streams run(String... args) throws IOException, InterruptedException {
    Path out = home.resolve("out.txt");
    Path err = home.resolve("err.txt");
    ProcessBuilder process =
        new ProcessBuilder(command(args)).redirectOutput(out.toFile()).redirectError(err.toFile());
    // JVMs that find it say so in a line of standard error.
    process.environment().remove("JAVA_TOOL_OPTIONS");
    int status = process.start().waitFor();
    return new Streams(status, Files.readString(out), Files.readString(err));
  }

  private List<String> command(String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (Runtime.version().feature() >= UNSAFE_WARNS_SINCE) {
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Djmh.ignoreLock=true");
    command.add("-Dsmpcall.home=" + home);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Main.class.getName());
    command.addAll(List.of(args));
    return command;
  }
}
