// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The documents of this repository. */
final class Documents {
  static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  /** The directories with documents of their own; what is built or only of this checkout is not. */
  private static final List<String> PLACES = List.of("docs", "charts", "benchmarks", "analysis");

  private static final List<String> NOT_KEPT =
      List.of("target", "latest", "node_modules", "golden", "tmp");

  private Documents() {}

  /** Every page of Markdown, README first. */
  static List<Path> all() throws IOException {
    Stream<Path> all = Stream.of("README.md", "CONTRIBUTING.md").map(REPOSITORY::resolve);
    for (String place : PLACES) {
      try (Stream<Path> files = Files.walk(REPOSITORY.resolve(place))) {
        all = Stream.concat(all, files.filter(Documents::isKept).sorted().toList().stream());
      }
    }
    return all.toList();
  }

  private static boolean isKept(Path file) {
    for (Path part : REPOSITORY.relativize(file)) {
      if (NOT_KEPT.contains(part.toString())) {
        return false;
      }
    }
    return file.toString().endsWith(".md");
  }

  /** The text of a page, without its blocks of code. */
  static String prose(Path page) throws IOException {
    return Files.readString(page)
        .replaceAll("(?ms)^```.*?^```$", "")
        .replaceAll("(?m)^    .*$", "");
  }
}
