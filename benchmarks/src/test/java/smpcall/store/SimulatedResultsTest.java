// SPDX-License-Identifier: Apache-2.0
package smpcall.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smpcall.linux.LockKind;
import smpcall.linux.MaskPlace;
import smpcall.simulate.RunPlan;
import smpcall.simulate.RunSetup;
import smpcall.simulate.Simulation;
import smpcall.simulate.Workload;
import smpcall.simulate.engine.InterruptModel;
import smpcall.simulate.setting.SimulatedHost;

/** The kept simulations are of this checkout, and short ones come out the same to the byte. */
class SimulatedResultsTest {

  private static final Path HOME = Path.of("..");
  private static final Path KEPT = Path.of("simulated");
  private static final long SEED = 20100323;
  private static final int CELLS = 16;

  private static final RunPlan AGAIN =
      new RunPlan(
          List.of(Workload.STORM, Workload.BROADCAST),
          List.of("spinlock", "linux-5.13"),
          List.of(2),
          List.of(LockKind.TICKET),
          List.of(MaskPlace.INLINE),
          InterruptModel.ANYWHERE,
          SimulatedHost.FLAT,
          CELLS,
          List.of(8),
          SEED);

  private static final String SOURCES = SourceHash.of(HOME, SimulatedFile.SOURCES);

  @ParameterizedTest
  @ValueSource(strings = {"kept.jsonl", "machines.jsonl", "instruments.jsonl"})
  void theKeptRunsAreOfTheseSources(String name) throws IOException {
    for (String line : Files.readAllLines(KEPT.resolve(name))) {
      assertThat(new ObjectMapper().readTree(line).get("sources").asText())
          .as("simulate again: see CONTRIBUTING.md")
          .isEqualTo(SOURCES);
    }
  }

  @Test
  void shortRunsComeOutTheSameToTheByte() throws IOException {
    Map<String, String> kept =
        Files.readAllLines(KEPT.resolve("kept.jsonl")).stream()
            .collect(Collectors.toMap(SimulatedResultsTest::id, line -> line));

    for (RunSetup setup : AGAIN.runs()) {
      if (setup.cell() <= 1) {
        assertThat(SimulatedFile.line(Simulation.run(setup), SOURCES))
            .isEqualTo(kept.get(setup.id()));
      }
    }
  }

  private static String id(String line) {
    try {
      return new ObjectMapper().readTree(line).get("id").asText();
    } catch (IOException e) {
      throw new AssertionError(line, e);
    }
  }
}
