// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import smpcall.host.Topology.LogicalCpu;

class TopologyTest {

  @TempDir private Path directory;

  private HostFilesWriter sys() {
    return new HostFilesWriter(directory);
  }

  @Test
  void coresAndSocketsHaveTheKernelsNumbers() {
    Topology topology = sys().twoSocketsWithSmt().readAll(16);

    assertThat(topology.cpus())
        .hasSize(16)
        .contains(
            new LogicalCpu(0, 0, 0, -1), new LogicalCpu(7, 3, 1, -1), new LogicalCpu(12, 0, 1, -1));
    assertThat(topology.cores()).hasValue(8);
    assertThat(topology.sockets()).hasValue(2);
    assertThat(topology.nodes()).as("the kernel names none").isEmpty();
  }

  @Test
  void aHybridHostHasCoresWithAndWithoutSiblings() {
    Topology topology = sys().hybrid().readAll(8);

    assertThat(topology.cores()).hasValue(6);
    assertThat(topology.kinds()).isEqualTo(2);
    assertThat(topology.sockets()).hasValue(1);
  }

  @Test
  void ofCpusWithoutADescriptionNothingIsCounted() {
    Topology topology = sys().readAll(3);

    assertThat(topology.cpus())
        .containsExactly(
            new LogicalCpu(0, -1, -1, -1),
            new LogicalCpu(1, -2, -1, -1),
            new LogicalCpu(2, -3, -1, -1));
    assertThat(topology.cores()).isEmpty();
    assertThat(topology.sockets()).isEmpty();
    assertThat(topology.nodes()).isEmpty();
  }

  @Test
  void cpusWithAndWithoutADescriptionMix() {
    Topology topology = sys().cpu(0, 2, 0).cpu(1, 2, 0).readAll(3);

    assertThat(topology.cpus()).endsWith(new LogicalCpu(2, -3, -1, -1));
    assertThat(topology.cores()).isEmpty();
  }

  @Test
  void onlyAllowedCpusCount() {
    BitSet allowed = new BitSet();
    List.of(5, 7, 13).forEach(allowed::set);

    Topology topology = sys().twoSocketsWithSmt().read(allowed);

    assertThat(topology.cpus())
        .containsExactly(
            new LogicalCpu(5, 1, 1, -1), new LogicalCpu(7, 3, 1, -1), new LogicalCpu(13, 1, 1, -1));
    assertThat(topology.cores()).hasValue(2);
    assertThat(topology.sockets()).hasValue(1);
  }

  @Test
  void theFirstAllowedCpuIsTakenLast() {
    BitSet allowed = new BitSet();
    List.of(2, 5, 7).forEach(allowed::set);
    Topology topology = sys().read(allowed);

    assertThat(PlacementPolicy.CORES.choose(topology, 2)).containsExactly(5, 7);
    assertThat(PlacementPolicy.CORES.choose(topology, 3)).containsExactly(2, 5, 7);
  }

  static Stream<Arguments> placementsOnTwoSockets() {
    return Stream.of(
        arguments(2, List.of(1, 2)),
        arguments(3, List.of(1, 2, 3)),
        arguments(4, List.of(0, 1, 2, 3)),
        arguments(5, List.of(0, 1, 2, 3, 4)),
        arguments(8, List.of(0, 1, 2, 3, 4, 5, 6, 7)),
        arguments(9, List.of(0, 1, 2, 3, 4, 5, 6, 7, 8)),
        arguments(13, List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)));
  }

  @ParameterizedTest
  @MethodSource("placementsOnTwoSockets")
  void oneSocketIsFilledBeforeTheNextAndCoresBeforeSiblings(int threads, List<Integer> cpus) {
    assertThat(PlacementPolicy.CORES.choose(sys().twoSocketsWithSmt().readAll(16), threads))
        .isEqualTo(cpus);
  }

  static Stream<Arguments> placementsOnAHybrid() {
    return Stream.of(
        arguments(2, List.of(0, 2)),
        arguments(5, List.of(0, 2, 4, 5, 6)),
        arguments(6, List.of(0, 2, 4, 5, 6, 7)),
        arguments(7, List.of(0, 1, 2, 4, 5, 6, 7)),
        arguments(8, List.of(0, 1, 2, 3, 4, 5, 6, 7)));
  }

  @ParameterizedTest
  @MethodSource("placementsOnAHybrid")
  void siblingsOfFastCoresComeAfterSlowCores(int threads, List<Integer> cpus) {
    assertThat(PlacementPolicy.CORES.choose(sys().hybrid().readAll(8), threads)).isEqualTo(cpus);
  }

  @Test
  void thisHostHasTheAllowedCpus() {
    Topology topology = Topology.ofThisHost();

    assertThat(topology.cpus().stream().map(LogicalCpu::cpu))
        .containsExactlyElementsOf(Affinity.allowed().stream().boxed().toList());
    assertThat(PlacementPolicy.CORES.choose(topology, topology.cpus().size()))
        .hasSameSizeAs(topology.cpus());
  }
}
