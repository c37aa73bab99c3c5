// SPDX-License-Identifier: Apache-2.0
package smpcall.explore;

import java.util.Arrays;
import smpcall.explore.local.Ahead;
import smpcall.explore.local.LocalState;
import smpcall.explore.local.LocalStates;
import smpcall.explore.local.Position;
import smpcall.explore.order.MemoryOrder;
import smpcall.explore.state.Coder;

/**
 * The state of the whole machine: the frames of each CPU, the contents of the memory, and which
 * CPUs have run which calls.
 */
final class GlobalState {

  /** Frames of a CPU: a task, handlers that interrupt each other, and no more. */
  private static final int DEPTH = 8;

  final MemoryOrder memory;
  final int cpus;

  /** CPUs that have run each call, as bits. */
  final int[] ran;

  private final LocalStates locals;

  /** Numbers of positions: references would cost a barrier of the garbage collector each. */
  private final int[] frames;

  private final int[] depth;
  private boolean ended;
  private Ahead[] ahead = new Ahead[DEPTH];

  GlobalState(LocalStates locals, MemoryOrder memory, int cpus, int calls) {
    this.locals = locals;
    this.memory = memory;
    this.cpus = cpus;
    ran = new int[calls];
    frames = new int[cpus * DEPTH];
    depth = new int[cpus];
  }

  GlobalState fresh() {
    return new GlobalState(locals, memory.fresh(), cpus, ran.length);
  }

  void copyFrom(GlobalState other) {
    memory.copyFrom(other.memory);
    System.arraycopy(other.ran, 0, ran, 0, ran.length);
    System.arraycopy(other.frames, 0, frames, 0, frames.length);
    System.arraycopy(other.depth, 0, depth, 0, cpus);
    ended = other.ended;
  }

  /** Whether the machine has stopped, or a CPU has failed. */
  boolean isEnded() {
    return ended;
  }

  void end() {
    ended = true;
  }

  Position top(int cpu) {
    return locals.position(frames[cpu * DEPTH + depth[cpu] - 1]);
  }

  int depth(int cpu) {
    return depth[cpu];
  }

  void setTop(int cpu, Position position) {
    frames[cpu * DEPTH + depth[cpu] - 1] = position.id;
  }

  /** Whether the CPU has as many frames as it can have. */
  boolean isFull(int cpu) {
    return depth[cpu] == DEPTH;
  }

  void push(int cpu, Position position) {
    frames[cpu * DEPTH + depth[cpu]++] = position.id;
  }

  void pop(int cpu) {
    frames[cpu * DEPTH + --depth[cpu]] = 0;
  }

  void encode(Coder to) {
    to.put(ended ? 1 : 0);
    for (int cpu = 0; cpu < cpus; cpu++) {
      to.put(depth[cpu]);
      for (int i = 0; i < depth[cpu]; i++) {
        to.put(frames[cpu * DEPTH + i]);
      }
    }
    for (int each : ran) {
      to.put(each);
    }
    if (memory.looksAhead()) {
      for (int cpu = 0; cpu < cpus; cpu++) {
        lookAhead(cpu);
      }
    }
    memory.encode(to);
  }

  void decode(Coder from) {
    ended = from.get() != 0;
    for (int cpu = 0; cpu < cpus; cpu++) {
      depth[cpu] = from.get();
      for (int i = 0; i < depth[cpu]; i++) {
        frames[cpu * DEPTH + i] = from.get();
      }
    }
    for (int call = 0; call < ran.length; call++) {
      ran[call] = from.get();
    }
    memory.decode(from);
  }

  /** What is ahead of a CPU: of its top frame, and of those below while one may end. */
  private void lookAhead(int cpu) {
    int count = 0;
    for (int i = depth[cpu] - 1; i >= 0; i--) {
      boolean top = i == depth[cpu] - 1;
      boolean mayEnd = false;
      for (LocalState at : locals.position(frames[cpu * DEPTH + i]).states) {
        Ahead its = top ? at.ahead : at.aheadBehind();
        if (its == null) {
          memory.ahead(cpu, ahead, -1);
          return;
        }
        if (count == ahead.length) {
          ahead = Arrays.copyOf(ahead, 2 * count);
        }
        ahead[count++] = its;
        mayEnd |= its.ends();
      }
      if (!mayEnd) {
        break;
      }
    }
    memory.ahead(cpu, ahead, count);
  }
}
