// SPDX-License-Identifier: Apache-2.0
package smpcall.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import smpcall.message.UserError;
import smpcall.plan.Case;

/**
 * The directory of a run: {@code run.json}, written before the first fork and again at the end, and
 * {@code forks.jsonl}, to which each fork adds a line.
 */
public final class ResultStore {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RUN = "run.json";
  private static final String UNFINISHED = ".part";

  private final Path directory;
  private final RunHeader header;
  private ForkLog log;
  private RunEnd ended;

  private ResultStore(Path directory, RunHeader header, ForkLog log) {
    this.directory = directory;
    this.header = header;
    this.log = log;
  }

  /**
   * Creates the directory of a new run.
   *
   * @throws UserError if the directory cannot be created, or exists already
   */
  public static ResultStore create(Path results, RunHeader header) {
    Path directory = results.resolve(header.host()).resolve(header.id());
    Path aside = directory.resolveSibling(header.id() + UNFINISHED);
    try {
      Files.createDirectories(directory.getParent());
      deleteUnfinished(directory.getParent());
      Files.createDirectory(aside);
      ForkLog.create(aside);
      writeRun(aside, header, null);
      if (Files.exists(directory)) {
        throw new IOException("it exists already");
      }
      DurableFile.move(aside, directory);
      return new ResultStore(directory, header, ForkLog.read(directory, header));
    } catch (IOException e) {
      throw DurableFile.unwritable(
          directory, e, "make room there, or give another directory with --results DIR");
    }
  }

  /** Deletes directories of runs that were killed while creating them; needs the host's lock. */
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
   * Opens the directory of an existing run.
   *
   * @throws UserError if the run is damaged, or of another schema
   */
  public static ResultStore open(Path directory) {
    RunFile file = RunFile.read(directory.resolve(RUN));
    ResultStore store =
        new ResultStore(directory, file.header(), ForkLog.read(directory, file.header()));
    store.ended = file.ended();
    return store;
  }

  /** Returns the directory of the run. */
  public Path directory() {
    return directory;
  }

  /** Returns the plan and the description of the host. */
  public RunHeader header() {
    return header;
  }

  /** Returns why the run ended; empty if it has not. */
  public Optional<RunEnd> ended() {
    return Optional.ofNullable(ended);
  }

  /** Returns all forks that have ended, in the order in which they ran. */
  public List<Fork> forks() {
    return log.forks();
  }

  /** Returns the path of {@code forks.jsonl}. */
  public Path forkFile() {
    return log.file();
  }

  /** Returns whether a kill cut off the last line of {@code forks.jsonl}, which is ignored. */
  public boolean isTorn() {
    return log.isTorn();
  }

  /** Returns whether a fork of a case in a block gave a result. */
  public boolean has(Case testCase, int block) {
    return forks().stream().anyMatch(fork -> fork.isOf(testCase, block) && fork.isSound());
  }

  /** Returns the number of planned forks of the first {@code blocks} blocks. */
  public int plannedForks(int blocks) {
    return (int)
        IntStream.rangeClosed(1, blocks)
            .mapToLong(block -> header.cases().stream().filter(c -> c.isIn(block)).count())
            .sum();
  }

  /** Returns the number of planned forks of the first {@code blocks} blocks without a result. */
  public int missingForks(int blocks) {
    int missing = 0;
    for (int block = 1; block <= blocks; block++) {
      for (Case testCase : header.cases()) {
        missing += testCase.isIn(block) && !has(testCase, block) ? 1 : 0;
      }
    }
    return missing;
  }

  /** Returns whether the run has ended with planned forks without a result. */
  public boolean isMissingForks() {
    return ended != null && missingForks(ended.blocks()) > 0;
  }

  /** Returns how many of the planned forks have a result: {@code 3 of 8}. */
  public String progress() {
    int blocks = ended().map(RunEnd::blocks).orElse(header.plan().blocks());
    int planned = plannedForks(blocks);
    return planned - missingForks(blocks) + " of " + planned;
  }

  /** Returns the last block with a fork that has ended; 0 if there is none. */
  public int lastBlock() {
    return forks().stream().mapToInt(Fork::block).max().orElse(0);
  }

  /** Returns the number of the next attempt at a case in a block, one above the highest so far. */
  public int nextAttempt(Case testCase, int block) {
    return 1
        + forks().stream()
            .filter(fork -> fork.isOf(testCase, block))
            .mapToInt(Fork::attempt)
            .max()
            .orElse(0);
  }

  /**
   * Stores a fork.
   *
   * @throws UserError if it cannot be written
   */
  public void add(Fork fork) {
    try {
      log = log.append(fork);
    } catch (IOException e) {
      throw cannotBeWritten(log.file(), e);
    }
  }

  /**
   * Stores the end of the run.
   *
   * @throws UserError if it cannot be written
   */
  public void end(RunEnd end) {
    ended = end;
    try {
      writeRun(directory, header, end);
    } catch (IOException e) {
      throw cannotBeWritten(directory.resolve(RUN), e);
    }
  }

  private static void writeRun(Path directory, RunHeader header, RunEnd ended) throws IOException {
    ObjectNode run = JSON.valueToTree(header);
    run.set("ended", JSON.valueToTree(ended));
    DurableFile.write(directory.resolve(RUN), run);
  }

  private static UserError cannotBeWritten(Path file, IOException e) {
    return DurableFile.unwritable(
        file,
        e,
        "finished forks are kept; make room there, then './study run --resume' resumes the"
            + " run");
  }
}
