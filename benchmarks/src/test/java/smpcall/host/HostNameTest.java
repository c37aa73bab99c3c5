// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostNameTest {

  private static Environment host(
      String model, String microcode, String kernel, String clock, int cpus) {
    return new Environment(
        model,
        microcode,
        "amd64",
        "x86_64",
        kernel,
        null,
        null,
        null,
        null,
        clock,
        cpus,
        List.of(0, 1),
        null,
        null,
        2,
        1,
        1,
        1,
        Map.of(),
        null);
  }

  private static String name(String model) {
    return HostName.of(host(model, null, "6.1", "tsc", 8));
  }

  @ParameterizedTest
  @CsvSource({
    "AMD EPYC, amd-epyc-8cpu-",
    "AMD EPYC 7742 64-Core Processor, amd-epyc-8cpu-",
    "Intel(R) Xeon(R) Processor, intel-xeon-8cpu-",
    "Intel(R) Xeon(R) CPU E5-2690 v4 @ 2.60GHz, intel-xeon-8cpu-",
    "'../../etc/passwd', etc-passwd-8cpu-",
    "'', x86-64-8cpu-"
  })
  void aNameSaysVendorAndNumberOfCpus(String model, String start) {
    assertThat(name(model)).startsWith(start).matches("[a-z0-9-]+cpu-[0-9a-f]{4}");
  }

  @Test
  void aHostThatDoesNotTellItsModelIsNamedByItsArchitecture() {
    assertThat(name(null)).startsWith("x86-64-8cpu-");
  }

  @Test
  void aNewKernelLeavesTheNameAndOtherHardwareDoesNot() {
    String name = HostName.of(host("AMD EPYC", null, "6.1", "kvm-clock", 2));

    assertThat(HostName.of(host("AMD EPYC", null, "6.2", "kvm-clock", 2))).isEqualTo(name);
    assertThat(HostName.of(host("AMD EPYC", "0x1000065", "6.1", "kvm-clock", 2)))
        .isNotEqualTo(name);
    assertThat(HostName.of(host("AMD EPYC", null, "6.1", "tsc", 2))).isNotEqualTo(name);
    assertThat(HostName.of(host("AMD EPYC", null, "6.1", "kvm-clock", 4))).isNotEqualTo(name);
  }
}
