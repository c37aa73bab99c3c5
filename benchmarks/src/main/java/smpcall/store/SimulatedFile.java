// SPDX-License-Identifier: Apache-2.0
package smpcall.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import smpcall.message.UserError;
import smpcall.simulate.RunResult;
import smpcall.simulate.RunSetup;
import smpcall.simulate.engine.Counts;

/**
 * The results of simulated runs: a file with a line of JSON for each, described in
 * docs/simulation.md. Lines are only added, and each is synced, so a kill can cut off the last line
 * only. All numbers are integers, so that a line is the same on every JDK.
 */
public final class SimulatedFile {

  /** The packages on which the results depend. */
  public static final List<String> SOURCES =
      List.of("kernel", "linux", "machine", "memory", "simulate");

  private static final int SCHEMA = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final Set<String> done = new HashSet<>();
  private boolean wasTorn;

  private SimulatedFile(Path file) {
    this.file = file;
  }

  /**
   * Creates a file.
   *
   * @throws UserError when there is one, which is never overwritten
   */
  public static SimulatedFile create(Path file) throws IOException {
    if (Files.exists(file)) {
      throw new UserError(file + ": exists already; give --resume to continue it, or another file");
    }
    Files.createFile(file);
    return new SimulatedFile(file);
  }

  /**
   * Goes on with a file. An incomplete last line is cut off.
   *
   * @param sources hash of the sources
   * @throws UserError naming a line that is damaged or of other sources
   */
  public static SimulatedFile resume(Path file, String sources) throws IOException {
    SimulatedFile resumed = new SimulatedFile(file);
    String text = Files.readString(file);
    int end = text.lastIndexOf('\n') + 1;
    resumed.wasTorn = end < text.length();
    int number = 0;
    for (String line : text.substring(0, end).lines().toList()) {
      number++;
      JsonNode row = read(line, file + ":" + number);
      if (!row.path("sources").asText().equals(sources)) {
        throw new UserError(
            file + ":" + number + ": of other sources than this checkout; begin another file");
      }
      resumed.done.add(row.path("id").asText());
    }
    if (resumed.wasTorn) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(text.substring(0, end).getBytes(StandardCharsets.UTF_8).length);
      }
    }
    return resumed;
  }

  private static JsonNode read(String line, String place) {
    try {
      JsonNode row = JSON.readTree(line);
      if (row.hasNonNull("id")) {
        return row;
      }
    } catch (JsonProcessingException e) {
      // no JSON at all: the same cure
    }
    throw new UserError(place + ": is no simulated run; begin another file");
  }

  /** Whether an incomplete last line was cut off. */
  public boolean wasTorn() {
    return wasTorn;
  }

  /** Whether it has that run. */
  public boolean has(RunSetup setup) {
    return done.contains(setup.id());
  }

  /** Adds a run. */
  public synchronized void append(String line) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
      ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /**
   * A run as a line.
   *
   * @param sources hash of the sources
   */
  public static String line(RunResult result, String sources) {
    RunSetup setup = result.setup();
    ObjectNode row =
        JSON.createObjectNode()
            .put("schema", SCHEMA)
            .put("sources", sources)
            .put("id", setup.id())
            .put("workload", setup.workload().id())
            .put("subject", setup.subject())
            .put("cpus", setup.cpus())
            .put("lock", lower(setup.lock()))
            .put("mask", lower(setup.mask()))
            .put("interrupts", lower(setup.interrupts()))
            .put("machine", setup.host().id())
            .put("set", setup.host().parameters().text())
            .put("cell", setup.cell())
            .put("seed", setup.seed())
            .put("failure", result.failure());
    if (result.failure() == null) {
      row.put("picoseconds", result.picoseconds())
          .put("picosecondsOfCall", result.picosecondsOfCall())
          .put("operations", result.events().get(Counts.Event.CALL))
          .put("transfers", result.transfers())
          .put("invalidations", result.invalidations());
    }
    if (result.failure() == null && setup.cell() == 0) {
      put(row.putObject("events"), result.events());
      put(row.putObject("kinds"), result.kinds());
      ObjectNode fields = row.putObject("fields");
      result.fields().forEach(fields::put);
      put(row.putObject("shares"), result.shares());
    }
    return row.toString();
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static void put(ObjectNode node, Map<? extends Enum<?>, Long> values) {
    values.forEach((key, value) -> node.put(lower(key), value));
  }
}
