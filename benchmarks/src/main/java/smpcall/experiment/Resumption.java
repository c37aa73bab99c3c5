// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import smpcall.host.Environment;
import smpcall.message.UserError;
import smpcall.store.DurableFile;
import smpcall.store.ResultStore;
import smpcall.store.RunFile;
import smpcall.store.RunHeader;
import smpcall.store.StudyBuild;

/** Finds the run to resume, and checks that it can be resumed. */
public final class Resumption {

  private Resumption() {}

  /**
   * Returns a run by its name, or the newest incomplete run of the host.
   *
   * @param results directory of all results
   * @param host name of the host
   * @param name id or directory of the run; empty: the newest incomplete one
   * @throws UserError if there is none, or the run is complete, as {@code latest} is
   */
  public static ResultStore find(Path results, String host, String name) {
    if (name.isEmpty()) {
      return newestIncomplete(results.resolve(host));
    }
    if (name.equals("latest") || name.startsWith("latest@")) {
      throw new UserError(
          "--resume "
              + name
              + ": names a complete run; --resume alone resumes the newest run that is not"
              + " complete");
    }
    Path directory =
        Files.isRegularFile(Path.of(name, "run.json"))
            ? Path.of(name)
            : results.resolve(host).resolve(name).normalize();
    if (!Files.isRegularFile(directory.resolve("run.json"))) {
      String newest =
          newest(results.resolve(host))
              .map(run -> "the newest is " + run.getFileName())
              .orElse("it has no run; begin one without --resume");
      throw new UserError(
          "--resume: no run '" + name + "' in " + results.resolve(host) + "; " + newest);
    }
    ResultStore store = ResultStore.open(directory);
    if (!store.header().host().equals(host)) {
      throw new UserError(
          "--resume: "
              + directory
              + " is a run of host '"
              + store.header().host()
              + "'; give --host "
              + store.header().host());
    }
    if (isComplete(store)) {
      throw new UserError("--resume: " + directory + " is complete; './study report' shows it");
    }
    return store;
  }

  /** Returns the newest run in the directory of a host, complete or not. */
  public static Optional<Path> newest(Path host) {
    return runs(host).stream().findFirst();
  }

  /** Returns the ids of the complete runs in the directory of a host. */
  public static List<String> completeRuns(Path host) {
    return runs(host).stream()
        .filter(run -> isComplete(ResultStore.open(run)))
        .map(run -> run.getFileName().toString())
        .toList();
  }

  private static ResultStore newestIncomplete(Path host) {
    for (Path run : runs(host)) {
      ResultStore store = ResultStore.open(run);
      if (!isComplete(store)) {
        return store;
      }
    }
    throw new UserError(
        "--resume: no run in " + host + " is incomplete; begin a new run without --resume");
  }

  /** Returns the runs of a host, the newest first, without runs of other schemas. */
  private static List<Path> runs(Path host) {
    if (!Files.isDirectory(host)) {
      return List.of();
    }
    try (Stream<Path> runs = Files.list(host)) {
      return runs.filter(run -> RunFile.isOfThisSchema(run.resolve("run.json")))
          .sorted(Comparator.reverseOrder())
          .toList();
    } catch (IOException e) {
      throw DurableFile.unreadable(
          host, e, "make it readable, or give another directory with --results DIR");
    }
  }

  /** Returns whether a run has ended, and none of its forks and checks is missing. */
  public static boolean isComplete(ResultStore store) {
    return store.ended().isPresent() && !store.isMissingForks() && !InitialCheck.isMissing(store);
  }

  /**
   * Checks that new forks are comparable with those of the run.
   *
   * @param now description of this host
   * @param study build of the study that would run the forks
   * @throws UserError if the host or the study has changed
   */
  public static void requireUnchanged(RunHeader header, Environment now, StudyBuild study) {
    List<String> changes = new ArrayList<>();
    if (!Objects.equals(header.study().commit(), study.commit())) {
      changes.add("commit of the study: " + header.study().commit() + " then");
    }
    if (!Objects.equals(header.study().build(), study.build())) {
      changes.add("the study was built from other sources then");
    }
    ObjectMapper json = new ObjectMapper();
    JsonNode then = json.valueToTree(header.environment().withRoundTrips(null));
    JsonNode today = json.valueToTree(now.withRoundTrips(null));
    today
        .properties()
        .forEach(
            member -> {
              if (!member.getValue().equals(then.get(member.getKey()))) {
                changes.add(member.getKey() + ": " + then.get(member.getKey()) + " then");
              }
            });
    if (!changes.isEmpty()) {
      throw new UserError(
          "--resume: run "
              + header.id()
              + " cannot be resumed, as something has changed ("
              + String.join("; ", changes)
              + "); change it back, or begin a new run without --resume");
    }
  }
}
