// SPDX-License-Identifier: Apache-2.0
package smpcall.ordering;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;
import static smpcall.ordering.Entry.LATE;
import static smpcall.ordering.Entry.MEMORY;
import static smpcall.ordering.Entry.OWNER;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * Can a late CPU take the refs of the call before for those of this one?
 *
 * <p>The critical case of the mail, for which the handler reads refs twice. One reference of the
 * old call is left when the late CPU reads refs first; then that call ends, and its owner fills the
 * entry for the next one, with two targets. With two actors the owner also drops the last
 * reference; {@link ThreeCpus} leaves that to the CPU that does it in the kernel. The outcome is
 * refs after the late CPU has dropped its reference, or 9.
 */
@Outcome(id = "9", expect = ACCEPTABLE, desc = "It finds nothing to do: an interrupt follows.")
@Outcome(id = "1", expect = ACCEPTABLE, desc = "It drops its reference of two.")
public class ReusedEntry {

  private static final int NONE = 9;

  private static final String WARNS =
      "It drops a reference that is not there: WARN, and wait returns too early or never.";

  private static void finish(Entry entry) {
    if (entry.refs.decReturn() == 0) {
      entry.csd.unlock();
    }
  }

  private static void refill(Entry entry) {
    entry.csd.lock(Entry.cpu(OWNER));
    entry.storeMask();
    MEMORY.storeStoreFence(); // pairs with the read barriers of the late CPU
    entry.refs.set(entry.cpumask.weight());
  }

  private static int refsMaskRefs(Entry entry) {
    if (entry.refs.read() == 0) {
      return NONE;
    }
    MEMORY.loadLoadFence(); // pairs with the write barrier in refill
    if (!entry.cpumask.testCpu(LATE)) {
      return NONE;
    }
    MEMORY.loadLoadFence(); // pairs with the full barriers in unlock and lock
    return entry.refs.read() != 0 ? drop(entry) : NONE;
  }

  private static int drop(Entry entry) {
    return entry.cpumask.testAndClearCpu(LATE) ? entry.refs.decReturn() : NONE;
  }

  /** The author's first attempt: refs, then the mask. Plain interleaving breaks it. */
  @JCStressTest
  @JCStressMeta(ReusedEntry.class)
  @Outcome(
      id = {"-1", "0"},
      expect = ACCEPTABLE_INTERESTING,
      desc = WARNS)
  @State
  public static class RefsTestedOnceBeforeMask {

    private final Entry entry = Entry.almostDone();

    @Actor
    public void owner() {
      finish(entry);
      refill(entry);
    }

    @Actor
    public void late(I_Result r) {
      r.r1 = NONE;
      if (entry.refs.read() != 0) {
        MEMORY.loadLoadFence(); // pairs with the write barrier in refill
        r.r1 = drop(entry);
      }
    }
  }

  /** Refs, then the mask, then refs again. */
  @JCStressTest
  @JCStressMeta(ReusedEntry.class)
  @Outcome(
      id = {"-1", "0"},
      expect = FORBIDDEN,
      desc = WARNS)
  @State
  public static class Patched {

    private final Entry entry = Entry.almostDone();

    @Actor
    public void owner() {
      finish(entry);
      refill(entry);
    }

    @Actor
    public void late(I_Result r) {
      r.r1 = refsMaskRefs(entry);
    }
  }

  /** The patch without its barriers: the second read of refs may pass the read of the mask. */
  @JCStressTest
  @JCStressMeta(ReusedEntry.class)
  @Outcome(
      id = {"-1", "0"},
      expect = ACCEPTABLE_INTERESTING,
      desc = WARNS)
  @State
  public static class PatchedWithoutBarriers {

    private final Entry entry = Entry.almostDone();

    @Actor
    public void owner() {
      finish(entry);
      entry.csd.lock(Entry.cpu(OWNER));
      entry.storeMask();
      entry.refs.set(entry.cpumask.weight());
    }

    @Actor
    public void late(I_Result r) {
      boolean mine =
          entry.refs.read() != 0 && entry.cpumask.testCpu(LATE) && entry.refs.read() != 0;
      r.r1 = mine ? drop(entry) : NONE;
    }
  }

  /** The mask, then refs, once: the first read of the patch was not needed. */
  @JCStressTest
  @JCStressMeta(ReusedEntry.class)
  @Outcome(
      id = {"-1", "0"},
      expect = FORBIDDEN,
      desc = WARNS)
  @State
  public static class Linux6dc19899 {

    private final Entry entry = Entry.almostDone();

    @Actor
    public void owner() {
      finish(entry);
      refill(entry);
    }

    @Actor
    public void late(I_Result r) {
      r.r1 = NONE;
      if (entry.cpumask.testCpu(LATE)) {
        MEMORY.loadLoadFence(); // pairs with the full barriers in unlock and lock
        r.r1 = entry.refs.read() != 0 ? drop(entry) : NONE;
      }
    }
  }

  /** As {@link Patched}, but another CPU than the owner ends the old call. */
  @JCStressTest
  @JCStressMeta(ReusedEntry.class)
  @Outcome(
      id = {"-1", "0"},
      expect = FORBIDDEN,
      desc = WARNS)
  @State
  public static class ThreeCpus {

    private final Entry entry = Entry.almostDone();

    @Actor
    public void last() {
      finish(entry);
    }

    @Actor
    public void owner() {
      refill(entry); // waits for LOCK
    }

    @Actor
    public void late(I_Result r) {
      r.r1 = refsMaskRefs(entry);
    }
  }
}
