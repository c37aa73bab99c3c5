// SPDX-License-Identifier: Apache-2.0
package smpcall.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import smpcall.message.UserError;
import smpcall.plan.Case;

/**
 * The directory of a run. Each fork's result is a file of its own, there whole or not at all;
 * {@code run.json} and {@code jmh.json} are put together from them.
 */
public final class ResultStore {

  /** A fork and JMH's JSON of it, an array with one element; null when it failed. */
  public record Stored(Fork fork, JsonNode jmh) {

    /** A secondary metric, by iteration; empty when there is none of that name. */
    public List<Double> row(String metric) {
      return numbers("/0/secondaryMetrics/" + metric + "/rawData/0");
    }

    /** The primary metric, by iteration. */
    public List<Double> scores() {
      return numbers("/0/primaryMetric/rawData/0");
    }

    /** How often the audit of the fork found something; 0 when it gave no result. */
    public long failures() {
      return jmh == null ? 0 : Math.round(row("failures").stream().mapToDouble(n -> n).sum());
    }

    private List<Double> numbers(String place) {
      List<Double> numbers = new ArrayList<>();
      jmh.at(place).forEach(value -> numbers.add(value.asDouble()));
      return numbers;
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FORKS = "forks";
  private static final String UNFINISHED = ".part";

  private final Path directory;
  private final RunHeader header;
  private final List<Stored> stored = new ArrayList<>();
  private RunEnd ended;

  private ResultStore(Path directory, RunHeader header) {
    this.directory = directory;
    this.header = header;
  }

  /**
   * Begins a new run.
   *
   * @throws UserError when the directory cannot be made, or is there already
   */
  public static ResultStore create(Path results, RunHeader header) {
    Path directory = results.resolve(header.host()).resolve(header.id());
    Path aside = directory.resolveSibling(header.id() + UNFINISHED);
    try {
      Files.createDirectories(directory.getParent());
      deleteUnfinished(directory.getParent());
      Files.createDirectory(aside);
      Files.createDirectory(aside.resolve(FORKS));
      new ResultStore(aside, header).assemble();
      if (Files.exists(directory)) {
        throw new IOException("it is there already");
      }
      DurableFile.move(aside, directory);
      return new ResultStore(directory, header);
    } catch (IOException e) {
      throw new UserError(
          directory
              + ": cannot be written ("
              + DurableFile.reason(e)
              + "); give another place with --results DIR, or make room there");
    }
  }

  /** Runs that were killed before their first fork. Whoever writes here holds the host's lock. */
  private static void deleteUnfinished(Path host) throws IOException {
    try (Stream<Path> runs = Files.list(host)) {
      for (Path run : runs.filter(path -> path.toString().endsWith(UNFINISHED)).toList()) {
        try (Stream<Path> files = Files.walk(run)) {
          for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(file);
          }
        }
      }
    }
  }

  /**
   * Opens a run to go on with it.
   *
   * @throws UserError when it is damaged, or of another schema
   */
  public static ResultStore open(Path directory) {
    RunFile file = RunFile.read(directory.resolve("run.json"));
    ResultStore store = new ResultStore(directory, file.header());
    store.ended = file.ended();
    for (Path path : store.forkFiles()) {
      Stored read = ForkFile.read(path, file.header());
      store.requireTheMetricsOfItsCase(read, path);
      store.stored.add(read);
    }
    store.sort();
    return store;
  }

  private void requireTheMetricsOfItsCase(Stored read, Path path) {
    if (read.fork().error() != null) {
      return;
    }
    stored.stream()
        .filter(each -> each.fork().error() == null)
        .filter(each -> each.fork().caseId().equals(read.fork().caseId()))
        .filter(each -> !JmhMerge.together(each.jmh(), read.jmh()))
        .findFirst()
        .ifPresent(
            each -> {
              throw ForkFile.damaged(
                  path,
                  "has other metrics than " + ForkFile.name(each.fork()) + " of the same case");
            });
  }

  private void sort() {
    stored.sort(
        Comparator.comparing((Stored each) -> each.fork().started())
            .thenComparingInt(each -> each.fork().block())
            .thenComparingInt(each -> each.fork().position()));
  }

