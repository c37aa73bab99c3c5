// SPDX-License-Identifier: Apache-2.0
package smpcall.audit;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * The record of one CPU: every call that it made, and how often it ran each call of the others.
 * Only its thread writes it. Others read it at rest, but for the words with an access mode.
 */
final class Journal {

  private static final VarHandle RAN = MethodHandles.arrayElementVarHandle(byte[].class);

  /** Largest count of executions of a call. */
  static final int MAX_EXECUTIONS = Byte.MAX_VALUE;

  private record Call(BitSet always, BitSet ever, boolean waits) {}

  private final Call[] calls;
  private final byte[][] ran;
  private final boolean[][] results;
  private int issued;
  private int returned;
  private int lastSender = Finding.UNKNOWN;
  private int lastCall = Finding.UNKNOWN;

  /**
   * @param cpu CPU of this journal
   * @param maxCalls largest number of calls of each CPU
   */
  Journal(int cpu, int[] maxCalls) {
    calls = new Call[maxCalls[cpu]];
    ran = new byte[maxCalls.length][];
    results = new boolean[maxCalls.length][];
    for (int sender = 0; sender < maxCalls.length; sender++) {
      ran[sender] = new byte[maxCalls[sender]];
      results[sender] = new boolean[maxCalls[sender]];
    }
  }

  /**
   * Begins a call.
   *
   * @return number of the call, from 0
   * @throws IllegalStateException when the journal is full
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

  /** The number of the call under way, or {@link Finding#UNKNOWN}. */
  int underWay() {
    return returned == issued ? Finding.UNKNOWN : issued - 1;
  }

  /** Records that a call of {@code sender} ran here, and leaves a result for it. */
  void executed(int sender, int call) {
    results[sender][call] = true;
    RAN.setOpaque(ran[sender], call, (byte) Math.min(ran[sender][call] + 1, MAX_EXECUTIONS));
  }

  /** Sets the call that ran here last. */
  void setLast(int sender, int call) {
    lastSender = sender;
    lastCall = call;
  }

  /** The sender of the call that ran here last, or {@link Finding#UNKNOWN}. */
  int lastSender() {
    return lastSender;
  }

  /** The number of that call, or {@link Finding#UNKNOWN}. */
  int lastCall() {
    return lastCall;
  }

  /** Whether a sender can have made a call of that number. */
  boolean hasRoomFor(int sender, int call) {
    return sender >= 0 && sender < ran.length && call >= 0 && call < ran[sender].length;
  }

  /** Whether a call ran here; for the sender, while this CPU runs. */
  boolean hasRun(int sender, int call) {
    return (byte) RAN.getOpaque(ran[sender], call) != 0;
  }

  /** Whether the sender sees the result, by a plain load like that of the kernel's waiter. */
  boolean hasResult(int sender, int call) {
    return results[sender][call];
  }

  /** The number of times that a call ran here, up to {@link #MAX_EXECUTIONS}. */
  int executions(int sender, int call) {
    return ran[sender][call];
  }

  /** The calls of a sender that ran here, from number {@code first} on. */
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
