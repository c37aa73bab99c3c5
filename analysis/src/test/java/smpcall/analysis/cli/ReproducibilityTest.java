// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.sample.Samples;

/** The same results give the same bytes. */
@Tag("slow")
class ReproducibilityTest {
  private final Locale before = Locale.getDefault();

  @TempDir private Path scratch;

  @AfterEach
  void speakAsBefore() {
    Locale.setDefault(before);
  }

  @Test
  void everyFileIsTheSameInEveryLocaleAndEveryTime() throws IOException {
    Path one = Reports.of(Samples.BOTH, scratch.resolve("one"));
    Locale.setDefault(Locale.GERMANY);
    Path two = Reports.of(Samples.BOTH, scratch.resolve("two"));
    List<Path> files = files(one);
    assertThat(files).isEqualTo(files(two)).hasSizeGreaterThan(20);
    for (Path file : files) {
      assertThat(two.resolve(file)).hasSameBinaryContentAs(one.resolve(file));
    }
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).map(directory::relativize).sorted().toList();
    }
  }
}
