// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.Damage;
import smpcall.Fuzz;
import smpcall.experiment.CheckFile;
import smpcall.experiment.Resumption;
import smpcall.experiment.stop.ContaminatedForks;
import smpcall.message.UserError;
import smpcall.plan.Workload;
import smpcall.remote.ResultImport;
import smpcall.store.ResultStore;
import smpcall.store.Runs;

/** Resuming or importing a damaged run ends with an error of one line at most. */
@Tag("slow")
class ResultFuzzTest {

  private static final String ID = "20261122T190000Z";
  private static final List<String> REWRITTEN = List.of("run.json");

  private final Path scratch;
  private final Map<Path, byte[]> whole;

  ResultFuzzTest(@TempDir Path scratch) throws IOException {
    this.scratch = scratch;
    ResultStore store =
        ResultStore.create(
            scratch.resolve("whole"),
            Runs.header(ID, Runs.cases(List.of("spinlock"), Workload.PING_PONG)));
    store.add(Runs.fork("ping-pong-2cpus-a", 1, 1, null, 7));
    store.add(Runs.fork("ping-pong-2cpus-a", 2, 1, "killed"));
    Files.writeString(store.directory().resolve(CheckFile.NAME), "{\"schema\": 1}");
    whole = contents(store.directory());
  }

  @Test
  void resumingEndsInOneLineAndLosesNothing() {
    Fuzz.each(50, this::resumeDamaged);
  }

  @Test
  void importingEndsInOneLineAndLosesNothing() {
    Fuzz.each(50, this::importDamaged);
  }

  private void resumeDamaged(long seed) throws IOException {
    Path results = scratch.resolve("results" + seed);
    Path run = results.resolve("localhost").resolve(ID);
    write(run, damaged(seed));
    Map<Path, byte[]> before = contents(run);
    assertAtMostOneLine(
        () -> {
          ResultStore store = Resumption.find(results, "localhost", "");
          store.forks().stream()
              .filter(each -> each.error() == null)
              .forEach(each -> new ContaminatedForks(store.header()).contains(each));
        });
    assertKept(before, contents(run), REWRITTEN);
  }

  /** Damages the run that comes from the host, or every other time the run here. */
  private void importDamaged(long seed) throws IOException {
    Path from = scratch.resolve("from" + seed);
    Path to = scratch.resolve("to" + seed);
    write(from, seed % 2 == 0 ? whole : damaged(seed));
    if (seed % 3 != 0) {
      write(to, seed % 2 == 0 ? damaged(seed) : whole);
    } else {
      Files.createDirectories(to.getParent());
    }
    Map<Path, byte[]> before = contents(to);
    Map<Path, byte[]> source = contents(from);
    assertAtMostOneLine(() -> ResultImport.importRun(from, to));
    assertKept(before, contents(to), REWRITTEN);
    assertKept(source, contents(from), List.of());
  }

  private Map<Path, byte[]> damaged(long seed) {
    List<Path> files = whole.keySet().stream().sorted().toList();
    Path chosen = files.get((int) (seed / 6 % files.size()));
    Map<Path, byte[]> all = new HashMap<>(whole);
    all.put(chosen, Damage.of(whole.get(chosen), seed, Damage.JSON));
    return all;
  }

  private static void assertAtMostOneLine(Runnable part) {
    try {
      part.run();
    } catch (UserError e) {
      assertThat(e.getMessage())
          .hasLineCount(1)
          .hasSizeLessThan(2_000)
          .doesNotContainPattern("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]");
    }
  }

  private static void assertKept(
      Map<Path, byte[]> before, Map<Path, byte[]> after, List<String> rewritten) {
    before.forEach(
        (file, content) -> {
          assertThat(after).containsKey(file);
          if (file.endsWith("forks.jsonl")) {
            assertThat(text(after.get(file))).as(file.toString()).startsWith(wholeLines(content));
          } else if (!rewritten.contains(file.toString())) {
            assertThat(after.get(file)).as(file.toString()).isEqualTo(content);
          }
        });
  }

  private static String wholeLines(byte[] content) {
    return text(content).substring(0, text(content).lastIndexOf('\n') + 1);
  }

  private static String text(byte[] content) {
    return new String(content, StandardCharsets.ISO_8859_1);
  }

  private static void write(Path run, Map<Path, byte[]> contents) throws IOException {
    for (Map.Entry<Path, byte[]> file : contents.entrySet()) {
      Path path = run.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
  }

  private static Map<Path, byte[]> contents(Path run) throws IOException {
    Map<Path, byte[]> contents = new TreeMap<>();
    if (Files.isDirectory(run)) {
      try (Stream<Path> files = Files.walk(run)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          contents.put(run.relativize(file), Files.readAllBytes(file));
        }
      }
    }
    return contents;
  }
}
