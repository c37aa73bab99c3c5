// SPDX-License-Identifier: Apache-2.0
package smpcall.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The hash of the sources on which a result depends that depends on no host. */
public final class SourceHash {

  private static final int DIGITS = 16;
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);
  private static final Path SOURCES = Path.of("benchmarks", "src", "main", "java", "smpcall");

  private SourceHash() {}

  /**
   * The first digits of the SHA-256 of all sources in some packages, with their names and without
   * comments and white space.
   *
   * @param home checkout of the study
   * @return null where there are no sources
   */
  public static String of(Path home, List<String> packages) {
    MessageDigest digest = sha256();
    for (String name : packages) {
      Path directory = home.resolve(SOURCES).resolve(name);
      if (!Files.isDirectory(directory)) {
        return null;
      }
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file :
            files.filter(each -> each.toString().endsWith(".java")).sorted().toList()) {
          digest.update(directory.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
          String code = COMMENT.matcher(Files.readString(file)).replaceAll("");
          digest.update(code.replaceAll("\\s+", " ").getBytes(StandardCharsets.UTF_8));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
