// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrequencyTest {

  private static final List<String> MEASURED =
      List.of(
          "processor\t: 0",
          "cpu MHz\t\t: 3400.125",
          "flags\t\t: fpu aperfmperf",
          "processor\t: 1",
          "cpu MHz\t\t: 2100.5",
          "flags\t\t: fpu aperfmperf");

  @TempDir private Path sys;

  private void cpufreq(int cpu, String kilohertz) throws IOException {
    Path directory = Files.createDirectories(sys.resolve("cpu" + cpu).resolve("cpufreq"));
    Files.writeString(directory.resolve("scaling_cur_freq"), kilohertz + "\n");
  }

  @Test
  void itIsThatOfTheSlowestInMegahertz() throws IOException {
    cpufreq(0, "3400125");
    cpufreq(1, "2100500");
    cpufreq(2, "800000");

    assertThat(Frequency.lowest(sys, List.of(0, 1))).isEqualTo(2100.5);
  }

  @Test
  void aCpuThatDoesNotTellLeavesItUnknown() throws IOException {
    cpufreq(0, "3400125");
    cpufreq(1, "<unknown>");

    assertThat(Frequency.lowest(sys, List.of(0, 1))).isNull();
    assertThat(Frequency.lowest(sys, List.of(0, 2))).isNull();
  }

  @Test
  void withoutCpufreqTheListOfProcessorsTellsWhatWasMeasured() {
    assertThat(Frequency.lowest(MEASURED, List.of(0))).isEqualTo(3400.125);
    assertThat(Frequency.lowest(MEASURED, List.of(0, 1))).isEqualTo(2100.5);
    assertThat(Frequency.lowest(MEASURED, List.of(0, 2))).isNull();
  }

  /** What a guest prints there is the frequency of its time stamps. */
  @Test
  void whatIsOnlyPrintedThereIsNotMeasured() {
    List<String> guest =
        MEASURED.stream().map(line -> line.replace("aperfmperf", "hypervisor")).toList();

    assertThat(Frequency.lowest(guest, List.of(0))).isNull();
    assertThat(Frequency.lowest(List.of(), List.of(0))).isNull();
  }
}
