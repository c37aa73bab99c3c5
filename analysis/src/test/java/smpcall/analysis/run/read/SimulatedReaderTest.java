// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smpcall.analysis.run.SimulatedRun;
import smpcall.analysis.run.SimulatedWorkload;
import smpcall.analysis.sample.Samples;

class SimulatedReaderTest {
  private static final Path SCHEMA = Path.of("..", "benchmarks", "simulated", "run.schema.json");

  @TempDir private Path scratch;

  @Test
  void theSampleIsAsTheSchemaDescribes() throws IOException {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(Files.readString(SCHEMA));
    for (String line : lines()) {
      assertThat(schema.validate(new ObjectMapper().readTree(line))).as(line).isEmpty();
    }
    String cut = lines().get(0).replace("\"transfers\"", "\"renamed\"");
    assertThat(schema.validate(new ObjectMapper().readTree(cut))).isNotEmpty();
  }

  @Test
  void aLineIsARun() {
    List<SimulatedRun> runs = SimulatedReader.read(Samples.SIMULATED);

    assertThat(runs).hasSize(46);
    SimulatedRun spinlock = runs.get(1);
    assertThat(spinlock.workload()).isEqualTo(SimulatedWorkload.STORM);
    assertThat(spinlock.subject()).isEqualTo("spinlock");
    assertThat(spinlock.cpus()).isEqualTo(32);
    assertThat(spinlock.transfersPerCall()).isEqualTo(32 * 32);
    assertThat(spinlock.perCall(spinlock.event("function"))).isEqualTo(31);
    assertThat(spinlock.isFailed()).isFalse();
    assertThat(runs).filteredOn(SimulatedRun::isFailed).hasSize(4);
    assertThat(runs).allMatch(run -> run.planSeed() == 7);
  }

  @Test
  void aMissingOrEmptyFileSaysHowToMakeIt() throws IOException {
    Path file = scratch.resolve("none.jsonl");
    refused(file, file + ": is missing; make it with ./study simulate --json FILE");
    Files.writeString(file, "");
    refused(file, file + ": has no runs; make it with ./study simulate --json FILE");
  }

  /** Each damages the third line. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"schema\":1 | \"schema\":2 | schema 2 is not known here, only 1; use the version of the",
        "\"storm\" | \"hail\" | workload \"hail\" is not known here, only storm, broadcast, counter",
        "\"cpus\":32 | \"cpus\":1 | cpus is not 2 or more; take the line out, and ./study simulate",
        "\"cpus\":32 | \"cpus\":null | cpus is missing; take the line out",
        "\"operations\" | \"other\" | operations is not above 0; take the line out",
        "\"transfers\":1280 | \"transfers\":-1 | transfers is not 0 or above; take the line out",
        "\"transfers\":1280 | \"transfers\":\"1\" | transfers is not a whole number; take the",
        "\"shares\" | \"other\" | shares is not above 0, and the run is in no grid; take the line",
        "\"sources\":\"cafe\" | \"sources\":\"f00d\" | is of other sources than line 1; keep such",
        "\"seed\":7 | \"seed\":8 | is of another seed than line 1; keep such runs in a file of",
        "{ | [ | is cut off or damaged at line 1, column 10; take the line out",
      })
  void aDamagedLineIsNamedWithItsCure(String intact, String damaged, String message)
      throws IOException {
    Path file = scratch.resolve("runs.jsonl");
    List<String> lines = new ArrayList<>(lines());
    assertThat(lines.get(2)).contains(intact);
    lines.set(2, lines.get(2).replace(intact, damaged));
    Files.write(file, lines);

    refused(file, file + ":3: " + message);
  }

  @Test
  void aLineThatAKillCutOffIsNamed() throws IOException {
    Path file = scratch.resolve("runs.jsonl");
    Files.writeString(file, lines().get(0) + "\n" + lines().get(1).substring(0, 90));

    refused(file, file + ":2: is cut off or damaged");
    refused(file, "; take the line out, and ./study simulate --resume makes that run again");
  }

  @Test
  void aLineThatIsThereTwiceIsNamed() throws IOException {
    Path file = scratch.resolve("runs.jsonl");
    Files.write(file, List.of(lines().get(0), lines().get(1), lines().get(0)));

    refused(file, file + ":3: is the run of line 1 again; take the line out");
  }

  @Test
  void aLineThatIsNoTextIsNamed() throws IOException {
    Path file = scratch.resolve("runs.jsonl");
    byte[] text = (lines().get(0) + "\n#\n").getBytes(StandardCharsets.UTF_8);
    text[text.length - 2] = (byte) 0xff;
    Files.write(file, text);

    refused(file, file + ":2: is damaged, as it is no text in UTF-8; take the line out");
  }

  private static List<String> lines() throws IOException {
    return Files.readAllLines(Samples.SIMULATED);
  }

  private static void refused(Path file, String message) {
    assertThatThrownBy(() -> SimulatedReader.read(file))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(message)
        .message()
        .doesNotContain("\n");
  }
}
