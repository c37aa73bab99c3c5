// SPDX-License-Identifier: Apache-2.0
package smpcall.ordering;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;
import static smpcall.ordering.Entry.LATE;
import static smpcall.ordering.Entry.MEMORY;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Does a late CPU that sees itself in the mask drop a reference that counts it?
 *
 * <p>The race of the mail, from the point where the late CPU is at the entry that its owner fills
 * for two targets. The outcome: refs after the late CPU has dropped its reference (9 when it
 * dropped none), and refs in the end. The error is plain interleaving, which every machine shows.
 */
@Outcome(id = "9, 2", expect = ACCEPTABLE, desc = "Not seen: an interrupt follows.")
@Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "The late CPU drops its reference of two.")
public class MaskAndRefs {

  private static final int NONE = 9;

  private static final String WARNS = "WARN, refs is below 0; right in the end.";
  private static final String HANGS = "WARN, and refs is one too large: the owner waits for ever.";
  private static final String EARLY = "refs is one too small: wait returns before all have run.";

  /** Mask and refs without an order. */
  @JCStressTest
  @JCStressMeta(MaskAndRefs.class)
  @Outcome(id = "-1, 1", expect = ACCEPTABLE_INTERESTING, desc = WARNS)
  @Outcome(id = "-1, 2", expect = ACCEPTABLE_INTERESTING, desc = HANGS)
  @Outcome(id = "0, 0", expect = ACCEPTABLE_INTERESTING, desc = EARLY)
  @State
  public static class Lockfree {

    private final Entry entry = Entry.taken();

    @Actor
    public void owner() {
      entry.storeMask();
      entry.refs.set(entry.cpumask.weight());
    }

    @Actor
    public void late(II_Result r) {
      r.r1 = entry.cpumask.testAndClearCpu(LATE) ? entry.refs.decReturn() : NONE;
    }

    @Arbiter
    public void end(II_Result r) {
      r.r2 = entry.refs.read();
    }
  }

  /** The owner writes the mask, then refs; the late CPU reads refs first. */
  @JCStressTest
  @JCStressMeta(MaskAndRefs.class)
  @Outcome(id = "-1, 1", expect = FORBIDDEN, desc = WARNS)
  @Outcome(id = "-1, 2", expect = FORBIDDEN, desc = HANGS)
  @Outcome(id = "0, 0", expect = FORBIDDEN, desc = EARLY)
  @State
  public static class Patched {

    private final Entry entry = Entry.taken();

    @Actor
    public void owner() {
      entry.storeMask();
      MEMORY.storeStoreFence(); // pairs with the read barriers in late
      entry.refs.set(entry.cpumask.weight());
    }

    @Actor
    public void late(II_Result r) {
      r.r1 = NONE;
      if (entry.refs.read() == 0) {
        return;
      }
      MEMORY.loadLoadFence(); // pairs with the write barrier in owner
      if (!entry.cpumask.testCpu(LATE)) {
        return;
      }
      MEMORY.loadLoadFence(); // pairs with the write barrier in owner
      if (entry.refs.read() != 0 && entry.cpumask.testAndClearCpu(LATE)) {
        r.r1 = entry.refs.decReturn();
      }
    }

    @Arbiter
    public void end(II_Result r) {
      r.r2 = entry.refs.read();
    }
  }

  /** The owner counts once, and stores refs when the entry is on the list. */
  @JCStressTest
  @JCStressMeta(MaskAndRefs.class)
  @Outcome(id = "-1, 1", expect = FORBIDDEN, desc = WARNS)
  @Outcome(id = "-1, 2", expect = FORBIDDEN, desc = HANGS)
  @Outcome(id = "0, 0", expect = FORBIDDEN, desc = EARLY)
  @State
  public static class Linux2639 {

    private final Entry entry = Entry.taken();

    @Actor
    public void owner() {
      entry.refs.set(0);
      MEMORY.storeStoreFence(); // pairs with the read barrier in late
      entry.storeMask();
      int refs = entry.cpumask.weight();
      MEMORY.storeStoreFence(); // the one in the adding to the list
      entry.refs.set(refs);
    }

    @Actor
    public void late(II_Result r) {
      r.r1 = NONE;
      if (!entry.cpumask.testCpu(LATE)) {
        return;
      }
      MEMORY.loadLoadFence(); // pairs with the write barrier in owner
      if (entry.refs.read() != 0 && entry.cpumask.testAndClearCpu(LATE)) {
        r.r1 = entry.refs.decReturn();
      }
    }

    @Arbiter
    public void end(II_Result r) {
      r.r2 = entry.refs.read();
    }
  }
}
