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

/** Finds the run that is to be gone on with, and makes sure that it may be. */
public final class Resumption {

  private Resumption() {}

  /**
   * The run that was named, or the newest of the host that is not complete.
   *
   * @param name a run's id, or its directory; empty for the newest
   * @throws UserError when there is none, or it is complete
   */
  public static ResultStore find(Path results, String host, String name) {
    if (name.isEmpty()) {
      return unfinished(results.resolve(host));
    }
    Path directory =
        Files.isRegularFile(Path.of(name, "run.json"))
            ? Path.of(name)
            : results.resolve(host).resolve(name).normalize();
    if (!Files.isRegularFile(directory.resolve("run.json"))) {
      String newest =
          newest(results.resolve(host))
              .map(run -> "the newest there is " + run.getFileName())
              .orElse("none was begun there, leave --resume out");
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

  /** The newest run of a host, complete or not. */
  public static Optional<Path> newest(Path host) {
    return runs(host).stream().findFirst();
  }

  private static ResultStore unfinished(Path host) {
    for (Path run : runs(host)) {
      ResultStore store = ResultStore.open(run);
      if (!isComplete(store)) {
        return store;
      }
    }
    throw new UserError(
        "--resume: no run in " + host + " waits to be gone on with; leave --resume out");
  }

  /** Newest first, without runs of other schemas. */
  private static List<Path> runs(Path host) {
    if (!Files.isDirectory(host)) {
      return List.of();
    }
    try (Stream<Path> runs = Files.list(host)) {
      return runs.filter(run -> RunFile.isOfThisSchema(run.resolve("run.json")))
          .sorted(Comparator.reverseOrder())
          .toList();
    } catch (IOException e) {
      throw new UserError(
          host
              + ": cannot be read ("
              + DurableFile.reason(e)
              + "); let it be read, or give another place with --results DIR");
    }
  }

  /** Whether it has ended, no fork of it has only failed, and its check is there. */
  public static boolean isComplete(ResultStore store) {
    return store.ended().isPresent() && !store.isLackingForks() && !InitialCheck.isLacking(store);
  }

  /**
   * Makes sure that forks of today may stand beside those of then.
   *
   * @throws UserError when the host or the study is another
   */
  public static void check(RunHeader header, Environment now, StudyBuild study) {
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
              + " cannot be gone on with, since something has changed ("
              + String.join("; ", changes)
              + "); change it back, or begin a new run without --resume");
    }
  }
}
