// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessorTest {

  @Test
  void x86HasAModelForEachCpu() {
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

    assertThat(Processor.model(cpuinfo)).contains("Intel(R) Xeon(R) CPU E5-2683 v4 @ 2.10GHz");
  }

  @Test
  void powerHasACpuLine() {
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

    assertThat(Processor.model(cpuinfo)).contains("POWER9, altivec supported");
  }

  @Test
  void s390xHasAMachineType() {
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

    assertThat(Processor.model(cpuinfo).orElseThrow()).isEqualTo("machine = 2964");
  }

  @Test
  void s390xMayHaveCpu0Offline() {
    assertThat(
            Processor.model(
                List.of(
                    "vendor_id       : IBM/S390",
                    "# processors    : 1",
                    "processor 4: version = FF,  identification = 0ABCDE,  machine = 8561")))
        .contains("machine = 8561");
  }

  @Test
  void armHasNumbersOnly() {
    List<String> cpuinfo =
        """
        processor\t: 0
        BogoMIPS\t: 50.00
        CPU implementer\t: 0x41
        CPU architecture: 8
        CPU variant\t: 0x3
        CPU part\t: 0xd0c
        CPU revision\t: 1
        """
            .lines()
            .toList();

    assertThat(Processor.model(cpuinfo))
        .contains("implementer 0x41, part 0xd0c, variant 0x3, revision 1");
  }

  @Test
  void riscVHasAMicroarchitecture() {
    assertThat(Processor.model(List.of("processor\t: 0", "hart\t: 1", "uarch\t\t: sifive,u74-mc")))
        .contains("sifive,u74-mc");
  }

  @Test
  void withoutAModelAllIsUnknown() {
    List<String> cpuinfo = List.of("processor\t: 0", "BogoMIPS\t: 50.00", "CPU part\t: 0xd0c");

    assertThat(Processor.model(cpuinfo)).isEmpty();
    assertThat(Processor.microcode(cpuinfo)).isEmpty();
    assertThat(Processor.isVirtual(cpuinfo)).isFalse();
  }

  @Test
  void x86HasMicrocodeAndAVirtualFlag() {
    List<String> cpuinfo = List.of("microcode\t: 0xb00003e", "flags\t\t: fpu vme hypervisor");

    assertThat(Processor.microcode(cpuinfo)).contains("0xb00003e");
    assertThat(Processor.isVirtual(cpuinfo)).isTrue();
  }
}
