// SPDX-License-Identifier: Apache-2.0
package smpcall.ordering;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * Does a CPU that was interrupted for an entry find it on the list?
 *
 * <p>An interrupt for an older call is pending when the sender adds an entry and interrupts once
 * more; the target takes the pending interrupt, and walks. The outcome: 1 the target found the
 * entry, or will, because an interrupt is still pending; 0 neither.
 */
@Outcome(id = "1", expect = ACCEPTABLE, desc = "The call is found, now or by the next interrupt.")
public class InterruptWakeUp {

  private static final String LOST =
      "A lost interrupt: the target does not run the call, and its caller waits for ever.";

  /** The code of the study: the machine exchanges, and the ports have full barriers. */
  @JCStressTest
  @JCStressMeta(InterruptWakeUp.class)
  @Outcome(id = "0", expect = FORBIDDEN, desc = LOST)
  @State
  public static class Exchange {

    private final Target target = Target.interrupted();

    @Actor
    public void sender() {
      target.add(0);
      Target.MEMORY.fullFence(); // pairs with the one in the handler
      target.cpu.sendCallFunctionIpi();
    }

    @Actor
    public void target() {
      target.cpu.takeInterrupts();
    }

    @Arbiter
    public void end(I_Result r) {
      r.r1 = target.found(0) || target.cpu.interruptPending() ? 1 : 0;
    }
  }

  /** Without the sender's barrier: the interrupt may overtake the entry. */
  @JCStressTest
  @JCStressMeta(InterruptWakeUp.class)
  @Outcome(id = "0", expect = ACCEPTABLE_INTERESTING, desc = LOST)
  @State
  public static class SenderWithoutBarrier {

    private final Target target = Target.interrupted();

    @Actor
    public void sender() {
      target.add(0);
      target.cpu.sendCallFunctionIpi();
    }

    @Actor
    public void target() {
      target.cpu.takeInterrupts();
    }

    @Arbiter
    public void end(I_Result r) {
      r.r1 = target.found(0) || target.cpu.interruptPending() ? 1 : 0;
    }
  }

  /**
   * The error that {@link smpcall.machine.Cpu#takeInterrupts} avoids: a plain store of 0, which
   * becomes visible after the walk's reads, and over the sender's 1. The only error here that x86
   * shows.
   */
  @JCStressTest
  @JCStressMeta(InterruptWakeUp.class)
  @Outcome(id = "0", expect = ACCEPTABLE_INTERESTING, desc = LOST)
  @State
  public static class PlainStore {

    private final Target target = Target.interrupted();

    @Actor
    public void sender() {
      target.add(0);
      Target.MEMORY.fullFence(); // pairs with nothing
      target.raise();
    }

    @Actor
    public void target() {
      if (target.isRaised()) {
        target.lower();
        target.walk();
      }
    }

    @Arbiter
    public void end(I_Result r) {
      r.r1 = target.found(0) || target.isRaised() ? 1 : 0;
    }
  }

  /** Two senders at once, each with an entry of its own. */
  @JCStressTest
  @JCStressMeta(InterruptWakeUp.class)
  @Outcome(id = "0", expect = FORBIDDEN, desc = LOST)
  @State
  public static class TwoSenders {

    private final Target target = Target.interrupted();

    @Actor
    public void first() {
      send(0);
    }

    @Actor
    public void second() {
      send(1);
    }

    private void send(int sender) {
      target.add(sender);
      Target.MEMORY.fullFence(); // pairs with the one in the handler
      target.cpu.sendCallFunctionIpi();
    }

    @Actor
    public void target() {
      target.cpu.takeInterrupts();
    }

    @Arbiter
    public void end(I_Result r) {
      boolean both = target.found(0) && target.found(1);
      r.r1 = both || target.cpu.interruptPending() ? 1 : 0;
    }
  }

  /** 4.14: a sender that adds to a list that was not empty sends no interrupt. */
  @JCStressTest
  @JCStressMeta(InterruptWakeUp.class)
  @Outcome(id = "0", expect = FORBIDDEN, desc = LOST)
  @State
  public static class Linux414 {

    private final Target414 target = Target414.interrupted();

    @Actor
    public void sender() {
      if (target.list.add(target.element)) {
        target.cpu.sendCallFunctionIpi();
      }
    }

    @Actor
    public void target() {
      target.cpu.takeInterrupts();
    }

    @Arbiter
    public void end(I_Result r) {
      r.r1 = target.found() || target.cpu.interruptPending() ? 1 : 0;
    }
  }
}
