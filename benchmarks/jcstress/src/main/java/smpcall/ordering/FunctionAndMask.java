// SPDX-License-Identifier: Apache-2.0
package smpcall.ordering;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;
import static smpcall.ordering.Entry.LATE;
import static smpcall.ordering.Entry.MEMORY;
import static smpcall.ordering.Entry.NEW;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/**
 * Does a late CPU that sees itself in the mask see the function and info of the same call?
 *
 * <p>The owner fills the entry while a late CPU is at it. The outcome is the function and the info
 * that the late CPU ran: 0 none, 1 that of the call before, 2 that of this call. Versions differ,
 * and a later one can be worse: see {@link Linux2638}.
 */
@Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Not in the mask yet: an interrupt follows.")
@Outcome(id = "2, 2", expect = ACCEPTABLE, desc = "The late CPU runs this call's function.")
public class FunctionAndMask {

  private static final String TWICE =
      "The old function or info runs twice, and the new one never on this CPU.";

  private static void run(Entry entry, JJ_Result r) {
    r.r1 = entry.csd.func();
    r.r2 = entry.csd.info();
  }

  /** The owner orders nothing. */
  @JCStressTest
  @JCStressMeta(FunctionAndMask.class)
  @Outcome(
      id = {"1, 1", "1, 2", "2, 1"},
      expect = ACCEPTABLE_INTERESTING,
      desc = TWICE)
  @State
  public static class Lockfree {

    private final Entry entry = Entry.taken();

    @Actor
    public void owner() {
      entry.csd.set(NEW, NEW);
      entry.storeMask();
      entry.refs.set(entry.cpumask.weight());
    }

    @Actor
    public void late(JJ_Result r) {
      if (entry.cpumask.testAndClearCpu(LATE)) {
        run(entry, r);
      }
    }
  }

  /** A CPU that sees refs sees the function, which is before the write barrier too. */
  @JCStressTest
  @JCStressMeta(FunctionAndMask.class)
  @Outcome(
      id = {"1, 1", "1, 2", "2, 1"},
      expect = FORBIDDEN,
      desc = TWICE)
  @State
  public static class Patched {

    private final Entry entry = Entry.taken();

    @Actor
    public void owner() {
      entry.csd.set(NEW, NEW);
      entry.storeMask();
      MEMORY.storeStoreFence(); // pairs with the read barriers in late
      entry.refs.set(entry.cpumask.weight());
    }

    @Actor
    public void late(JJ_Result r) {
      if (entry.refs.read() == 0) {
        return;
      }
      MEMORY.loadLoadFence(); // pairs with the write barrier in owner
      if (!entry.cpumask.testCpu(LATE)) {
        return;
      }
      MEMORY.loadLoadFence(); // pairs with the write barrier in owner
      if (entry.refs.read() != 0 && entry.cpumask.testAndClearCpu(LATE)) {
        run(entry, r);
      }
    }
  }

  /**
   * The function runs before the bit is cleared, so the barrier that kept the read of the function
   * behind the read of refs is gone.
   */
  @JCStressTest
  @JCStressMeta(FunctionAndMask.class)
  @Outcome(
      id = {"1, 1", "1, 2", "2, 1"},
      expect = ACCEPTABLE_INTERESTING,
      desc = TWICE)
  @State
  public static class Linux2638 {

    private final Entry entry = Entry.taken();

    @Actor
    public void owner() {
      entry.csd.set(NEW, NEW);
      entry.storeMask();
      MEMORY.storeStoreFence(); // pairs with the read barrier in late
      entry.refs.set(entry.cpumask.weight());
    }

    @Actor
    public void late(JJ_Result r) {
      if (!entry.cpumask.testCpu(LATE)) {
        return;
      }
      MEMORY.loadLoadFence(); // pairs with the write barrier in owner
      if (entry.refs.read() != 0) {
        run(entry, r);
      }
    }
  }

  /** The write barrier is between function and mask (45a5791920ae). */
  @JCStressTest
  @JCStressMeta(FunctionAndMask.class)
  @Outcome(
      id = {"1, 1", "1, 2", "2, 1"},
      expect = FORBIDDEN,
      desc = TWICE)
  @State
  public static class Linux2639 {

    private final Entry entry = Entry.taken();

    @Actor
    public void owner() {
      entry.refs.set(0);
      entry.csd.set(NEW, NEW);
      MEMORY.storeStoreFence(); // pairs with the read barrier in late
      entry.storeMask();
      int refs = entry.cpumask.weight();
      MEMORY.storeStoreFence(); // the one in the adding to the list
      entry.refs.set(refs);
    }

    @Actor
    public void late(JJ_Result r) {
      if (!entry.cpumask.testCpu(LATE)) {
        return;
      }
      MEMORY.loadLoadFence(); // pairs with the write barrier in owner
      if (entry.refs.read() != 0) {
        run(entry, r);
      }
    }
  }
}
