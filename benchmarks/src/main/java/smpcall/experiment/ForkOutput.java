// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import smpcall.benchmark.Latency;
import smpcall.benchmark.LatencyRecorder;
import smpcall.benchmark.RoundTrip;
import smpcall.benchmark.RoundTripProbe;

/**
 * Temporary files in which a fork passes on data that JMH's results do not have.
 *
 * @param latencyFile file of the latencies; empty until the fork has written it
 * @param roundTripFile file of the round trips; empty until the fork has written it
 */
record ForkOutput(Path latencyFile, Path roundTripFile) implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LATENCY_FLAG = "-D" + LatencyRecorder.FILE + "=";
  private static final String ROUND_TRIP_FLAG = "-D" + RoundTripProbe.FILE + "=";

  static ForkOutput create() throws IOException {
    return new ForkOutput(
        Files.createTempFile("smpcall-latency-", ".json"),
        Files.createTempFile("smpcall-round-trip-", ".json"));
  }

  /** Returns the flags that tell the fork's JVM the names of the files. */
  List<String> flags() {
    return List.of(LATENCY_FLAG + latencyFile, ROUND_TRIP_FLAG + roundTripFile);
  }

  /** Returns whether a flag of a JVM is one of {@link #flags()}. */
  static boolean isFlag(String flag) {
    return Stream.of(LATENCY_FLAG, ROUND_TRIP_FLAG).anyMatch(flag::startsWith);
  }

  /** Returns the latencies of calls, or null if none was recorded. */
  Latency latency() throws IOException {
    return read(latencyFile, Latency.class);
  }

  /** Returns the round trips of a cache line, or null if none was measured. */
  RoundTrip roundTrip() throws IOException {
    return read(roundTripFile, RoundTrip.class);
  }

  private static <T> T read(Path file, Class<T> type) throws IOException {
    return Files.size(file) == 0 ? null : JSON.readValue(file.toFile(), type);
  }

  @Override
  public void close() {
    for (Path file : List.of(latencyFile, roundTripFile)) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        // A temporary file that remains is harmless.
      }
    }
  }
}
