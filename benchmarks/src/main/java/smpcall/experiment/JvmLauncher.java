// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import smpcall.message.UserError;

/**
 * The executable that JMH starts as a fork's JVM. For a JVM whose command has several words it is a
 * script of one line, which is deleted after the fork.
 *
 * @param executable executable; empty: the one that runs the study
 * @param script script to delete, if any
 */
record JvmLauncher(Optional<Path> executable, Optional<Path> script) implements AutoCloseable {

  static JvmLauncher of(JavaRuntimes.Runtime runtime) throws IOException {
    if (runtime.launcher().isEmpty()) {
      return new JvmLauncher(runtime.java(), Optional.empty());
    }
    Path script =
        Files.createTempFile(
            "smpcall-java-",
            ".sh",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.writeString(script, text(runtime.command()));
    if (!Files.isExecutable(script)) {
      Files.delete(script);
      throw new UserError(
          script.getParent()
              + ": no program may be started from there, and JVMs under a launcher are started by a"
              + " script; mount it without noexec");
    }
    return new JvmLauncher(Optional.of(script), Optional.of(script));
  }

  /** Returns the script, with all words quoted. */
  static String text(List<String> command) {
    return command.stream()
        .map(word -> "'" + word.replace("'", "'\\''") + "'")
        .collect(Collectors.joining(" ", "#!/bin/sh\nexec ", " \"$@\"\n"));
  }

  @Override
  public void close() {
    script.ifPresent(
        file -> {
          try {
            Files.deleteIfExists(file);
          } catch (IOException e) {
            // A temporary file that remains is harmless.
          }
        });
  }
}
