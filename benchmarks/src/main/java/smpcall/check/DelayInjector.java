// SPDX-License-Identifier: Apache-2.0
package smpcall.check;

import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import smpcall.machine.Cpu;
import smpcall.machine.DelayHook;
import smpcall.machine.DelayPoint;

/**
 * CPUs that are late: at a delay point they are kept now and then, until nobody else gets any
 * further; then whoever was kept first goes on. That is what lowering a thread's priority does
 * (Burckhardt and others, "A randomized scheduler with probabilistic guarantees of finding bugs",
 * ASPLOS 2010), as far as it can be done from inside.
 *
 * <p>At which delay points, how often and for how long changes all the time. It is one of the
 * sender's and one of the handler's, or only one, or none: a delay in one window must not be undone
 * by delays in all others (Groce and others, "Swarm testing", ISSTA 2012).
 */
final class DelayInjector implements DelayHook {

  private static final int PATTERNS = 256;

  /** After so many delay points a CPU goes on to the next pattern. */
  private static final int POINTS_IN_A_PATTERN = 256;

  /**
   * Half of the time it is where an entry changes hands: a sender about to add its own, a handler
   * about to read another's.
   */
  private static final int ADD = DelayPoint.BEFORE_ADD.ordinal();

  /** The first of the handler's delay points. */
  private static final int HANDLER = DelayPoint.ON_ENTRY.ordinal();

  private static final int[] ONE_IN = {2, 2, 2, 8};

  /**
   * With more CPUs than this there are more senders, a handler passes more entries, and a sender of
   * {@code linux-4.14} more queues. A CPU is kept the less often for it: as many are late at a
   * time, however many there are.
   */
  private static final int FEW_CPUS = 4;

  /** Nobody has written anything while a CPU has let others run so often: they all wait. */
  private static final int QUIET = 4;

  /**
   * A CPU lets others run so often at most; whoever is late on purpose holds up nobody for ever.
   */
  private static final int[] LONGEST = {16, 256};

  /**
   * What holds for a while.
   *
   * @param oneIn by delay point: a CPU is kept there one time in so many; 0: never
   * @param longest it lets others run so often at most
   */
  private record Pattern(int[] oneIn, int longest) {

    static Pattern draw(SplittableRandom random, int cpus) {
      int[] oneIn = new int[DelayPoint.values().length];
      if (random.nextInt(4) > 0) {
        int point = random.nextInt(HANDLER);
        oneIn[random.nextBoolean() ? point : ADD] = odds(random, cpus);
      }
      if (random.nextInt(4) > 0) {
        int point = random.nextInt(HANDLER, oneIn.length);
        oneIn[random.nextBoolean() ? point : HANDLER] = odds(random, cpus);
      }
      return new Pattern(oneIn, LONGEST[random.nextInt(LONGEST.length)]);
    }

    private static int odds(SplittableRandom random, int cpus) {
      return ONE_IN[random.nextInt(ONE_IN.length)] * Math.max(1, cpus / FEW_CPUS);
    }
  }

  /** A CPU's own: its thread's only. */
  private static final class Place {
    private final SplittableRandom random;
    private int points;

    Place(SplittableRandom random) {
      this.random = random;
    }
  }

  private final Pattern[] patterns = new Pattern[PATTERNS];
  private final Place[] places;
  private final LongSupplier deeds;
  private final AtomicLong tickets = new AtomicLong();
  private final ConcurrentSkipListSet<Long> kept = new ConcurrentSkipListSet<>();

  /**
   * @param deeds changes whenever a CPU has written anything
   */
  DelayInjector(int cpus, long seed, LongSupplier deeds) {
    this.deeds = deeds;
    SplittableRandom random = new SplittableRandom(seed);
    for (int pattern = 0; pattern < PATTERNS; pattern++) {
      patterns[pattern] = Pattern.draw(random, cpus);
    }
    places = new Place[cpus];
    for (int cpu = 0; cpu < cpus; cpu++) {
      places[cpu] = new Place(random.split());
    }
  }

  @Override
  public void at(Cpu cpu, DelayPoint point) {
    Place place = places[cpu.id];
    Pattern pattern = patterns[place.points++ / POINTS_IN_A_PATTERN % PATTERNS];
    int odds = pattern.oneIn[point.ordinal()];
    if (odds > 0 && place.random.nextInt(odds) == 0) {
      keep(pattern.longest);
    }
  }

  private void keep(int longest) {
    Long ticket = tickets.getAndIncrement();
    kept.add(ticket);
    long last = deeds.getAsLong();
    int quiet = 0;
    for (int turn = 0; turn < longest; turn++) {
      Thread.yield();
      long now = deeds.getAsLong();
      quiet = now == last ? quiet + 1 : 0;
      last = now;
      if (quiet >= QUIET && kept.first().equals(ticket)) {
        break;
      }
    }
    kept.remove(ticket);
  }
}
