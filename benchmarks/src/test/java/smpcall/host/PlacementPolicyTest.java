// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * On two sockets of four cores with two siblings each: CPUs 0 to 3 and 8 to 11 are the first
 * socket. {@link TopologyTest} has the policy {@code cores}.
 */
class PlacementPolicyTest {

  @TempDir private Path directory;

  private Topology twoSockets() {
    HostFilesWriter writer = new HostFilesWriter(directory).twoSocketsWithSmt();
    IntStream.range(0, 16).forEach(cpu -> writer.node(cpu, cpu / 4 % 2));
    return writer.readAll(16);
  }

  static Stream<Arguments> placements() {
    return Stream.of(
        arguments(PlacementPolicy.SIBLINGS, 2, List.of(1, 9)),
        arguments(PlacementPolicy.SIBLINGS, 4, List.of(1, 2, 9, 10)),
        arguments(PlacementPolicy.SIBLINGS, 8, List.of(0, 1, 2, 3, 8, 9, 10, 11)),
        arguments(PlacementPolicy.NODE, 2, List.of(1, 2)),
        arguments(PlacementPolicy.NODE, 8, List.of(0, 1, 2, 3, 8, 9, 10, 11)),
        arguments(PlacementPolicy.SPREAD, 2, List.of(1, 4)),
        arguments(PlacementPolicy.SPREAD, 4, List.of(1, 2, 4, 5)),
        arguments(PlacementPolicy.SPREAD, 8, List.of(0, 1, 2, 3, 4, 5, 6, 7)));
  }

  @ParameterizedTest
  @MethodSource("placements")
  void threadsGetTheCpusOfThePolicy(PlacementPolicy policy, int threads, List<Integer> cpus) {
    assertThat(policy.choose(twoSockets(), threads)).isEqualTo(cpus);
  }

  /** Then all CPUs are one node, and sockets are far apart. */
  @Test
  void whereTheKernelNamesNoNodesSocketsArePlaces() {
    Topology without = new HostFilesWriter(directory).twoSocketsWithSmt().readAll(16);

    assertThat(PlacementPolicy.NODE.capacity(without)).isEqualTo(16);
    assertThat(PlacementPolicy.SPREAD.choose(without, 2)).containsExactly(1, 4);
  }

  @ParameterizedTest
  @EnumSource
  void moreThreadsThanTheCapacityAreRefused(PlacementPolicy policy) {
    int capacity = policy.capacity(twoSockets());

    assertThat(capacity).isEqualTo(policy == PlacementPolicy.NODE ? 8 : 16);
    assertThat(policy.choose(twoSockets(), capacity)).hasSize(capacity).doesNotHaveDuplicates();
    assertThatThrownBy(() -> policy.choose(twoSockets(), capacity + 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            (capacity + 1)
                + (" threads; the policy " + policy.id())
                + (" has " + capacity + " CPUs for them"));
  }

  @ParameterizedTest
  @EnumSource
  void aPolicyIsFoundByItsName(PlacementPolicy policy) {
    assertThat(PlacementPolicy.of(policy.id())).contains(policy);
    assertThat(PlacementPolicy.of(policy.name())).isEmpty();
  }
}
