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
import java.util.stream.Stream;
import smpcall.message.UserError;
import smpcall.plan.Case;

/**
 * The directory of a run: {@code run.json}, which is written before the first fork and once more at
 * the end, and {@code forks.jsonl}, to which each fork adds a line.
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
      ForkLog.create(aside);
      writeRun(aside, header, null);
      if (Files.exists(directory)) {
        throw new IOException("it is there already");
      }
      DurableFile.move(aside, directory);
      return new ResultStore(directory, header, ForkLog.read(directory, header));
    } catch (IOException e) {
      throw new UserError(
          directory
              + ": cannot be written ("
              + DurableFile.reason(e)
              + "); give another place with --results DIR, or make room there");
    }
  }

  /** Removes runs that were killed before their first fork; the host's lock is held here. */
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
   * Opens a run to continue it.
   *
   * @throws UserError when it is damaged, or of another schema
   */
  public static ResultStore open(Path directory) {
    RunFile file = RunFile.read(directory.resolve(RUN));
    ResultStore store =
        new ResultStore(directory, file.header(), ForkLog.read(directory, file.header()));
    store.ended = file.ended();
    return store;
  }

  /** The run's directory. */
  public Path directory() {
    return directory;
  }

  /** The plan and the host. */
  public RunHeader header() {
    return header;
  }

  /** How the run ended; empty while it is not complete. */
  public Optional<RunEnd> ended() {
    return Optional.ofNullable(ended);
  }

  /** All forks that ended, in the order in which they ran. */
  public List<Fork> forks() {
    return log.forks();
  }

  /** The file that has a line for each fork. */
  public Path forkFile() {
    return log.file();
  }

  /**
   * Whether the last line of {@code forks.jsonl} was cut off by a kill; it counts as not written.
   */
  public boolean isTorn() {
    return log.isTorn();
  }

  /** Whether a fork of that case in that block gave a result. */
  public boolean has(Case testCase, int block) {
    return forks().stream().anyMatch(fork -> fork.isOf(testCase, block) && fork.error() == null);
  }

  /** Number of planned forks of the first {@code blocks} blocks that have given no result. */
  public int lacking(int blocks) {
    int lacking = 0;
    for (int block = 1; block <= blocks; block++) {
      for (Case testCase : header.cases()) {
        lacking += testCase.isIn(block) && !has(testCase, block) ? 1 : 0;
      }
    }
    return lacking;
  }

  /** Whether the run has ended although planned forks have given no result. */
  public boolean isLackingForks() {
    return ended != null && lacking(ended.blocks()) > 0;
  }

  /** The last block of which a fork ended; 0 when none did. */
  public int lastBlock() {
    return forks().stream().mapToInt(Fork::block).max().orElse(0);
  }

  /** The number of the next attempt at that case in that block: one above the highest so far. */
  public int nextAttempt(Case testCase, int block) {
    return 1
        + forks().stream()
            .filter(fork -> fork.isOf(testCase, block))
            .mapToInt(Fork::attempt)
            .max()
            .orElse(0);
  }

  /**
   * Keeps a fork.
   *
   * @throws UserError when it cannot be written
   */
  public void add(Fork fork) {
    try {
      log = log.append(fork);
    } catch (IOException e) {
      throw cannotBeWritten(log.file(), e);
    }
  }

  /**
   * Says that the run is complete.
   *
   * @throws UserError when that cannot be written
   */
  public void end(RunEnd why) {
    ended = why;
    try {
      writeRun(directory, header, why);
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
    return new UserError(
        file
            + ": cannot be written ("
            + DurableFile.reason(e)
            + "); what finished is kept; make room there, then './study run --resume' continues");
  }
}
