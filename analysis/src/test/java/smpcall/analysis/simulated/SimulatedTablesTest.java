// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import smpcall.analysis.run.read.SimulatedReader;
import smpcall.analysis.sample.Samples;
import smpcall.analysis.statistics.Interval;

class SimulatedTablesTest {
  private static final SimulatedStudy STUDY =
      new SimulatedStudy(SimulatedReader.read(Samples.SIMULATED));
  private static final RunGroup STORM = STUDY.groups().get(0);
  private static final RunGroup LOCK = STUDY.groups().get(2);

  @Test
  void groupsAreByWorkloadAndVersionsByAge() {
    assertThat(STUDY.groups())
        .extracting(RunGroup::id)
        .containsExactly("storm-ticket-inline", "broadcast-ticket-inline", "lock");
    assertThat(STORM.subjects()).containsExactly("floor", "spinlock", "lockfree", "patched");
    assertThat(STORM.grid().cells()).isEqualTo(4);
  }

  @Test
  void transfersHaveTheRangeOfTheGridBesideThem() {
    List<TransferTable.Point> points = new TransferTable(STORM).points();

    assertThat(points)
        .contains(
            new TransferTable.Point(
                "patched",
                32,
                Optional.of(128.0),
                Optional.of(new Grid.Range(4, new Interval(128, 256)))),
            new TransferTable.Point("lockfree", 8, Optional.empty(), Optional.empty()));
  }

  @Test
  void fieldsAddUpToTheTransfers() {
    FieldTable table = new FieldTable(STORM);

    assertThat(table.names())
        .containsExactly(
            "call_function.lock", "cfd_data.cpumask", "cfd_data.lock", "cfd_data.refs", "other");
    assertThat(table.cpus()).containsExactly(8, 32);
    FieldTable.Row spinlock = table.rows().get(1);
    assertThat(spinlock.subject()).isEqualTo("spinlock");
    assertThat(spinlock.parts()).containsExactly(16, 0, 48, 0, 0);
  }

  @Test
  void sharesAddUpToAHundred() {
    for (ShareTable.Row row : new ShareTable(STORM).rows()) {
      assertThat(DoubleStream.of(row.parts()).sum()).isCloseTo(100, within(1e-9));
    }
    assertThat(new ShareTable(STORM).block().head()).doesNotContain("drain", "idle");
  }

  /** A call of 10.59 us on two CPUs is twice what one CPU does that never waits. */
  @Test
  void aLockIsComparedWithOneCpu() {
    assertThat(new LockTable(LOCK).speedUp("ticket", 2)).contains(2.0);
    assertThat(new LockTable(LOCK).speedUp("ticket", 64)).isEmpty();
  }
}
