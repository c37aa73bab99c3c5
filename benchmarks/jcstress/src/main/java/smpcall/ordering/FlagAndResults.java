// SPDX-License-Identifier: Apache-2.0
package smpcall.ordering;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;
import smpcall.linux.CallSingleData;
import smpcall.linux.CallSingleDataT;
import smpcall.machine.Cpu;
import smpcall.machine.Machine;
import smpcall.memory.HardwareMemory;
import smpcall.memory.Memory;

/**
 * Does a caller that waited see what its function wrote?
 *
 * <p>The target's function writes 1 and the target clears LOCK; the caller waits for that and
 * reads. The outcome is the value that it read.
 */
@Outcome(id = "1", expect = ACCEPTABLE, desc = "The caller sees what its function wrote.")
public class FlagAndResults {

  private static final String STALE =
      "smp_call_function returns, and the caller reads what was there before.";

  private static final Memory MEMORY = new HardwareMemory((3 * Ring.SIZE + 8) * Memory.LINE);
  private static final Cpu CALLER = new Machine(MEMORY, 1).cpu(0);
  private static final Ring<Call> RING = new Ring<>(Call::new);

  /** A call under way: call data of both kinds, and the word that the function writes. */
  private static final class Call {

    private static final CallSingleDataT CSDS = new CallSingleDataT(MEMORY);

    final CallSingleData csd = new CallSingleData(MEMORY, MEMORY.allocate(Memory.LINE));
    private final long csd414 = MEMORY.allocate(Memory.LINE);
    private final long result = MEMORY.allocate(Memory.LINE);

    static Call locked() {
      Call call = RING.take();
      call.csd.unlock();
      call.csd.lock(CALLER);
      CSDS.unlock(call.csd414);
      CSDS.lock(CALLER, call.csd414, true);
      MEMORY.setIntOpaque(call.result, 0);
      return call;
    }

    void function() {
      MEMORY.setIntOpaque(result, 1);
    }

    int result() {
      return MEMORY.getIntOpaque(result);
    }

    void unlock414() {
      CSDS.unlock(csd414);
    }

    void lockWait414() {
      CSDS.lockWait(CALLER, csd414);
    }
  }

  /** {@code csd_lock_wait} orders nothing behind it. */
  @JCStressTest
  @JCStressMeta(FlagAndResults.class)
  @Outcome(id = "0", expect = ACCEPTABLE_INTERESTING, desc = STALE)
  @State
  public static class Linux2639 {

    private final Call call = Call.locked();

    @Actor
    public void target() {
      call.function();
      call.csd.unlock();
    }

    @Actor
    public void caller(I_Result r) {
      call.csd.lockWait(CALLER);
      r.r1 = call.result();
    }
  }

  /** {@link Linux2639} with the read barrier that it lacks. */
  @JCStressTest
  @JCStressMeta(FlagAndResults.class)
  @Outcome(id = "0", expect = FORBIDDEN, desc = STALE)
  @State
  public static class Linux2639WithReadBarrier {

    private final Call call = Call.locked();

    @Actor
    public void target() {
      call.function();
      call.csd.unlock();
    }

    @Actor
    public void caller(I_Result r) {
      call.csd.lockWait(CALLER);
      MEMORY.loadLoadFence(); // pairs with the full barrier in unlock
      r.r1 = call.result();
    }
  }

  /** {@code csd_unlock} releases and {@code csd_lock_wait} acquires. */
  @JCStressTest
  @JCStressMeta(FlagAndResults.class)
  @Outcome(id = "0", expect = FORBIDDEN, desc = STALE)
  @State
  public static class Linux414 {

    private final Call call = Call.locked();

    @Actor
    public void target() {
      call.function();
      call.unlock414();
    }

    @Actor
    public void caller(I_Result r) {
      call.lockWait414();
      r.r1 = call.result();
    }
  }
}
