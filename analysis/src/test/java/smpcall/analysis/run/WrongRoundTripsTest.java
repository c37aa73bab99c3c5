// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.finding.note.Footnotes;
import smpcall.analysis.sample.Samples;

/** Round trips that older builds measured wrongly stay in their files, and come into nothing. */
class WrongRoundTripsTest {
  @TempDir private Path results;
  private Path run;

  @BeforeEach
  void copySample() throws IOException {
    run = Samples.copy(Samples.NOISY, results);
  }

  private Run read(String started) throws IOException {
    Samples.edit(
        run.resolve("run.json"),
        root -> {
          ((ObjectNode) root).put("started", started);
          ((ObjectNode) root.get("environment"))
              .putObject("roundTrips")
              .put("of", 1)
              .putArray("nanos")
              .addArray()
              .add(0)
              .add(1)
              .add(448);
          root.get("forks")
              .forEach(
                  fork ->
                      ((ObjectNode) fork)
                          .putObject("roundTripNanos")
                          .put("before", 448)
                          .put("after", 2639));
        });
    return RunReader.read(run, false);
  }

  @Test
  void areNotReadAndAFootnoteSaysSo() throws IOException {
    Run read = read("2026-11-25T13:49:59Z");

    assertThat(read.forks()).allMatch(fork -> fork.roundTrip().isEmpty());
    assertThat(read.environment().roundTrips()).isEmpty();
    assertThat(Footnotes.of(List.of(Samples.storm(run))))
        .anyMatch(note -> note.text().startsWith("Round trips of a cache line that this run"));
  }

  @Test
  void laterOnesAre() throws IOException {
    Run read = read("2026-11-25T13:50:00Z");

    assertThat(read.forks()).allMatch(fork -> fork.roundTrip().isPresent());
    assertThat(read.environment().roundTrips()).isPresent();
    assertThat(Footnotes.of(List.of(Samples.storm(run))))
        .noneMatch(note -> note.text().startsWith("Round trips of a cache line that this run"));
  }
}
