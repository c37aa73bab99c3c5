// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Golden texts in src/test/resources/golden. {@code ./mvnw -pl analysis test -Dgolden.write=true}
 * writes them again; the difference is then reviewed like any other change.
 */
public final class Golden {
  private static final Path FILES = Path.of("src/test/resources/golden");

  private Golden() {}

  /** Asserts that a text is, byte for byte, the one in the file. */
  public static void check(String file, String text) throws IOException {
    if (Boolean.getBoolean("golden.write")) {
      Files.createDirectories(FILES);
      Files.writeString(FILES.resolve(file), text);
    }
    assertThat(text).isEqualTo(Files.readString(FILES.resolve(file)));
  }
}
