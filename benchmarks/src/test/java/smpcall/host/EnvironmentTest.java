// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentTest {

  @Test
  void x86NamesItsModelOnceForEachCpu() {
    List<String> cpuinfo =
        """
        processor\t: 0
        vendor_id\t: GenuineIntel
        cpu family\t: 6
        model\t\t: 79
        model name\t: Intel(R) Xeon(R) CPU E5-2683 v4 @ 2.10GHz
        cpu MHz\t\t: 2095.078

        processor\t: 1
        model name\t: Intel(R) Xeon(R) CPU E5-2683 v4 @ 2.10GHz
        """
            .lines()
            .toList();

    assertThat(Environment.cpuModel(cpuinfo)).contains("Intel(R) Xeon(R) CPU E5-2683 v4 @ 2.10GHz");
  }

  @Test
  void powerNamesItsCpu() {
    List<String> cpuinfo =
        """
        processor\t: 0
        cpu\t\t: POWER9, altivec supported
        clock\t\t: 3783.000000MHz
        revision\t: 2.2 (pvr 004e 1202)

        timebase\t: 512000000
        platform\t: PowerNV
        """
            .lines()
            .toList();

    assertThat(Environment.cpuModel(cpuinfo)).contains("POWER9, altivec supported");
  }

  @Test
  void s390xDescribesItsFirstProcessor() {
    List<String> cpuinfo =
        """
        vendor_id       : IBM/S390
        # processors    : 2
        bogomips per cpu: 3033.00
        features\t: esan3 zarch stfle msa ldisp eimm dfp edat etf3eh highgprs
        processor 0: version = 00,  identification = 000000,  machine = 2964
        processor 1: version = 00,  identification = 000000,  machine = 2964

        cpu number      : 0
        cpu MHz dynamic : 5000
        """
            .lines()
            .toList();

    assertThat(Environment.cpuModel(cpuinfo).orElseThrow()).isEqualTo("machine = 2964");
  }

  @Test
  void aCpuWithoutAModelHasNone() {
    List<String> cpuinfo = List.of("processor\t: 0", "BogoMIPS\t: 50.00", "CPU part\t: 0xd0c");

    assertThat(Environment.cpuModel(cpuinfo)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {"0=1", "0-1=2", "0-3,8=5", "0,2,4-7=6", "0-127=128"})
  void onlineCpusAreCountedInRanges(String ranges, int cpus) {
    assertThat(Environment.online(ranges)).isEqualTo(cpus);
  }

  @Test
  void thisHostHasNoMoreAllowedCpusThanOnlineOnes() {
    Environment here = Environment.ofThisHost(Map.of("own", Jdk.ofThisJvm()));

    assertThat(here.allowedCpus()).isNotEmpty().hasSizeLessThanOrEqualTo(here.onlineCpus());
    assertThat(here.cores()).isBetween(1, here.allowedCpus().size());
    assertThat(here.sockets()).isBetween(1, here.cores());
    assertThat(here.architecture()).isEqualTo(System.getProperty("os.arch"));
    assertThat(here.jdks().get("own").version()).isEqualTo(Runtime.version().toString());
  }
}
