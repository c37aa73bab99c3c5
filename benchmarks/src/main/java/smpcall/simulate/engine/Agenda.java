// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.engine;

import java.util.Arrays;

/**
 * The next time of each agent, and the agent whose time is the smallest: a tournament tree. Of
 * agents with the same time the one with the smaller number is first.
 */
final class Agenda {

  /** The time of an agent that waits for another one. */
  static final long NEVER = Long.MAX_VALUE;

  private final int leaves;
  private final long[] times;
  private final int[] winners;

  Agenda(int agents) {
    leaves = Math.max(2, Integer.highestOneBit(2 * agents - 1));
    times = new long[leaves];
    winners = new int[leaves];
    Arrays.fill(times, NEVER);
    for (int node = leaves - 1; node > 0; node--) {
      winners[node] = winner(node);
    }
  }

  private int winner(int node) {
    int left = contestant(2 * node);
    int right = contestant(2 * node + 1);
    return times[right] < times[left] ? right : left;
  }

  private int contestant(int node) {
    return node >= leaves ? node - leaves : winners[node];
  }

  void set(int agent, long time) {
    times[agent] = time;
    for (int node = leaves + agent >> 1; node > 0; node >>= 1) {
      winners[node] = winner(node);
    }
  }

  long time(int agent) {
    return times[agent];
  }

  /** The agent whose turn it is; its time may be {@link #NEVER}. */
  int first() {
    return winners[1];
  }

  long firstTime() {
    return times[winners[1]];
  }
}
