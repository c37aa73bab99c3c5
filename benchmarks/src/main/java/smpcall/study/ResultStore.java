// SPDX-License-Identifier: Apache-2.0
package smpcall.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The directory of a run. Each fork's result is a file of its own, written aside, synced and
 * renamed, so it is there whole or not at all; {@code run.json} and {@code jmh.json} are assembled
 * from them.
 */
final class ResultStore {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Path directory;
  private final RunHeader header;

  private ResultStore(Path directory, RunHeader header) {
    this.directory = directory;
    this.header = header;
  }

  /**
   * Begins a new run.
   *
   * @throws UserError when the directory cannot be made, or is there already
   */
  static ResultStore create(Path results, RunHeader header) {
    Path directory = results.resolve(header.host()).resolve(header.id());
    try {
      Files.createDirectories(directory.getParent());
      Files.createDirectory(directory);
      Files.createDirectory(directory.resolve("forks"));
      ResultStore store = new ResultStore(directory, header);
      store.assemble();
      return store;
    } catch (IOException e) {
      throw cannotWrite(directory, e);
    }
  }

  private static UserError cannotWrite(Path path, IOException e) {
    return new UserError(
        path
            + ": cannot be written ("
            + e.getClass().getSimpleName()
            + "); give another place with --results DIR, or make room there");
  }

  /** Where the results are. */
  Path directory() {
    return directory;
  }

  /**
   * Keeps a fork.
   *
   * @param jmh JMH's JSON of it, or null
   * @throws UserError when it cannot be written
   */
  void add(Fork fork, JsonNode jmh) {
    ObjectNode node = JSON.createObjectNode();
    node.set("fork", JSON.valueToTree(fork));
    node.set("jmh", jmh);
    String name =
        String.format(
            Locale.ROOT, "%03d-%03d-%s.json", fork.block(), fork.position(), fork.caseId());
    Path file = directory.resolve("forks").resolve(name);
    try {
      write(file, node);
      assemble();
    } catch (IOException e) {
      throw cannotWrite(file, e);
    }
  }

  private void assemble() throws IOException {
    JmhMerge merge = new JmhMerge(JSON);
    List<Fork> forks = new ArrayList<>();
    for (Path file : forkFiles()) {
      JsonNode node = JSON.readTree(file.toFile());
      Fork fork = JSON.treeToValue(node.get("fork"), Fork.class);
      Integer raw = fork.error() == null ? merge.add(fork.caseId(), node.get("jmh").get(0)) : null;
      forks.add(fork.withRaw(raw));
    }
    ObjectNode run = JSON.valueToTree(header);
    run.set("forks", JSON.valueToTree(forks));
    ArrayNode jmh = merge.result(header.cases().stream().map(Case::id).toList());
    write(directory.resolve("jmh.json"), jmh);
    write(directory.resolve("run.json"), run);
  }

  private List<Path> forkFiles() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("forks"))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  private static void write(Path file, JsonNode node) throws IOException {
    Path aside = file.resolveSibling(file.getFileName() + ".part");
    try (FileChannel channel =
        FileChannel.open(
            aside,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer bytes =
          ByteBuffer.wrap((node.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
