// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.engine;

import smpcall.simulate.cache.Line;

/** The state of a simulated CPU. */
final class Core {

  /** What the next time of the CPU on the agenda means. */
  enum State {
    /** It can run on. */
    READY,
    /** Its request reaches the line. */
    REQUEST,
    /** The line comes free for it, or it waits in the line's queue. */
    QUEUE,
    /** It waits until its store buffer is empty. */
    DRAIN,
    /** It waits in a loop that reads the same values each time. */
    SLEEP,
    /** Its thread has ended. */
    DONE
  }

  private static final int MOST_LOCKS = 8;

  final int id;
  final StoreBuffer buffer = new StoreBuffer();
  final WaitLoop loop = new WaitLoop();
  final long[] times = new long[TimeShare.values().length];

  /** When the interrupt of each vector is pending, or {@link Agenda#NEVER}. */
  final long[] pendingAt = {Agenda.NEVER, Agenda.NEVER};

  State state = State.READY;

  Operation operation;
  long address;
  boolean wide;
  long operand;
  long expected;
  long result;
  Line line;
  int field;
  long requestedAt;

  /** The state of the store buffer's own request. */
  State bufferState = State.DONE;

  Line bufferLine;
  long sleepSince;
  long roundTime;
  long accountedUntil;
  boolean wakesAtInterrupt;
  boolean inHandler;
  boolean takesInterrupts;
  boolean calls;

  /** Pointers of the global list, and calls of a queue, that the handler has read. */
  int listLoads;

  int queued;

  private final long[] locks = new long[MOST_LOCKS];
  private int lockCount;

  Core(int id) {
    this.id = id;
  }

  /** An atomic access to a lock: with interrupts off from here on, until {@link #unlocked}. */
  void locks(long address) {
    if (lockCount == 0 || locks[lockCount - 1] != address) {
      locks[lockCount++] = address;
    }
  }

  void unlocked() {
    lockCount--;
  }

  /** Whether it holds a lock or waits for one. */
  boolean hasLock() {
    return lockCount > 0;
  }

  boolean isInterruptible() {
    return !inHandler && !takesInterrupts && lockCount == 0;
  }

  /** The entries that the handler walked over: the last pointer leads to none. */
  int entries() {
    return queued + Math.max(0, listLoads - 1);
  }

  long pendingAt() {
    return Math.min(pendingAt[0], pendingAt[1]);
  }

  /** The share of time that sleeping belongs to. */
  TimeShare sleepsFor() {
    if (hasLock()) {
      return TimeShare.LOCK;
    }
    return calls ? TimeShare.WAIT : TimeShare.IDLE;
  }
}
