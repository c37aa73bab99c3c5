// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentTest {

  @TempDir private Path directory;

  private HostFilesWriter writer() {
    return new HostFilesWriter(directory);
  }

  private static Environment read(HostFilesWriter writer) {
    BitSet online =
        CpuRanges.parse(writer.files().text("sys/devices/system/cpu/online").orElse("0"));
    return Environment.read(writer.files(), online, Map.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "EPYC_7451   | AMD EPYC 7451 24-Core Processor | 0x800126e | ondemand    | on | on  | tsc",
        "METEOR_LAKE | Intel(R) Core(TM) Ultra 9 185H  | 0x28      | powersave   | on | on  | tsc",
        "POWER9      | POWER9, altivec supported       | -         | performance | on | -   |"
            + " timebase",
        "KUNPENG_920 | implementer 0x48, part 0xd01, variant 0x1, revision 0 | - | - | - |"
            + " notimplemented | arch_sys_counter"
      })
  void savedMachinesAreRead(
      Machines machine,
      String model,
      String microcode,
      String governor,
      String boost,
      String smt,
      String clockSource) {
    Environment there = read(machine.write(writer()));

    assertThat(there.cpuModel()).isEqualTo(model);
    assertThat(there.microcode()).isEqualTo(microcode);
    assertThat(there.governor()).isEqualTo(governor);
    assertThat(there.boost()).isEqualTo(boost);
    assertThat(there.smt()).isEqualTo(smt);
    assertThat(there.clockSource()).isEqualTo(clockSource);
    assertThat(there.hypervisor()).isNull();
    assertThat(there.onlineCpus()).isEqualTo(there.allowedCpus().size());
  }

  @Test
  void withoutAFileThisHostsArchitectureComesFromUname() {
    HostFilesWriter before61 = writer().file("proc/sys/kernel/osrelease", "5.10.0");

    assertThat(read(before61).machine()).as("of another host").isNull();
    String machine = Environment.ofThisHost(before61.files(), Map.of()).machine();
    assertThat(Architecture.agree(System.getProperty("os.arch"), machine)).isTrue();
    assertThat(machine).isNotNull();
  }

  @Test
  void differentGovernorsAreAllListed() {
    HostFilesWriter writer =
        writer()
            .file("sys/devices/system/cpu/online", "0-1")
            .cpuFile(0, "cpufreq/scaling_governor", "schedutil")
            .cpuFile(1, "cpufreq/scaling_governor", "performance");

    assertThat(read(writer).governor()).isEqualTo("performance, schedutil");
  }

  @Test
  void boostCanBeOff() {
    assertThat(read(writer().file("sys/devices/system/cpu/intel_pstate/no_turbo", 1)).boost())
        .isEqualTo("off");
    assertThat(
            read(new HostFilesWriter(directory.resolve("amd"))
                    .file("sys/devices/system/cpu/cpufreq/boost", 0))
                .boost())
        .isEqualTo("off");
  }

  @Test
  void isolatedCpusAreInTheKernelsNotation() {
    HostFilesWriter writer =
        writer()
            .file("sys/devices/system/cpu/isolated", "2-7,10")
            .file("sys/devices/system/cpu/nohz_full", "  (null)");

    assertThat(read(writer).isolatedCpus()).isEqualTo("2-7,10");
    assertThat(read(writer).tickless()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sys/hypervisor/type                 | xen                       | xen",
        "sys/class/dmi/id/sys_vendor         | QEMU                      | QEMU",
        "sys/class/dmi/id/product_name       | VMware Virtual Platform   | VMware Virtual Platform",
        "sys/class/dmi/id/sys_vendor         | Amazon EC2                | Amazon EC2",
        "proc/sysinfo                        | VM00 Control Program: z/VM    7.3.0 | z/VM 7.3.0",
        "proc/cpuinfo                        | platform\t: pSeries      | pSeries: PowerVM or KVM",
        "proc/cpuinfo                        | flags\t: fpu hypervisor  |"
            + " there is one; it does not give its name",
        "sys/devices/system/clocksource/clocksource0/available_clocksource | tsc kvm-clock | KVM"
      })
  void aGuestIsFoundInAnyOfTheFiles(String file, String content, String hypervisor) {
    assertThat(read(writer().file(file, content.replace("\\t", "\t"))).hypervisor())
        .isEqualTo(hypervisor);
  }

  @Test
  void bareMetalHasNoHypervisor() {
    HostFilesWriter writer =
        writer()
            .file("sys/class/dmi/id/sys_vendor", "Dell Inc.")
            .file("proc/cpuinfo", "platform\t: PowerNV");

    assertThat(read(writer).hypervisor()).isNull();
  }

  /** On x86 the CPU's flag decides; elsewhere the type of the cloud's machine. */
  @ParameterizedTest
  @CsvSource({"c5.metal, true", "c6g.metal, false"})
  void aCloudsMachineOfMetalHasNoHypervisor(String type, boolean x86) {
    HostFilesWriter writer =
        writer()
            .file("sys/class/dmi/id/sys_vendor", "Amazon EC2")
            .file("sys/class/dmi/id/product_name", type)
            .file("proc/cpuinfo", x86 ? "flags\t: fpu vme tsc" : "CPU part\t: 0xd0c");

    assertThat(read(writer).hypervisor()).isNull();
  }

  @Test
  void roundTripsCanBeAddedAndRemoved() {
    Environment here = Environment.ofThisHost(Map.of());
    RoundTrips measured = new RoundTrips(List.of(new RoundTrips.Pair(0, 1, 77.5)), 1);

    assertThat(here.roundTrips()).isNull();
    assertThat(here.withRoundTrips(measured).roundTrips()).isEqualTo(measured);
    assertThat(here.withRoundTrips(measured).withRoundTrips(null)).isEqualTo(here);
  }

  @Test
  void thisHostHasNoMoreAllowedCpusThanOnlineOnes() {
    Environment here = Environment.ofThisHost(Map.of("own", Jdk.ofThisJvm()));

    assertThat(here.allowedCpus()).isNotEmpty().hasSizeLessThanOrEqualTo(here.onlineCpus());
    assertThat(Stream.of(here.cores(), here.sockets(), here.nodes()).filter(Objects::nonNull))
        .allMatch(count -> 1 <= count && count <= here.allowedCpus().size());
    assertThat(here.coreKinds()).isBetween(1, here.allowedCpus().size());
    assertThat(here.architecture()).isEqualTo(System.getProperty("os.arch"));
    assertThat(here.jdks().get("own").version()).isEqualTo(Runtime.version().toString());
  }
}
