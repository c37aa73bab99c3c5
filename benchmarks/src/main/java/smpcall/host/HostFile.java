// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a file of {@code /proc} or {@code /sys} says, where it is there and may be read. */
final class HostFile {

  private HostFile() {}

  static Optional<String> text(String path) {
    try {
      return Optional.of(Files.readString(Path.of(path)).strip()).filter(text -> !text.isEmpty());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  static List<String> lines(String path) {
    return text(path).map(text -> text.lines().toList()).orElse(List.of());
  }
}
