// SPDX-License-Identifier: Apache-2.0
package smpcall.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import smpcall.host.RoundTrips;
import smpcall.host.RoundTrips.Pair;
import smpcall.host.Topology;
import smpcall.host.Topology.LogicalCpu;

class RoundTripTableTest {

  /** Two sockets of one core with two siblings: 0 and 2, 1 and 3. */
  private final Topology four =
      new Topology(
          IntStream.range(0, 4).mapToObj(cpu -> new LogicalCpu(cpu, 0, cpu % 2, cpu % 2)).toList());

  @Test
  void pairsAreListedByRelationAndInAMatrix() {
    RoundTrips trips =
        new RoundTrips(
            List.of(
                new Pair(0, 1, 300),
                new Pair(0, 2, 40),
                new Pair(1, 2, 310.5),
                new Pair(1, 3, 42),
                new Pair(2, 3, 290)),
            6);

    assertThat(RoundTripTable.of(trips, four))
        .isEqualTo(
            """
            Round trip of a cache line between two CPUs, nanoseconds, medians; 5 of 6 pairs
              siblings of one core     median 42.0, from 40.0 to 42.0 (2 pairs)
              two sockets              median 300.0, from 290.0 to 310.5 (3 pairs)

              CPU         0       1       2       3
              0           -   300.0    40.0       -
              1       300.0       -   310.5    42.0
              2        40.0   310.5       -   290.0
              3           -    42.0   290.0       -
            """);
  }

  @Test
  void withoutNodesCoresAreJustCores() {
    List<LogicalCpu> two = List.of(new LogicalCpu(0, 0, 0, -1), new LogicalCpu(1, 1, 0, -1));

    assertThat(RoundTripTable.of(new RoundTrips(List.of(new Pair(0, 1, 80)), 1), new Topology(two)))
        .contains("two cores ");
  }

  @Test
  void manyCpusHaveNoMatrix() {
    List<LogicalCpu> cpus = new ArrayList<>();
    IntStream.range(0, 17).forEach(cpu -> cpus.add(new LogicalCpu(cpu, cpu, 0, 0)));

    assertThat(
            RoundTripTable.of(
                new RoundTrips(List.of(new Pair(0, 16, 80)), 136), new Topology(cpus)))
        .endsWith("(1 pair)\n");
  }
}
