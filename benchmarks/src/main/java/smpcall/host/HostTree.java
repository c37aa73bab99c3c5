// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of a host's kernel, below a directory: this host's, or what was kept of another.
 *
 * @param root has {@code proc} and {@code sys}
 */
public record HostTree(Path root) {

  /** This host's. */
  public static HostTree here() {
    return new HostTree(Path.of("/"));
  }

  /**
   * What a file says.
   *
   * @param path from the root, such as {@code proc/cpuinfo}
   * @return empty when it is not there, says nothing or may not be read
   */
  Optional<String> text(String path) {
    return HostFile.text(root.resolve(path).toString());
  }

  /** Its lines; none when it is not there. */
  List<String> lines(String path) {
    return HostFile.lines(root.resolve(path).toString());
  }

  /** The names in a directory that look so; none when it is not there. */
  List<String> names(String path, String pattern) {
    String[] names = root.resolve(path).toFile().list((directory, name) -> name.matches(pattern));
    return names == null ? List.of() : Stream.of(names).sorted().toList();
  }
}
