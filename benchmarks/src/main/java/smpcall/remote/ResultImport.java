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
 * Adds runs of other hosts to the results here. It overwrites nothing: a complete run stays as it
 * is, an incomplete one gets its missing forks.
 */
public final class ResultImport {

  private static final String RUN = "run.json";

  private ResultImport() {}

  /**
   * Adds a run.
   *
   * @param from directory of the run that came from the host
   * @param to directory of the run among the results
   * @return whether anything was new
   * @throws UserError if {@code to} has another run or other forks, or cannot be written
   */
  public static boolean importRun(Path from, Path to) {
    try {
      if (!Files.isRegularFile(from.resolve(RUN))) {
        return false; // it was packed before its first fork
      }
      boolean isNew = !Files.isRegularFile(to.resolve(RUN));
      if (isNew) {
        copyRun(from, to);
      } else if (isComplete(to)) {
        return false;
      }
      boolean hasNewForks = addForks(from, to);
      return copyMissingFiles(from, to) || hasNewForks || isNew;
    } catch (IOException e) {
      throw DurableFile.unwritable(
          to, e, "make room there, or give another directory with --results DIR");
    }
  }

  /** Returns whether a run is complete. */
  static boolean isComplete(Path run) {
    return Resumption.isComplete(ResultStore.open(run));
  }

  /** Copies an undamaged run; run.json comes last, as a directory without it is no run. */
  private static void copyRun(Path from, Path to) throws IOException {
    ResultStore.open(from);
    Files.createDirectories(to);
    copyMissingFiles(from, to);
    DurableFile.write(to.resolve(RUN), Files.readAllBytes(from.resolve(RUN)));
  }

  private static boolean addForks(Path from, Path to) {
    ResultStore theirs = ResultStore.open(from);
    ResultStore ours = ResultStore.open(to);
    if (!theirs.header().equals(ours.header())) {
      throw conflict(to, from.resolve(RUN));
    }
    List<Fork> forks = theirs.forks();
    int known = ours.forks().size();
    if (!forks.stream()
        .limit(known)
        .toList()
        .equals(ours.forks().stream().limit(forks.size()).toList())) {
      throw conflict(ours.forkFile(), theirs.forkFile());
    }
    forks.stream().skip(known).forEach(ours::add);
    boolean hasEnded = ours.ended().isEmpty() && theirs.ended().isPresent();
    if (hasEnded) {
      ours.end(theirs.ended().get());
    }
    return hasEnded || forks.size() > known;
  }

  /** Copies files that are written once, such as checks. */
  private static boolean copyMissingFiles(Path from, Path to) throws IOException {
    boolean hasCopied = false;
    for (Path file : files(from)) {
      Path target = to.resolve(file.getFileName());
      if (!Files.exists(target) && !target.endsWith(RUN)) {
        DurableFile.write(target, Files.readAllBytes(file));
        hasCopied = true;
      }
    }
    return hasCopied;
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static UserError conflict(Path ours, Path theirs) {
    return new UserError(
        ours + ": differs from the host's (" + theirs + "); move one of them elsewhere");
  }
}
