// SPDX-License-Identifier: Apache-2.0
package smpcall.ordering;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;
import static smpcall.ordering.Entry.LATE;
import static smpcall.ordering.Entry.OTHER;
import static smpcall.ordering.Entry.OWNER;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;
import smpcall.linux.CallSingleData;

/**
 * Do the CPU that ends a call and the CPU that begins the next one see the entry at rest?
 *
 * <p>The outcome: 0 it is not this CPU's turn, 1 the entry is at rest, 2 it is not.
 */
@Outcome(id = "1", expect = ACCEPTABLE, desc = "LOCK is clear, refs is 0 and the mask is empty.")
@Outcome(id = "0", expect = ACCEPTABLE, desc = "LOCK is set: the owner goes on waiting.")
public class LastReference {

  private static final int AT_REST = 1;
  private static final int IN_USE = 2;

  private static final String BUG =
      "BUG from 6dc19899 on, and before it a call whose mask or refs the call before writes.";

  private static boolean isLocked(Entry entry) {
    return (entry.csd.flags() & CallSingleData.CSD_FLAG_LOCK) != 0;
  }

  private static int state(Entry entry) {
    return entry.refs.read() == 0 && entry.cpumask.isEmpty() ? AT_REST : IN_USE;
  }

  private static void endCall(Entry entry) {
    if (entry.cpumask.testAndClearCpu(LATE) && entry.refs.decReturn() == 0) {
      entry.csd.unlock();
    }
  }

  /** With the full barriers of {@code csd_lock} and {@code csd_unlock}. */
  @JCStressTest
  @JCStressMeta(LastReference.class)
  @Outcome(id = "2", expect = FORBIDDEN, desc = BUG)
  @State
  public static class LockThenFill {

    private final Entry entry = Entry.called(LATE);

    @Actor
    public void target() {
      endCall(entry);
    }

    @Actor
    public void owner(I_Result r) {
      if (!isLocked(entry)) {
        entry.csd.lock(Entry.cpu(OWNER));
        r.r1 = state(entry);
      }
    }
  }

  /** Without the barrier of {@code csd_lock}: the owner may read before it sees LOCK clear. */
  @JCStressTest
  @JCStressMeta(LastReference.class)
  @Outcome(id = "2", expect = ACCEPTABLE_INTERESTING, desc = BUG)
  @State
  public static class FillWithoutBarrier {

    private final Entry entry = Entry.called(LATE);

    @Actor
    public void target() {
      endCall(entry);
    }

    @Actor
    public void owner(I_Result r) {
      if (!isLocked(entry)) {
        r.r1 = state(entry);
      }
    }
  }

  /** Two targets: the one that brings refs to 0 sees that both bits are clear. */
  @JCStressTest
  @Outcome(
      id = {"0, 1", "1, 0"},
      expect = ACCEPTABLE,
      desc = "One of them drops the last reference, of an empty mask.")
  @Outcome(
      id = {"0, 2", "2, 0"},
      expect = FORBIDDEN,
      desc = "WARN from 6dc19899 on: a target would find its bit in the next call's entry.")
  @Outcome(
      id = {"0, 0", "1, 1", "1, 2", "2, 1", "2, 2"},
      expect = FORBIDDEN,
      desc = "Nobody, or both, end the call: the owner waits for ever, or the list breaks.")
  @State
  public static class TwoTargets {

    private final Entry entry = Entry.called(LATE, OTHER);

    @Actor
    public void first(II_Result r) {
      r.r1 = drop(LATE);
    }

    @Actor
    public void second(II_Result r) {
      r.r2 = drop(OTHER);
    }

    private int drop(int cpu) {
      boolean last = entry.cpumask.testAndClearCpu(cpu) && entry.refs.decReturn() == 0;
      return last ? state(entry) : 0;
    }
  }
}
