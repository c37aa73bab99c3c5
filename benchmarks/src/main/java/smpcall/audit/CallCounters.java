// SPDX-License-Identifier: Apache-2.0
package smpcall.audit;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import smpcall.memory.Memory;

/**
 * The books of one CPU, on lines of their own: written by its thread only, plainly; read by others
 * at rest. What a watchdog reads meanwhile is opaque.
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
  private static final int SEEN = PADDING + 6;

  private final long[] words;

  CallCounters(int cpus) {
    words = new long[SEEN + cpus + PADDING];
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

  /** The sequence number of the call that has not returned, or 0; for any thread. */
  long underWay() {
    long returned = (long) WORD.getOpaque(words, RETURNED);
    long issued = (long) WORD.getOpaque(words, ISSUED);
    return issued == returned ? 0 : issued;
  }

  /** Notes that call number {@code sequence} of {@code sender} ran here. */
  void executed(int sender, long sequence) {
    long expected = words[SEEN + sender] + 1;
    if (sequence == expected) {
      words[EXECUTIONS]++;
      words[SEEN + sender] = sequence;
    } else {
      unexpected(sender, sequence, expected);
    }
  }

  private void unexpected(int sender, long sequence, long expected) {
    if (sequence < expected) {
      words[DUPLICATED]++;
    } else {
      words[EXECUTIONS]++;
      words[LOST] += sequence - expected;
      words[SEEN + sender] = sequence;
    }
  }

  /** Counts the last calls of {@code sender} that never ran here as lost. */
  void settle(int sender, long issued) {
    words[LOST] += issued - words[SEEN + sender];
    words[SEEN + sender] = issued;
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
