// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.naive;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;

/** What happens next in simulated time, and the one CPU whose thread may run. */
final class Clock {

  /** No CPU: the threads have not begun, or have all ended. */
  static final int NOBODY = -1;

  private record Event(long time, int rank, Runnable action) {}

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::time).thenComparingInt(Event::rank));

  private final Semaphore[] turns;
  private final long limit;
  private long now;
  private int running = NOBODY;

  Clock(int cpus, long limit) {
    this.limit = limit;
    turns = new Semaphore[cpus];
    for (int cpu = 0; cpu < cpus; cpu++) {
      turns[cpu] = new Semaphore(0);
    }
  }

  long now() {
    return now;
  }

  int running() {
    return running;
  }

  /** Lets something happen later; what has the lower rank comes first. */
  void at(long time, int rank, Runnable action) {
    events.add(new Event(time, rank, action));
  }

  /** Lets the thread of a CPU go on later. */
  void wakeAt(long time, int cpu) {
    at(time, cpu, () -> running = cpu);
  }

  /** For the running CPU: lets time pass. */
  void spend(long time) {
    wakeAt(now + time, running);
    sleep();
  }

  /** For the running CPU: lets others run until an event wakes it. */
  void sleep() {
    int cpu = running;
    next();
    if (running != cpu) {
      turns[running].release();
      awaitTurn(cpu);
    }
  }

  /** For a new thread. */
  void awaitTurn(int cpu) {
    try {
      turns[cpu].acquire();
    } catch (InterruptedException e) {
      throw new IllegalStateException("another CPU has failed", e);
    }
  }

  /**
   * Begins the run, or ends the running CPU's part in it.
   *
   * @return whether nothing is left that happens
   */
  boolean pass() {
    next();
    if (running == NOBODY) {
      return true;
    }
    turns[running].release();
    return false;
  }

  private void next() {
    running = NOBODY;
    while (running == NOBODY && !events.isEmpty()) {
      Event event = events.remove();
      now = event.time;
      if (now > limit) {
        throw new IllegalStateException("the run does not end");
      }
      event.action.run();
    }
  }
}
