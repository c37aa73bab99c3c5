// SPDX-License-Identifier: Apache-2.0
package smpcall.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import smpcall.host.Environment;
import smpcall.host.HostFiles;
import smpcall.host.HostFilesWriter;
import smpcall.host.Machines;
import smpcall.host.Topology;

/** On other machines and on variations of them. */
class DiagnosisTest {

  private static final HostState QUIET =
      new HostState(OptionalDouble.empty(), Optional.of(0.0), Optional.of(0.0), Optional.empty());

  @TempDir private Path directory;

  private HostFilesWriter writer() {
    return new HostFilesWriter(directory);
  }

  private static BitSet cpus(int from, int to) {
    BitSet cpus = new BitSet();
    cpus.set(from, to + 1);
    return cpus;
  }

  private static List<String> diagnose(HostFiles files, BitSet allowed, HostState now) {
    return Diagnosis.of(
            Environment.read(files, allowed, Map.of()), Topology.read(files, allowed), now)
        .stream()
        .map(Problem::toString)
        .toList();
  }

  /** Three cores without siblings, of a machine that does not report its architecture. */
  private HostFilesWriter threeCores() {
    IntStream.range(0, 3).forEach(cpu -> writer().file(idOf(cpu, "core_id"), cpu));
    return writer().file("sys/devices/system/cpu/online", "0-2");
  }

  private static String idOf(int cpu, String name) {
    return "sys/devices/system/cpu/cpu" + cpu + "/topology/" + name;
  }

  @Test
  void nothingIsWrongWithThreeQuietCores() {
    assertThat(diagnose(threeCores().files(), cpus(0, 2), QUIET)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyProblemHasItsCureInOneLine(Machines machine) {
    HostFiles files = machine.write(writer()).files();
    HostState bad =
        new HostState(
            OptionalDouble.of(1.5), Optional.of(3.0), Optional.of(12.5), Optional.of("refused"));

    assertThat(diagnose(files, cpus(0, 7), bad))
        .hasSizeGreaterThanOrEqualTo(4)
        .allMatch(line -> line.matches("[^\n]+; [^\n]+"))
        .contains(
            "steal of 12.50 %: the hypervisor gives this guest's CPUs to others while they work;"
                + " measure when the physical host is quieter, or on a guest with dedicated CPUs",
            "load 3.00: something else uses CPUs; end it, or wait; top shows it");
  }

  @Test
  void aServersSiblingsAndGovernorAreProblems() {
    assertThat(diagnose(Machines.EPYC_7451.write(writer()).files(), cpus(0, 95), QUIET))
        .anyMatch(line -> line.startsWith("siblings share cores: with more than 48 threads two"))
        .contains(
            "governor ondemand: frequencies follow the load; sudo cpupower frequency-set -g"
                + " performance")
        .anyMatch(line -> line.startsWith("boost is on: "))
        .anyMatch(line -> line.startsWith("no CPU is isolated: "))
        .noneMatch(line -> line.startsWith("clock source"));
  }

  @Test
  void theCureOnAHybridHostNamesTheFastCpus() {
    assertThat(diagnose(Machines.METEOR_LAKE.write(writer()).files(), cpus(0, 21), QUIET))
        .contains(
            "cores of 2 kinds: every call waits for the slow cores; keep to cores of one kind: taskset"
                + " -c 0-11 ./study");
  }

  /** Its fastest core is alone, and a call needs two. */
  @Test
  void theCureNeverLeavesOneCpu() {
    assertThat(diagnose(Machines.PHONE.write(writer()).files(), cpus(0, 7), QUIET))
        .contains(
            "cores of 4 kinds: every call waits for the slow cores; keep to cores of one kind: taskset"
                + " -c 5-6 ./study");
  }

  @Test
  void coresOfAlmostEqualCapacityAreOfOneKind() {
    assertThat(diagnose(Machines.UNEVEN.write(writer()).files(), cpus(0, 7), QUIET))
        .noneMatch(line -> line.startsWith("cores of "));
  }

  @Test
  void isolatedCpusThatMayNotBeUsedAreSaidToBeUnused() {
    HostFilesWriter isolating = threeCores().file("sys/devices/system/cpu/isolated", "4-7");

    assertThat(diagnose(isolating.files(), cpus(0, 2), QUIET))
        .containsExactly(
            "the isolated CPUs 4-7 are not used: this process may not run there; start with taskset"
                + " -c 4-7 ./study");
    isolating.file("sys/devices/system/cpu/isolated", "0-2");
    assertThat(diagnose(isolating.files(), cpus(0, 2), QUIET)).isEmpty();
  }

  @Test
  void siblingsOfOneCoreAreAProblem() {
    HostFiles files = Machines.EPYC_7451.write(writer()).files();
    BitSet siblings = new BitSet();
    siblings.set(3);
    siblings.set(51);

    assertThat(diagnose(files, siblings, QUIET))
        .contains(
            "all allowed CPUs are siblings of one core: a cache line never leaves it; allow CPUs of"
                + " other cores")
        .anyMatch(line -> line.startsWith("this process may use 2 of 96 CPUs (3,51); "))
        .anyMatch(line -> line.startsWith("2 CPUs: a call has one target, and the reuse race"));
  }

  @Test
  void withOneCpuNothingCanBeTimed() {
    assertThat(diagnose(threeCores().files(), cpus(0, 0), QUIET))
        .anyMatch(line -> line.startsWith("one CPU: nothing can be timed"));
  }

  @Test
  void aVirtualMachineAndASlowClockAreProblems() {
    HostFilesWriter writer =
        threeCores()
            .file("proc/sys/kernel/arch", "x86_64")
            .file("proc/cpuinfo", "flags\t: fpu hypervisor")
            .file("sys/devices/system/clocksource/clocksource0/current_clocksource", "hpet");

    assertThat(diagnose(writer.files(), cpus(0, 2), QUIET))
        .anyMatch(line -> line.startsWith("a virtual machine (there is one; it does not give"))
        .anyMatch(line -> line.startsWith("clock source hpet, not tsc: "));
  }

  @Test
  void aJvmOfAnotherArchitectureIsAProblem() {
    HostFilesWriter writer = threeCores().file("proc/sys/kernel/arch", "pdp11");

    assertThat(diagnose(writer.files(), cpus(0, 2), QUIET))
        .first()
        .asString()
        .startsWith("the JVM reports " + System.getProperty("os.arch") + ", the kernel pdp11: ");
  }

  @Test
  void aQuotaBelowTheNumberOfCpusIsAProblem() {
    HostState limited =
        new HostState(OptionalDouble.of(1.5), Optional.empty(), Optional.empty(), Optional.empty());

    assertThat(diagnose(threeCores().files(), cpus(0, 2), limited))
        .containsExactly(
            "the control group gives this process the time of 1.50 CPUs, but it may spin on 3;"
                + " raise the quota (docker: --cpus), or use fewer CPUs with ./study run --cpus");
  }
}
