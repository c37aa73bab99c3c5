// SPDX-License-Identifier: Apache-2.0
package smpcall.schedule;

import static smpcall.schedule.StopPoint.at;
import static smpcall.schedule.StopPoint.interrupts;
import static smpcall.schedule.StopPoint.reads;
import static smpcall.schedule.StopPoint.returns;
import static smpcall.schedule.StopPoint.runs;
import static smpcall.schedule.StopPoint.updates;
import static smpcall.schedule.StopPoint.waits;
import static smpcall.schedule.StopPoint.writes;

import java.util.List;
import smpcall.machine.DelayPoint;
import smpcall.schedule.Scenario.Program;

/**
 * A known interleaving: from the mail of 2010-03-23, e6cd1e07a185, 723aae25d5cd or 35551efb155e.
 *
 * <p>A sender interrupts its targets in the order of their numbers. B has the highest, so it is
 * interrupted last, and makes its own call before that.
 */
public enum Interleaving {

  /**
   * The mail's race: C stands on A's entry when A reuses it, clears its bit in the new mask and
   * drops a reference, before A has counted. The count leaves C out; only the WARN shows it.
   */
  REUSE_WARNS("ACB", "Reuse race: C stands on A's entry when A uses it again") {
    @Override
    Schedule schedule() {
      return lateOnReuse()
          .then(0, writes("cpumask", 0))
          .then(1, updates("refs", 0))
          .then(0, returns());
    }
  },

  /**
   * The same, but C drops its reference after A has stored the count, which leaves C out. It is one
   * too small, so the wait ends before B has run the call.
   */
  REUSE_RETURNS_EARLY("ACB", "Reuse race, one reference too few: A returns too early") {
    @Override
    Schedule schedule() {
      return lateOnReuse()
          .then(0, writes("cpumask", 0))
          .then(1, updates("cpumask", 0))
          .then(0, at(DelayPoint.BEFORE_IPI))
          .then(1, updates("refs", 0))
          .then(1, waits())
          .then(0, returns());
    }
  },

  /**
   * The same, but A counts C in, and stores the count after C has dropped its reference. It is one
   * too large, so it never gets to 0 and A waits for ever.
   */
  REUSE_LOCKS_UP("ACB", "Reuse race, one reference too many: A waits for ever") {
    @Override
    Schedule schedule() {
      return lateOnReuse()
          .then(0, writes("cpumask", 0))
          .then(0, reads("cpumask", 0))
          .then(1, updates("refs", 0))
          .then(0, waits());
    }
  },

  /**
   * A makes a wide call, which B completes, then a narrow one to C and D, which both still stand on
   * A's entry. They finish the call, and delete the entry, before A has added it.
   */
  DELETE_BEFORE_ADD("ACDB", "Delete before add: C and D finish A's call before it is listed") {
    @Override
    List<Program> programs() {
      return List.of(
          (scenario, cpu) -> {
            scenario.call(cpu, true, 1, 2, 3);
            scenario.call(cpu, true, 1, 2);
          },
          SERVES,
          SERVES,
          (scenario, cpu) -> scenario.call(cpu, true, 1, 2));
    }

    @Override
    Schedule schedule() {
      return new Schedule()
          .then(0, interrupts(2))
          .then(1, waits())
          .then(2, waits())
          .then(3, at(DelayPoint.BEFORE_WAIT))
          .then(1, runs(3))
          .then(1, at(DelayPoint.ON_ENTRY))
          .then(2, runs(3))
          .then(2, at(DelayPoint.ON_ENTRY))
          .then(0, waits())
          .then(3, waits())
          .then(0, returns())
          .then(0, at(DelayPoint.BEFORE_ADD))
          .then(1, waits())
          .then(2, waits())
          .then(0, waits());
    }
  },

  /**
   * C stands on A's entry, on its way to B's, when A reuses it for a call to others. A adds it at
   * the head, so C still comes to B's entry. Added at the tail it would lead C past B's entry, and
   * B would wait for ever.
   */
  WALK_OVER_REUSE("ACDB", "C stands on A's entry, on its way to B's, when A uses it again") {
    @Override
    List<Program> programs() {
      return List.of(
          (scenario, cpu) -> {
            scenario.call(cpu, true, 2, 3);
            scenario.call(cpu, true, 2, 3);
          },
          SERVES,
          SERVES,
          (scenario, cpu) -> scenario.call(cpu, true, 1, 2));
    }

    @Override
    Schedule schedule() {
      return new Schedule()
          .then(0, at(DelayPoint.BEFORE_IPI))
          .then(3, at(DelayPoint.BEFORE_WAIT))
          .then(1, at(DelayPoint.ON_ENTRY))
          .then(0, waits())
          .then(2, waits())
          .then(3, waits())
          .then(0, returns())
          .then(0, waits())
          .then(1, waits());
    }
  },

  /** B empties the caller's mask after A has seen that there are targets. */
  EMPTIED_MASK("ACB", "Empty mask: B empties the mask of A's call") {
    @Override
    List<Program> programs() {
      return List.of(
          (scenario, cpu) -> scenario.callWithAnEmptiedMask(cpu, 1, 2),
          SERVES,
          (scenario, cpu) -> scenario.emptyMask(0));
    }

    @Override
    Schedule schedule() {
      return new Schedule()
          .then(0, at(DelayPoint.CALLER_MASK_READ))
          .then(2, waits())
          .then(0, waits());
    }
  },

  /**
   * Single calls without wait to C, for the kernels of {@link smpcall.kernel.CsdOwner}. A sees the
   * LOCK of C's call data clear, and B takes it and queues its call. A takes LOCK, too, and
   * overwrites that call. C runs A's call in place of B's, and A's again when A queues it.
   */
  SHARED_CSD("ACB", "Shared csd: A and B fill C's call data at the same time") {
    @Override
    List<Program> programs() {
      return List.of(
          (scenario, cpu) -> scenario.call(cpu, false, 1),
          SERVES,
          (scenario, cpu) -> scenario.call(cpu, false, 1));
    }

    @Override
    Schedule schedule() {
      return new Schedule()
          .then(0, reads("flags", 1))
          .then(2, returns())
          .then(0, writes("info", 1))
          .then(1, waits())
          .then(0, returns())
          .then(1, waits());
    }
  };

  private static final Program SERVES = (scenario, cpu) -> {};

  private final String names;
  private final String title;

  Interleaving(String names, String title) {
    this.names = names;
    this.title = title;
  }

  /** A description in one line. */
  public String title() {
    return title;
  }

  /** The letter of each CPU, in the order of their numbers. */
  public String names() {
    return names;
  }

  /** The program of each CPU. */
  List<Program> programs() {
    return List.of(
        (scenario, cpu) -> {
          scenario.call(cpu, true, 1, 2);
          scenario.call(cpu, true, 1, 2);
        },
        SERVES,
        (scenario, cpu) -> scenario.call(cpu, true, 0, 1));
  }

  /** A new schedule, for one run. */
  abstract Schedule schedule();

  private static Schedule lateOnReuse() {
    return new Schedule()
        .then(0, interrupts(1))
        .then(1, waits())
        .then(2, at(DelayPoint.BEFORE_WAIT))
        .then(1, runs(2))
        .then(1, at(DelayPoint.ON_ENTRY))
        .then(0, waits())
        .then(2, waits())
        .then(0, returns());
  }
}