  /** Where the results are. */
  public Path directory() {
    return directory;
  }

  /** What the run was to be. */
  public RunHeader header() {
    return header;
  }

  /** Why it is complete; empty while it is not. */
  public Optional<RunEnd> ended() {
    return Optional.ofNullable(ended);
  }

  /** All forks that ended, in the order in which they ran. */
  public List<Stored> stored() {
    return List.copyOf(stored);
  }

  /** Whether a fork of that case in that block gave a result. */
  public boolean has(Case testCase, int block) {
    return stored.stream()
        .map(Stored::fork)
        .anyMatch(fork -> fork.isOf(testCase, block) && fork.error() == null);
  }

  /** How many planned forks of so many blocks have given no result. */
  public int lacking(int blocks) {
    int lacking = 0;
    for (int block = 1; block <= blocks; block++) {
      for (Case testCase : header.cases()) {
        lacking += testCase.isIn(block) && !has(testCase, block) ? 1 : 0;
      }
    }
    return lacking;
  }

  /** Whether it has ended, and planned forks have given no result all the same. */
  public boolean isLackingForks() {
    return ended != null && lacking(ended.blocks()) > 0;
  }

  /** The last block of which a fork ended; 0 when none did. */
  public int lastBlock() {
    return stored.stream().mapToInt(each -> each.fork().block()).max().orElse(0);
  }

  /**
   * The number of the next attempt at that case in that block: behind every one that ended, well or
   * not, though some of those before it may not be there any more.
   */
  public int nextAttempt(Case testCase, int block) {
    return 1
        + stored.stream()
            .map(Stored::fork)
            .filter(fork -> fork.isOf(testCase, block))
            .mapToInt(Fork::attempt)
            .max()
            .orElse(0);
  }

  /**
   * Keeps a fork; it never replaces another.
   *
   * @param jmh JMH's JSON of it, or null
   * @throws UserError when it cannot be written, or its file is there
   */
  public void add(Fork fork, JsonNode jmh) {
    Stored added = new Stored(fork, jmh);
    Path file = directory.resolve(FORKS).resolve(ForkFile.name(fork));
    if (Files.exists(file)) {
      throw new UserError(
          file + ": is another fork's; move it elsewhere, then './study run --resume' continues");
    }
    orElseCure(file, () -> DurableFile.write(file, ForkFile.of(added)));
    stored.add(added);
  }

  /**
   * Says that the run is complete.
   *
   * @throws UserError when that cannot be written
   */
  public void end(RunEnd why) {
    ended = why;
    publish();
  }

  /**
   * Writes {@code run.json} and {@code jmh.json} anew.
   *
   * @throws UserError when they cannot be written
   */
  public void publish() {
    orElseCure(directory.resolve("run.json"), this::assemble);
  }

  @FunctionalInterface
  private interface Write {
    void run() throws IOException;
  }

  private static void orElseCure(Path file, Write write) {
    try {
      write.run();
    } catch (IOException e) {
      throw new UserError(
          file
              + ": cannot be written ("
              + DurableFile.reason(e)
              + "); what finished is kept; make room there, then './study run --resume' continues");
    }
  }

  private void assemble() throws IOException {
    JmhMerge merge = new JmhMerge(JSON);
    List<Fork> forks = new ArrayList<>();
    for (Stored each : stored) {
      Fork fork = each.fork();
      forks.add(
          fork.withRaw(fork.error() == null ? merge.add(fork.caseId(), each.jmh().get(0)) : null));
    }
    ObjectNode run = JSON.valueToTree(header);
    run.set(FORKS, JSON.valueToTree(forks));
    run.set("ended", JSON.valueToTree(ended));
    DurableFile.write(
        directory.resolve("jmh.json"),
        merge.result(header.cases().stream().map(Case::id).toList()));
    DurableFile.write(directory.resolve("run.json"), run);
  }

  private List<Path> forkFiles() {
    try (Stream<Path> files = Files.list(directory.resolve(FORKS))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UserError(
          directory.resolve(FORKS)
              + ": cannot be read ("
              + DurableFile.reason(e)
              + "); begin a new run without --resume");
    }
  }
}
