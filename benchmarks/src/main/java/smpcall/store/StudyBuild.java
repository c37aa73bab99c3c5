// SPDX-License-Identifier: Apache-2.0
package smpcall.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import smpcall.message.UserError;

/**
 * A state of this repository.
 *
 * @param commit its id, null where git does not tell
 * @param dirty whether sources were changed since, null likewise
 * @param build of the jar that runs: SHA-256, so that forks of two builds are told apart; null
 *     where it runs from no jar
 */
public record StudyBuild(String commit, Boolean dirty, String build) {

  /** What says it where no git is: on a host that was sent the jar alone. */
  public static final String FILE = "commit.json";

  /** The state of the working tree in {@code home}. Results and charts do not make it dirty. */
  public static StudyBuild of(Path home) {
    if (Files.exists(home.resolve(FILE))) {
      return sent(home.resolve(FILE));
    }
    String commit = git(home, "rev-parse", "HEAD").orElse(null);
    Boolean dirty =
        git(home, "status", "--porcelain", "--", ".", ":!benchmarks/results", ":!charts")
            .map(changes -> !changes.isEmpty())
            .orElse(null);
    return new StudyBuild(commit, dirty, hashOfJar());
  }

  private static StudyBuild sent(Path file) {
    try {
      StudyBuild sent = new ObjectMapper().readValue(file.toFile(), StudyBuild.class);
      return new StudyBuild(sent.commit, sent.dirty, hashOfJar());
    } catch (IOException e) {
      throw new UserError(file + ": is damaged; remove it");
    }
  }

  /** SHA-256 of the jar that this runs from, as it is now; null where it runs from no jar. */
  public static String hashOfJar() {
    try {
      Path jar =
          Path.of(StudyBuild.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Files.isRegularFile(jar) ? hash(jar) : null;
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the jar that runs cannot be read", e);
    }
  }

  /** SHA-256 of a file. */
  public static String hash(Path file) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(file + " cannot be read", e);
    }
  }

  private static Optional<String> git(Path home, String... arguments) {
    String[] command = new String[arguments.length + 1];
    command[0] = "git";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(home.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? Optional.of(output.strip()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
