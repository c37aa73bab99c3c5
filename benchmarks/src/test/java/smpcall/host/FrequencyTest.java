// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import static org.assertj.core.api.Assertions.assertThat;

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

  private final HostFilesWriter writer;
  private final HostFiles files;

  FrequencyTest(@TempDir Path directory) {
    writer = new HostFilesWriter(directory);
    files = writer.files();
  }

  private void cpufreq(int cpu, String kilohertz) {
    writer.cpuFile(cpu, "cpufreq/scaling_cur_freq", kilohertz);
  }

  @Test
  void theLowestFrequencyIsInMegahertz() {
    cpufreq(0, "3400125");
    cpufreq(1, "2100500");
    cpufreq(2, "800000");

    assertThat(Frequency.fromCpufreq(files, List.of(0, 1))).isEqualTo(2100.5);
  }

  @Test
  void aCpuWithoutAFrequencyMakesItUnknown() {
    cpufreq(0, "3400125");
    cpufreq(1, "<unknown>");

    assertThat(Frequency.fromCpufreq(files, List.of(0, 1))).isNull();
    assertThat(Frequency.fromCpufreq(files, List.of(0, 2))).isNull();
  }

  @Test
  void cpuinfoHasMeasuredFrequencies() {
    assertThat(Frequency.fromCpuinfo(MEASURED, List.of(0))).isEqualTo(3400.125);
    assertThat(Frequency.fromCpuinfo(MEASURED, List.of(0, 1))).isEqualTo(2100.5);
    assertThat(Frequency.fromCpuinfo(MEASURED, List.of(0, 2))).isNull();
  }

  /** A guest's cpuinfo shows the frequency of its time stamp counter. */
  @Test
  void cpuinfoWithoutCountersHasNoMeasuredFrequency() {
    List<String> guest =
        MEASURED.stream().map(line -> line.replace("aperfmperf", "hypervisor")).toList();

    assertThat(Frequency.fromCpuinfo(guest, List.of(0))).isNull();
    assertThat(Frequency.fromCpuinfo(List.of(), List.of(0))).isNull();
  }
}
