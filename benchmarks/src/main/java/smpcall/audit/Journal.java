// SPDX-License-Identifier: Apache-2.0
package smpcall.audit;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * The full books of one CPU: every call that it made, and how often it ran each call of the others.
 * Written by its thread only; what others read while it runs has an access mode, the rest is for a
 * time at rest.
 */
final class Journal {

  private static final VarHandle RAN = MethodHandles.arrayElementVarHandle(byte[].class);

  /** What a count of executions ends at. */
  static final int MOST = Byte.MAX_VALUE;

  private record Call(BitSet always, BitSet ever, boolean waits) {}

  private final Call[] calls;
  private final byte[][] ran;
  private final boolean[][] results;
  private int issued;
  private int returned;
  private int lastSender = Finding.UNKNOWN;
  private int lastCall = Finding.UNKNOWN;

  /**
   * @param cpu whose it is
   * @param most how many calls each CPU makes at most
   */
  Journal(int cpu, int[] most) {
    calls = new Call[most[cpu]];
    ran = new byte[most.length][];
    results = new boolean[most.length][];
    for (int sender = 0; sender < most.length; sender++) {
      ran[sender] = new byte[most[sender]];
      results[sender] = new boolean[most[sender]];
    }
  }

  /**
   * Begins a call.
   *
   * @return its number
   * @throws IllegalStateException when there is no room for it
   */
  int issue(BitSet always, BitSet ever, boolean wait) {
    if (issued == calls.length) {
      throw new IllegalStateException("a journal of " + issued + " calls is full");
    }
    calls[issued] = new Call(always, ever, wait);
    return issued++;
  }

  void returned() {
    returned = issued;
  }

  /** The call that has not returned, or {@link Finding#UNKNOWN}. */
  int underWay() {
    return returned == issued ? Finding.UNKNOWN : issued - 1;
  }

  /** Notes that a call of {@code sender} ran here, and leaves a result for it. */
  void executed(int sender, int call) {
    results[sender][call] = true;
    RAN.setOpaque(ran[sender], call, (byte) Math.min(ran[sender][call] + 1, MOST));
  }

  /** Notes whose call it was that ran here last. */
  void ranLast(int sender, int call) {
    lastSender = sender;
    lastCall = call;
  }

  /** Whose call ran here last, or {@link Finding#UNKNOWN}; for the thread of this CPU. */
  int lastSender() {
    return lastSender;
  }

  /** Which call of {@link #lastSender} that was, or {@link Finding#UNKNOWN}. */
  int lastCall() {
    return lastCall;
  }

  boolean knows(int sender, int call) {
    return sender >= 0 && sender < ran.length && call >= 0 && call < ran[sender].length;
  }

  /** Whether it ran here; for the sender, while this CPU runs. */
  boolean hasRun(int sender, int call) {
    return (byte) RAN.getOpaque(ran[sender], call) != 0;
  }

  /** Whether the sender sees its result: a plain load, as the kernel's waiter has no other. */
  boolean hasResult(int sender, int call) {
    return results[sender][call];
  }

  /** How often it ran here, up to {@link #MOST}. */
  int executions(int sender, int call) {
    return ran[sender][call];
  }

  /** Which calls of the sender ran here, from that number on. */
  int[] ranFrom(int sender, int first) {
    return IntStream.range(first, ran[sender].length)
        .filter(call -> executions(sender, call) > 0)
        .toArray();
  }

  int issued() {
    return issued;
  }

  boolean waits(int call) {
    return calls[call].waits;
  }

  BitSet always(int call) {
    return calls[call].always;
  }

  BitSet ever(int call) {
    return calls[call].ever;
  }
}
