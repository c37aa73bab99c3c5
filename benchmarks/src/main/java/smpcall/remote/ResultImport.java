// SPDX-License-Identifier: Apache-2.0
package smpcall.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import smpcall.experiment.Resumption;
import smpcall.message.UserError;
import smpcall.store.DurableFile;
import smpcall.store.ResultStore;
import smpcall.store.RunFile;

/**
 * Puts what another host measured beside what was measured here. Nothing that is here is
 * overwritten: a run that is complete stays as it is, another gets the forks that it lacks.
 */
public final class ResultImport {

  private static final String RUN = "run.json";
  private static final String JMH = "jmh.json";

  /** Put together from the forks. */
  private static final List<String> MADE_ANEW = List.of(RUN, JMH);

  private ResultImport() {}

  /**
   * Takes a run in.
   *
   * @param from its directory among what was brought
   * @param to its directory among the results
   * @return whether there was anything new
   * @throws UserError when another run is there under its name, or it cannot be written
   */
  public static boolean take(Path from, Path to) {
    try {
      if (!Files.isRegularFile(from.resolve(RUN))) {
        return false; // it was packed before its first fork
      }
      boolean here = Files.isRegularFile(to.resolve(RUN));
      if (here && isComplete(to)) {
        return false;
      }
      if (here && !isSame(from, to)) {
        throw conflict(to, from.resolve(RUN));
      }
      boolean news = takeForks(from.resolve("forks"), to.resolve("forks"));
      news |= takeWhatIsWrittenOnce(from, to);
      DurableFile.write(to.resolve(JMH), Files.readAllBytes(from.resolve(JMH)));
      DurableFile.write(to.resolve(RUN), Files.readAllBytes(from.resolve(RUN)));
      if (!RunFile.isOlder(to.resolve(RUN))) {
        ResultStore.open(to).publish(); // it tells of forks that ended after the last block
      }
      return news || !here;
    } catch (IOException e) {
      throw new UserError(
          to
              + ": cannot be written ("
              + DurableFile.reason(e)
              + "); give another place with --results DIR, or make room there");
    }
  }

  /** Runs of older schemas are not gone on with. */
  static boolean isComplete(Path run) {
    return RunFile.isOlder(run.resolve(RUN)) || Resumption.isComplete(ResultStore.open(run));
  }

  private static boolean isSame(Path from, Path to) {
    return RunFile.read(from.resolve(RUN)).header().equals(RunFile.read(to.resolve(RUN)).header());
  }

  private static boolean takeForks(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    boolean news = false;
    for (Path fork : files(from)) {
      Path own = to.resolve(fork.getFileName());
      byte[] content = Files.readAllBytes(fork);
      if (!Files.exists(own)) {
        DurableFile.write(own, content);
        news = true;
      } else if (!Arrays.equals(content, Files.readAllBytes(own))) {
        throw conflict(own, fork);
      }
    }
    return news;
  }

  /** What the check found, say. */
  private static boolean takeWhatIsWrittenOnce(Path from, Path to) throws IOException {
    boolean news = false;
    for (Path file : files(from)) {
      Path own = to.resolve(file.getFileName());
      if (Files.isRegularFile(file)
          && !Files.exists(own)
          && !MADE_ANEW.contains(own.getFileName().toString())) {
        DurableFile.write(own, Files.readAllBytes(file));
        news = true;
      }
    }
    return news;
  }

  private static List<Path> files(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }

  private static UserError conflict(Path here, Path brought) {
    return new UserError(
        here + ": is not what the host has (" + brought + "); move one of them elsewhere");
  }
}
