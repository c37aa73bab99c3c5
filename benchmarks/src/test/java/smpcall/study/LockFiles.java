// SPDX-License-Identifier: Apache-2.0
package smpcall.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is done while a lock is held, where nothing checked may be thrown. */
final class LockFiles {

  private LockFiles() {}

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Streams study(Path home, String... args) {
    try {
      return new StudyProcess(home).run(args);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
