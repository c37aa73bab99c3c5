// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files in which a kernel describes its host: this host's own, or saved ones of another host.
 *
 * @param root the directory that contains {@code proc} and {@code sys}
 */
public record HostFiles(Path root) {

  /** The files of this host. */
  public static HostFiles here() {
    return new HostFiles(Path.of("/"));
  }

  /**
   * The id that the kernel chose when it booted, the same in every container of a machine; {@code
   * unknown} if it gives none.
   */
  public String bootId() {
    return text("proc/sys/kernel/random/boot_id").orElse("unknown");
  }

  /**
   * The content of a file without surrounding blanks.
   *
   * @param path the path from the root, such as {@code proc/cpuinfo}
   * @return empty if the file is missing, empty or unreadable
   */
  Optional<String> text(String path) {
    try {
      return Optional.of(Files.readString(root.resolve(path)).strip())
          .filter(text -> !text.isEmpty());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The lines of a file; none if it is missing, empty or unreadable. */
  List<String> lines(String path) {
    return text(path).map(text -> text.lines().toList()).orElse(List.of());
  }

  /**
   * The sorted names of a directory's entries; none if it is missing.
   *
   * @param pattern the regular expression that a name must match
   */
  List<String> names(String path, String pattern) {
    String[] names = root.resolve(path).toFile().list((directory, name) -> name.matches(pattern));
    return names == null ? List.of() : Stream.of(names).sorted().toList();
  }
}
