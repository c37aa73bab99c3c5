// SPDX-License-Identifier: Apache-2.0
package smpcall.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Two CPUs whose counts are written down here, in the order that convicts a right version. */
class DeadlockDetectorTest {

  private static final Runnable NOTHING = () -> {};

  private final long[] looks = new long[2];
  private long deeds;

  /** What happens when whoever counts turns from one kind of count to the other. */
  private Runnable between = NOTHING;

  private String counted;

  private final DeadlockDetector standstill =
      new DeadlockDetector(
          new DeadlockDetector.Counts() {
            @Override
            public int cpus() {
              return looks.length;
            }

            @Override
            public long deeds() {
              counts("deeds");
              return deeds;
            }

            @Override
            public long looks(int cpu) {
              counts("looks");
              return looks[cpu];
            }
          });

  private void counts(String what) {
    if (counted != null && !what.equals(counted)) {
      Runnable now = between;
      between = NOTHING;
      now.run();
    }
    counted = what;
  }

  private void looks(int cpu) {
    looks[cpu] += 3;
  }

  @Test
  void allWhoLookTwiceWhileNobodyWritesCannotGoOn() {
    looks(0);
    looks(1);
    assertThat(standstill.isReached()).isFalse();
    looks(0);
    looks(1);
    assertThat(standstill.isReached()).isTrue();
  }

  @Test
  void whoHasNotLookedIsLateAndConvictsNobody() {
    for (int i = 0; i < 9; i++) {
      looks(0);
      assertThat(standstill.isReached()).isFalse();
    }
    assertThat(standstill.hasLooked(0)).isTrue();
    assertThat(standstill.hasLooked(1)).isFalse();
  }

  @Test
  void aDeedWhileCountsAreTakenIsNotTakenForAnOldOne() {
    counted = null;
    between =
        () -> {
          looks(1);
          deeds++;
          looks(0);
        };
    standstill.begin();

    assertThat(between).as("it happened").isSameAs(NOTHING);
    assertThat(standstill.isQuiet()).isFalse();
    assertThat(standstill.isReached()).isFalse();
  }

  @Test
  void aWriteThatWasAnnouncedBeforeAndIsDoneLateIsSeenByAll() {
    looks(1); // CPU 0 has announced a write, and is preempted before it
    assertThat(standstill.isReached()).isFalse();
    looks(0); // it has written
    assertThat(standstill.isReached()).as("CPU 1 has not seen it").isFalse();
    looks(0);
    assertThat(standstill.isReached()).as("CPU 1 has not seen it").isFalse();
    looks(1);
    assertThat(standstill.isReached()).isTrue();
  }

  @Test
  void whatIsWrittenWhileAllLookOnceMoreEndsIt() {
    looks(0);
    looks(1);
    assertThat(standstill.isReached()).isFalse();
    looks(0);
    looks(1);
    deeds++;

    assertThat(standstill.isReached()).isFalse();
    assertThat(standstill.isQuiet()).isFalse();
  }
}
