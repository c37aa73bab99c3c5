// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import smpcall.analysis.run.Workload;

/**
 * Finds runs below a directory of results, laid out as {@code <host>/<run>/run.json}.
 *
 * @param results the directory of results
 */
public record RunFinder(Path results) {

  private static final String LATEST = "latest";
  private static final Pattern DAY = Pattern.compile("(?:([^/]+)/)?(\\d{4})-(\\d\\d)-(\\d\\d)");
  private static final Pattern SIMPLE = Pattern.compile("[^/]+");
  private static final Comparator<Path> NEWEST_FIRST =
      Comparator.comparing((Path run) -> run.getFileName().toString())
          .thenComparing(Path::toString)
          .reversed();

  /**
   * The directory of a run, by name.
   *
   * @param name a run's id, {@code host/id}, the path of its directory, {@code latest} for the
   *     newest complete one, or {@code latest@JDK} for the newest with calls on that JDK
   * @throws BadInputException when there is none, or several hosts have a run with the id
   */
  public Path named(String name) {
    if (name.equals(LATEST)) {
      return latest();
    }
    if (name.startsWith(LATEST + "@")) {
      return latestOf(name.substring(LATEST.length() + 1));
    }
    if (Files.isRegularFile(Path.of(name, RunFile.NAME))) {
      return Path.of(name);
    }
    List<Path> all = all();
    List<Path> matching = all.stream().filter(run -> run.endsWith(Path.of(name))).toList();
    if (matching.size() > 1) {
      throw new BadInputException(
          results
              + ": "
              + matching.size()
              + " hosts have a run "
              + name
              + "; say which: "
              + names(matching));
    }
    if (matching.isEmpty() && Files.isDirectory(Path.of(name))) {
      return Path.of(name);
    }
    if (matching.isEmpty()) {
      throw new BadInputException(results + ": no run \"" + name + "\"; there is: " + names(all));
    }
    return matching.get(0);
  }

  /**
   * The newest complete run with calls.
   *
   * @throws BadInputException when there is none
   */
  public Path latest() {
    List<Path> complete = complete(Optional.empty());
    if (complete.isEmpty()) {
      throw new BadInputException(
          results
              + ": no run with calls is complete; \"./study run\" makes one, --resume completes one"
              + " that was interrupted, and report --partial shows it");
    }
    return complete.get(complete.size() - 1);
  }

  private Path latestOf(String jdk) {
    List<Path> complete = complete(Optional.empty());
    Set<String> others = new TreeSet<>();
    for (int i = complete.size() - 1; i >= 0; i--) {
      Set<String> its = RunFile.read(complete.get(i)).jdksOfCalls();
      if (its.contains(jdk)) {
        return complete.get(i);
      }
      others.addAll(its);
    }
    throw new BadInputException(
        results
            + ": no complete run has calls on JDK \""
            + jdk
            + "\"; "
            + (others.isEmpty()
                ? "\"./study run\" makes one"
                : "complete runs have " + String.join(", ", others)));
  }

  /**
   * The newest run with calls, by id, complete or not.
   *
   * @throws BadInputException when there is none
   */
  public Path newestOfCalls() {
    for (Path run : all()) {
      RunFile file = RunFile.read(run);
      if (file.cases().stream().anyMatch(c -> c.workload().isOfCalls())) {
        return run;
      }
    }
    throw new BadInputException(
        results
            + ": no run has the workload "
            + Workload.STORM.id()
            + " or "
            + Workload.BROADCAST.id()
            + "; \"./study run\" makes one, or name a RUN");
  }

  /**
   * The runs of a name, oldest first: one by its id, {@code host/id} or directory; or all complete
   * ones with calls of a host ({@code twins}), of a day ({@code 2026-11-23}), or of both ({@code
   * twins/2026-11-23}).
   *
   * @param jdk the JDK that {@code latest} must have; empty for any
   * @throws BadInputException when there is none
   */
  public List<Path> selected(String what, Optional<String> jdk) {
    if (what.equals(LATEST)) {
      return List.of(named(jdk.map(id -> LATEST + "@" + id).orElse(LATEST)));
    }
    Matcher day = DAY.matcher(what);
    boolean byDay = day.matches();
    String host = byDay ? day.group(1) : what;
    boolean isHost =
        host != null
            && SIMPLE.matcher(host).matches()
            && Files.isDirectory(results.resolve(host))
            && !Files.exists(results.resolve(host).resolve(RunFile.NAME));
    if (!byDay && !isHost) {
      return List.of(named(what));
    }
    String began = byDay ? day.group(2) + day.group(3) + day.group(4) : "";
    List<Path> runs =
        complete(Optional.ofNullable(host)).stream()
            .filter(run -> run.getFileName().toString().startsWith(began))
            .toList();
    if (runs.isEmpty()) {
      throw new BadInputException(
          results
              + ": no complete run with calls is of \""
              + what
              + "\"; there is: "
              + names(all()));
    }
    return runs;
  }

  /**
   * Every complete run with calls, oldest first.
   *
   * @param host the only host to search; empty for all hosts
   * @throws BadInputException when one of them is damaged
   */
  public List<Path> complete(Optional<String> host) {
    List<Path> runs = new ArrayList<>();
    for (Path run : all()) {
      if (host.isPresent() && !host.get().equals(hostOf(run))) {
        continue;
      }
      RunFile file = RunFile.read(run);
      if (file.ended().isPresent()
          && file.cases().stream().anyMatch(c -> c.workload().isOfCalls())) {
        runs.add(run);
      }
    }
    Collections.reverse(runs);
    return List.copyOf(runs);
  }

  /** The hosts of all runs, complete or not. */
  public List<String> hosts() {
    return all().stream().map(RunFinder::hostOf).distinct().sorted().toList();
  }

  private static String hostOf(Path run) {
    return run.getParent().getFileName().toString();
  }

  private List<Path> all() {
    try {
      Map<Path, Path> runs = new LinkedHashMap<>();
      for (Path host : inside(results)) {
        for (Path run : inside(host)) {
          if (Files.exists(run.resolve(RunFile.NAME))) {
            runs.putIfAbsent(run.toRealPath(), run);
          }
        }
      }
      if (runs.isEmpty()) {
        throw new BadInputException(
            results
                + ": holds no run (<host>/<run>/run.json); \"./study run\" makes one, --results"
                + " looks elsewhere");
      }
      return runs.values().stream().sorted(NEWEST_FIRST).toList();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private BadInputException unreadable(IOException e) {
    return new BadInputException(
        results
            + ": cannot be read ("
            + Reason.of(e)
            + "); it must be a directory that you may read with all in it, --results looks"
            + " elsewhere");
  }

  /** The directories in one, symbolic links last, so that a run counts by its own place. */
  private static List<Path> inside(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> Files.isDirectory(file))
          .sorted(Comparator.comparing(Files::isSymbolicLink).thenComparing(Path::toString))
          .toList();
    }
  }

  private String names(List<Path> runs) {
    return String.join(
            ", ", runs.stream().limit(5).map(run -> results.relativize(run).toString()).toList())
        + (runs.size() > 5 ? " and " + (runs.size() - 5) + " more" : "");
  }
}
