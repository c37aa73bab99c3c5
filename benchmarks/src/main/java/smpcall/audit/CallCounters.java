// SPDX-License-Identifier: Apache-2.0
package smpcall.audit;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import smpcall.memory.Memory;

/**
 * The counters of one CPU, on lines of their own. Only its thread writes them, by plain stores;
 * others read them at rest. The words that a watchdog reads meanwhile are opaque.
 */
final class CallCounters {

  private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);
  private static final int PADDING = Memory.LINE / Long.BYTES;

  private static final int ISSUED = PADDING;
  private static final int RETURNED = PADDING + 1;
  private static final int EXECUTIONS = PADDING + 2;
  private static final int DUPLICATED = PADDING + 3;
  private static final int LOST = PADDING + 4;
  private static final int LOCKUPS = PADDING + 5;
  private static final int LAST_RUN = PADDING + 6;

  private final long[] words;

  CallCounters(int cpus) {
    words = new long[LAST_RUN + cpus + PADDING];
  }

  /** Begins a call and gives it the next sequence number, from 1. */
  long issue() {
    long sequence = words[ISSUED] + 1;
    WORD.setOpaque(words, ISSUED, sequence);
    return sequence;
  }

  void returned() {
    WORD.setOpaque(words, RETURNED, words[ISSUED]);
  }

  /** The sequence number of the call under way, or 0; for any thread. */
  long underWay() {
    long returned = (long) WORD.getOpaque(words, RETURNED);
    long issued = (long) WORD.getOpaque(words, ISSUED);
    return issued == returned ? 0 : issued;
  }

  /** Records that call number {@code sequence} of {@code sender} ran here. */
  void executed(int sender, long sequence) {
    long expected = words[LAST_RUN + sender] + 1;
    if (sequence == expected) {
      words[EXECUTIONS]++;
      words[LAST_RUN + sender] = sequence;
    } else {
      outOfOrder(sender, sequence, expected);
    }
  }

  private void outOfOrder(int sender, long sequence, long expected) {
    if (sequence < expected) {
      words[DUPLICATED]++;
    } else {
      words[EXECUTIONS]++;
      words[LOST] += sequence - expected;
      words[LAST_RUN + sender] = sequence;
    }
  }

  /** Counts the last calls of {@code sender} as lost that have not run here. */
  void settle(int sender, long issued) {
    words[LOST] += issued - words[LAST_RUN + sender];
    words[LAST_RUN + sender] = issued;
  }

  void lockedUp() {
    words[LOCKUPS]++;
  }

  long issued() {
    return words[ISSUED];
  }

  AuditResult result() {
    return new AuditResult(
        words[ISSUED], words[EXECUTIONS], words[LOST], words[DUPLICATED], 0, 0, words[LOCKUPS]);
  }
}
