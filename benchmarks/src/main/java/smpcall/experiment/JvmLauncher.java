// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What JMH is given as a fork's JVM. It takes one executable; where a JVM is started by several
 * words, that is a script of one line, there as long as the fork is.
 *
 * @param executable empty: the one that runs the study
 * @param script to be removed
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
    return new JvmLauncher(Optional.of(script), Optional.of(script));
  }

  /** A shell reads no word of them. */
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
            // A temporary file that stays behind harms nobody.
          }
        });
  }
}
