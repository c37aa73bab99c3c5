// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static smpcall.host.Machines.EPYC_7451;
import static smpcall.host.Machines.KUNPENG_920;
import static smpcall.host.Machines.METEOR_LAKE;
import static smpcall.host.Machines.PHONE;
import static smpcall.host.Machines.POWER9;
import static smpcall.host.PlacementPolicy.CORES;
import static smpcall.host.PlacementPolicy.NODE;
import static smpcall.host.PlacementPolicy.SIBLINGS;
import static smpcall.host.PlacementPolicy.SPREAD;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Topology and placement on other machines. */
@Tag("slow")
class MachinesTest {

  @TempDir private static Path directory;

  private static final Map<Machines, HostFilesWriter> WRITERS = new EnumMap<>(Machines.class);

  /** The files of a machine, hundreds of them, written once. */
  private static HostFilesWriter writer(Machines machine) {
    return WRITERS.computeIfAbsent(
        machine, m -> m.write(new HostFilesWriter(directory.resolve(m.name()))));
  }

  private static Topology topology(Machines machine) {
    return writer(machine).readOnline();
  }

  @ParameterizedTest
  @CsvSource({
    "EPYC_7451,   96,  48, 2, 8, 1",
    "METEOR_LAKE, 22,  16, 1, 1, 2",
    "POWER9,      128, 32, 2, 2, 1",
    "KUNPENG_920, 128, 128, 2, 4, 1",
    "PHONE,       8,   8, 1, -1, 4",
    "UNEVEN,      8,   8, 1, -1, 1"
  })
  void cpusCoresSocketsNodesAndKindsAreCounted(
      Machines machine, int cpus, int cores, int sockets, int nodes, int kinds) {
    Topology topology = topology(machine);

    assertThat(topology.cpus()).hasSize(cpus);
    assertThat(topology.cores()).hasValue(cores);
    assertThat(topology.sockets()).hasValue(sockets);
    assertThat(topology.nodes().orElse(-1)).as("-1: not told").isEqualTo(nodes);
    assertThat(topology.kinds()).isEqualTo(kinds);
  }

  private static List<Integer> range(int from, int to) {
    return IntStream.rangeClosed(from, to).boxed().toList();
  }

  static Stream<Arguments> placements() {
    return Stream.of(
        arguments(EPYC_7451, CORES, 24, range(0, 23)),
        arguments(EPYC_7451, CORES, 48, range(0, 47)),
        arguments(EPYC_7451, SIBLINGS, 4, List.of(1, 2, 49, 50)),
        arguments(EPYC_7451, NODE, 6, range(0, 5)),
        arguments(EPYC_7451, NODE, 12, List.of(0, 1, 2, 3, 4, 5, 48, 49, 50, 51, 52, 53)),
        arguments(EPYC_7451, SPREAD, 8, List.of(1, 6, 12, 18, 24, 30, 36, 42)),
        // One CPU of each fast core first, then slow cores, then siblings of the fast ones.
        arguments(METEOR_LAKE, CORES, 2, List.of(1, 3)),
        arguments(METEOR_LAKE, CORES, 6, List.of(0, 1, 3, 6, 8, 10)),
        arguments(METEOR_LAKE, CORES, 8, List.of(0, 1, 3, 6, 8, 10, 12, 13)),
        arguments(METEOR_LAKE, SIBLINGS, 2, List.of(1, 2)),
        arguments(METEOR_LAKE, SIBLINGS, 12, range(0, 11)),
        arguments(METEOR_LAKE, SPREAD, 6, List.of(0, 1, 3, 6, 8, 10)),
        arguments(POWER9, CORES, 4, List.of(28, 40, 44, 48)),
        arguments(POWER9, CORES, 13, List.of(24, 28, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80)),
        arguments(POWER9, SIBLINGS, 4, range(28, 31)),
        arguments(POWER9, NODE, 20, range(20, 39).stream().map(core -> 4 * core).toList()),
        arguments(POWER9, SPREAD, 4, List.of(28, 40, 80, 84)),
        arguments(KUNPENG_920, CORES, 64, range(0, 63)),
        arguments(KUNPENG_920, SIBLINGS, 2, List.of(1, 2)),
        arguments(KUNPENG_920, NODE, 32, range(0, 31)),
        arguments(KUNPENG_920, SPREAD, 4, List.of(1, 32, 64, 96)),
        arguments(PHONE, CORES, 1, List.of(7)),
        arguments(PHONE, CORES, 5, List.of(3, 4, 5, 6, 7)));
  }

  @ParameterizedTest
  @MethodSource("placements")
  void threadsGetTheCpusOfThePolicy(
      Machines machine, PlacementPolicy policy, int threads, List<Integer> cpus) {
    assertThat(policy.choose(topology(machine), threads)).isEqualTo(cpus);
  }

  @Test
  void onlyTheCpusOfAContainerCount() {
    Topology topology = writer(POWER9).read(CpuRanges.parse("30-31,44,159"));

    assertThat(topology.cores()).hasValue(3);
    assertThat(topology.nodes()).hasValue(2);
    assertThat(CORES.choose(topology, 3)).containsExactly(30, 44, 159);
    assertThat(SIBLINGS.choose(topology, 2)).containsExactly(30, 31);
  }
}
