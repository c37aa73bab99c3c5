// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.draw.ColourVision;
import smpcall.analysis.draw.HeatMap;
import smpcall.analysis.draw.PictureWriter;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.read.BadInputException;
import smpcall.analysis.run.read.RunReader;
import smpcall.analysis.sample.Samples;

class RoundTripChartTest {
  @TempDir private Path scratch;

  @Test
  void aPairIsARowOfTheTableAndTwoCellsOfTheMap() throws Exception {
    Run run = run("[[0, 1, 62.04], [0, 2, 410], [1, 2, 398.5]]", 3);
    RoundTripChart chart = chart(run);
    assertThat(chart.csv().text())
        .isEqualTo("from_cpu,to_cpu,round_trip_ns\n0,1,62.0\n0,2,410.0\n1,2,398.5\n");
    PictureWriter.write(chart.figure(), scratch, "map");
    assertThat(Files.readString(scratch.resolve("map.svg")))
        .containsPattern("(?s)>62<.*>62<")
        .contains("3 of 3 pairs measured");
  }

  @Test
  void manyCpusHaveShadesAlone() throws Exception {
    StringBuilder pairs = new StringBuilder("[[0, 1, 50]");
    for (int cpu = 2; cpu < 40; cpu++) {
      pairs.append(", [0, ").append(cpu).append(", ").append(400 + cpu).append("]");
    }
    PictureWriter.write(chart(run(pairs + "]", 780)).figure(), scratch, "map");
    assertThat(Files.readString(scratch.resolve("map.svg")))
        .doesNotContain(">410<")
        .contains("39 of 780 pairs measured");
  }

  @Test
  void shadesDarkenEvenlySoThatPrintShowsThem() {
    List<Double> lightness = HeatMap.shades().stream().map(ColourVision::lightness).toList();
    for (int i = 1; i < lightness.size(); i++) {
      assertThat(lightness.get(i - 1) - lightness.get(i)).isGreaterThan(4);
    }
    assertThat(HeatMap.shade(50, 50, 800)).isZero();
    assertThat(HeatMap.shade(200, 50, 800)).isEqualTo(4);
    assertThat(HeatMap.shade(800, 50, 800)).isEqualTo(7);
    assertThat(HeatMap.shade(50, 50, 50)).isZero();
  }

  @Test
  void aHostThatWasNotMeasuredHasNone() {
    assertThat(RunReader.read(Samples.BOTH, false).environment().roundTrips()).isEmpty();
  }

  @Test
  void anInvalidPairIsRefusedWithItsPlace() {
    assertThatThrownBy(() -> run("[[0, 1, 62], [0, 2]]", 3))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("environment.roundTrips.nanos[1] is not an array of 3; ");
    assertThatThrownBy(() -> run("[[0, 1, 62, 9]]", 1))
        .hasMessageContaining("environment.roundTrips.nanos[0] is not an array of 3; ");
    assertThatThrownBy(() -> run("[[0, 1, 0]]", 1))
        .hasMessageContaining("environment.roundTrips.nanos[0][2] is not a number above 0; ");
    assertThatThrownBy(() -> run("[[0, 1, 1e16]]", 1))
        .hasMessageContaining("environment.roundTrips.nanos[0][2] is not within 1e15 of 0; ");
    for (String cpu : new String[] {"-1", "1.5", "1e12"}) {
      assertThatThrownBy(() -> run("[[0, " + cpu + ", 3]]", 1))
          .hasMessageContaining("nanos[0][1] is not a whole number from 0; ");
    }
    assertThatThrownBy(() -> run("[[0, null, 3]]", 1))
        .hasMessageContaining("nanos[0][1] is missing; ");
  }

  private static RoundTripChart chart(Run run) {
    return new RoundTripChart(run, run.environment().roundTrips().orElseThrow());
  }

  private Run run(String pairs, int of) throws IOException {
    Path copy = Samples.copy(Samples.BOTH, Files.createTempDirectory(scratch, "run"));
    ArrayNode nanos = (ArrayNode) new ObjectMapper().readTree(pairs);
    Samples.edit(
        copy.resolve("run.json"),
        root ->
            ((ObjectNode) root.get("environment"))
                .putObject("roundTrips")
                .put("of", of)
                .set("nanos", nanos));
    return RunReader.read(copy, false);
  }
}
