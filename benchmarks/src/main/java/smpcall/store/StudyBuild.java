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
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import smpcall.message.UserError;

/**
 * The state of this repository from which the study was built.
 *
 * @param commit id of the commit; null if unknown
 * @param dirty whether sources differ from the commit; null if unknown
 * @param build SHA-256 of the running jar, which differs between builds; null without a jar
 */
public record StudyBuild(String commit, Boolean dirty, String build) {

  /** The name of the file with the state on a host that has the jar but no repository. */
  public static final String FILE = "commit.json";

  /** Reads the state of a working tree. Results and charts do not make it dirty. */
  public static StudyBuild of(Path tree) {
    if (Files.exists(tree.resolve(FILE))) {
      return read(tree.resolve(FILE));
    }
    if (!isRepository(tree)) {
      return new StudyBuild(null, null, hashOfJar());
    }
    String commit = git(tree, "rev-parse", "HEAD").orElse(null);
    Boolean dirty =
        git(tree, "status", "--porcelain", "--", ".", ":!benchmarks/results", ":!charts")
            .map(changes -> !changes.isEmpty())
            .orElse(null);
    return new StudyBuild(commit, dirty, hashOfJar());
  }

  /** Whether the tree is a repository by itself, and not a copy within another one. */
  private static boolean isRepository(Path tree) {
    Optional<String> top = git(tree, "rev-parse", "--show-toplevel");
    try {
      return top.isPresent() && Files.isSameFile(Path.of(top.get()), tree);
    } catch (IOException e) {
      return false;
    }
  }

  private static StudyBuild read(Path file) {
    try {
      StudyBuild state = new ObjectMapper().readValue(DurableFile.read(file), StudyBuild.class);
      return new StudyBuild(state.commit, state.dirty, hashOfJar());
    } catch (IOException e) {
      throw new UserError(file + ": is damaged; remove it");
    }
  }

  /** Returns the SHA-256 of the jar that this process runs, as it is now; null without a jar. */
  public static String hashOfJar() {
    try {
      Path jar =
          Path.of(StudyBuild.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Files.isRegularFile(jar) ? hash(jar) : null;
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the running jar cannot be read", e);
    }
  }

  /** Returns the SHA-256 of a file. */
  public static String hash(Path file) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(file + " cannot be read", e);
    }
  }

  private static Optional<String> git(Path tree, String... arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    try {
      ProcessBuilder git =
          new ProcessBuilder(command)
              .directory(tree.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD);
      git.environment().keySet().removeIf(name -> name.startsWith("GIT_")); // of another repository
      Process process = git.start();
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
