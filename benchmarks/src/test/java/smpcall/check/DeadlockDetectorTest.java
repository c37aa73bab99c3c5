// SPDX-License-Identifier: Apache-2.0
package smpcall.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Two CPUs whose counters change here in the orders that could cause a false detection. */
class DeadlockDetectorTest {

  private static final Runnable NOTHING = () -> {};

  private final long[] polls = new long[2];
  private long progress;

  /** Action between the reads of one kind of counter and of the other. */
  private Runnable between = NOTHING;

  private String lastRead;

  private final DeadlockDetector detector =
      new DeadlockDetector(
          new DeadlockDetector.Counts() {
            @Override
            public int cpus() {
              return polls.length;
            }

            @Override
            public long progress() {
              reads("progress");
              return progress;
            }

            @Override
            public long polls(int cpu) {
              reads("polls");
              return polls[cpu];
            }
          });

  private void reads(String what) {
    if (lastRead != null && !what.equals(lastRead)) {
      Runnable now = between;
      between = NOTHING;
      now.run();
    }
    lastRead = what;
  }

  private void poll(int cpu) {
    polls[cpu] += 3;
  }

  @Test
  void cpusThatAllPollTwiceWithoutAWriteAreADeadlock() {
    poll(0);
    poll(1);
    assertThat(detector.isDeadlock()).isFalse();
    poll(0);
    poll(1);
    assertThat(detector.isDeadlock()).isTrue();
  }

  @Test
  void aLateCpuIsNoDeadlock() {
    for (int i = 0; i < 9; i++) {
      poll(0);
      assertThat(detector.isDeadlock()).isFalse();
    }
    assertThat(detector.hasPolled(0)).isTrue();
    assertThat(detector.hasPolled(1)).isFalse();
  }

  @Test
  void progressBetweenTheReadsIsNotTakenForOld() {
    lastRead = null;
    between =
        () -> {
          poll(1);
          progress++;
          poll(0);
        };
    detector.restart();

    assertThat(between).as("it happened").isSameAs(NOTHING);
    assertThat(detector.isQuiet()).isFalse();
    assertThat(detector.isDeadlock()).isFalse();
  }

  @Test
  void aWriteCountedBeforeAndDoneLateIsSeenByAll() {
    poll(1); // CPU 0 has counted a write, and is preempted before it
    assertThat(detector.isDeadlock()).isFalse();
    poll(0); // it has written
    assertThat(detector.isDeadlock()).as("CPU 1 has not seen it").isFalse();
    poll(0);
    assertThat(detector.isDeadlock()).as("CPU 1 has not seen it").isFalse();
    poll(1);
    assertThat(detector.isDeadlock()).isTrue();
  }

  @Test
  void progressInTheSecondPassIsNoDeadlock() {
    poll(0);
    poll(1);
    assertThat(detector.isDeadlock()).isFalse();
    poll(0);
    poll(1);
    progress++;

    assertThat(detector.isDeadlock()).isFalse();
    assertThat(detector.isQuiet()).isFalse();
  }
}
