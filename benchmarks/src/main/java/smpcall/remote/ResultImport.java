// SPDX-License-Identifier: Apache-2.0
package smpcall.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import smpcall.experiment.Resumption;
import smpcall.message.UserError;
import smpcall.store.DurableFile;
import smpcall.store.Fork;
import smpcall.store.ResultStore;

/**
 * Adds a run that another host measured to the results here. Nothing here is overwritten: a run
 * that is complete stays as it is, another gets the forks that it lacks.
 */
public final class ResultImport {

  private static final String RUN = "run.json";

  private ResultImport() {}

  /**
   * Adds a run.
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
      boolean isNew = !Files.isRegularFile(to.resolve(RUN));
      if (isNew) {
        takeAll(from, to);
      } else if (isComplete(to)) {
        return false;
      }
      boolean hasMore = takeForks(from, to);
      return takeWhatIsLacking(from, to) || hasMore || isNew;
    } catch (IOException e) {
      throw new UserError(
          to
              + ": cannot be written ("
              + DurableFile.reason(e)
              + "); give another place with --results DIR, or make room there");
    }
  }

  /** Whether the run of that directory is complete. */
  static boolean isComplete(Path run) {
    return Resumption.isComplete(ResultStore.open(run));
  }

  /** Copies a sound run. The run's own file comes last: without it a directory is no run. */
  private static void takeAll(Path from, Path to) throws IOException {
    ResultStore.open(from);
    Files.createDirectories(to);
    takeWhatIsLacking(from, to);
    DurableFile.write(to.resolve(RUN), Files.readAllBytes(from.resolve(RUN)));
  }

  private static boolean takeForks(Path from, Path to) {
    ResultStore theirs = ResultStore.open(from);
    ResultStore ours = ResultStore.open(to);
    if (!theirs.header().equals(ours.header())) {
      throw conflict(to, from.resolve(RUN));
    }
    List<Fork> brought = theirs.forks();
    int known = ours.forks().size();
    if (!brought.stream()
        .limit(known)
        .toList()
        .equals(ours.forks().stream().limit(brought.size()).toList())) {
      throw conflict(ours.forkFile(), theirs.forkFile());
    }
    brought.stream().skip(known).forEach(ours::add);
    boolean ends = ours.ended().isEmpty() && theirs.ended().isPresent();
    if (ends) {
      ours.end(theirs.ended().get());
    }
    return ends || brought.size() > known;
  }

  /** Files that are written once, such as the check's. */
  private static boolean takeWhatIsLacking(Path from, Path to) throws IOException {
    boolean news = false;
    for (Path file : files(from)) {
      Path own = to.resolve(file.getFileName());
      if (!Files.exists(own) && !own.endsWith(RUN)) {
        DurableFile.write(own, Files.readAllBytes(file));
        news = true;
      }
    }
    return news;
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static UserError conflict(Path here, Path brought) {
    return new UserError(
        here + ": is not what the host has (" + brought + "); move one of them elsewhere");
  }
}
