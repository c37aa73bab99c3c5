// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.naive;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongUnaryOperator;

/** Interrupts on their way and pending, by the address of their word. */
final class InterruptController {

  private static final long NEVER = Long.MAX_VALUE;

  private final Map<Long, Integer> targets = new HashMap<>();
  private final Map<Long, Long> pendingAt = new HashMap<>();

  /** Makes a word one of its own. */
  void add(long address, int target) {
    targets.put(address, target);
  }

  boolean has(long address) {
    return targets.containsKey(address);
  }

  /** Several interrupts before the first is taken are one. */
  void send(long address, long arrival) {
    pendingAt.putIfAbsent(address, arrival);
  }

  void clear(long address) {
    pendingAt.remove(address);
  }

  boolean isPending(long address, long now) {
    return pendingAt.getOrDefault(address, NEVER) <= now;
  }

  boolean isPendingFor(int cpu, long now) {
    return pendingAt.keySet().stream()
        .anyMatch(address -> targets.get(address) == cpu && isPending(address, now));
  }

  /** Whether none is on its way, and the words of those that are words are clear too. */
  boolean isIdle(LongUnaryOperator word) {
    return pendingAt.isEmpty()
        && targets.keySet().stream().allMatch(address -> word.applyAsLong(address) == 0);
  }
}
