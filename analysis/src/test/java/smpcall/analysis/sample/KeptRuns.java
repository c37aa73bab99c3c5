// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.sample;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import smpcall.analysis.run.read.RunFinder;

/**
 * The runs of this repository that are in git; others in {@code benchmarks/results} are of this
 * checkout alone.
 */
public final class KeptRuns {
  private static final Path RESULTS = Path.of("..", "benchmarks", "results");

  private KeptRuns() {}

  /** The directories of all, oldest first. */
  public static List<Path> all() {
    return inGit("run.json").stream().map(Path::getParent).sorted().toList();
  }

  /** The directories of the complete ones with calls, oldest first. */
  public static List<Path> ofCalls() {
    List<Path> kept = all();
    return new RunFinder(RESULTS)
        .complete(Optional.empty()).stream().filter(kept::contains).toList();
  }

  private static List<Path> inGit(String name) {
    try {
      Process git =
          new ProcessBuilder("git", "ls-files", "-z", "--", RESULTS + "/*/*/" + name).start();
      String names = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assumeTrue(git.waitFor() == 0, "this is no git checkout: which runs are kept is not known");
      return List.of(names.split("\0")).stream().map(Path::of).filter(Files::exists).toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
