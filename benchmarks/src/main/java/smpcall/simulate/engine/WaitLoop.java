// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.engine;

import java.util.Arrays;
import smpcall.simulate.cache.Line;

/**
 * What a CPU did since its last {@code relax}. If a round of a waiting loop reads the same values
 * as the one before, from lines that the CPU still has, then so will every later one until a line
 * is taken or an interrupt arrives. The CPU may sleep until then.
 */
final class WaitLoop {

  private static final int MOST_LINES = 8;
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private final Line[] lines = new Line[MOST_LINES];
  private int count;
  private long hash;
  private boolean wrote;
  private boolean fetched;
  private boolean polled;
  private long start;
  private long lastHash;
  private boolean lastIsValid;

  void read(long address, long value, Line line) {
    hash = (hash ^ value + address * MULTIPLIER) * MULTIPLIER;
    for (int i = 0; i < count; i++) {
      if (lines[i] == line) {
        return;
      }
    }
    if (count == MOST_LINES) {
      wrote = true; // too many to watch: no waiting loop of these ports
    } else {
      lines[count++] = line;
    }
  }

  /** A read of a word that is on no line, such as a pending interrupt. */
  void poll(long value) {
    hash = (hash ^ value) * MULTIPLIER;
    polled = true;
  }

  void write() {
    wrote = true;
  }

  /** Waited for a line: the next round takes less time. */
  void fetch() {
    fetched = true;
  }

  /** Whether every later round will be like this one, for that CPU. */
  boolean isSteady(int cpu) {
    if (wrote || fetched || !lastIsValid || hash != lastHash) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      if (!lines[i].isReadableBy(cpu)) {
        return false;
      }
    }
    return true;
  }

  boolean hasPolled() {
    return polled;
  }

  boolean watches(Line line) {
    for (int i = 0; i < count; i++) {
      if (lines[i] == line) {
        return true;
      }
    }
    return false;
  }

  /** The duration of the round that ends now, at least a picosecond. */
  long duration(long now) {
    return Math.max(1, now - start);
  }

  /** Ends the round. */
  void next(long now) {
    lastHash = hash;
    lastIsValid = !wrote;
    hash = 0;
    wrote = false;
    fetched = false;
    polled = false;
    start = now;
    Arrays.fill(lines, 0, count, null);
    count = 0;
  }
}
