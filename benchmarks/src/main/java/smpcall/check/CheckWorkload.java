// SPDX-License-Identifier: Apache-2.0
package smpcall.check;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Who calls whom. */
public enum CheckWorkload {
  /** Every CPU calls all others and waits: the test module of the mail. */
  STORM("storm", true) {
    @Override
    void choose(BitSet targets, int cpu, int cpus, SplittableRandom random) {
      all(targets, cpu, cpus);
    }
  },
  /** One CPU calls all others and waits, the others only serve. */
  BROADCAST("broadcast", true) {
    @Override
    boolean calls(int cpu) {
      return cpu == 0;
    }

    @Override
    void choose(BitSet targets, int cpu, int cpus, SplittableRandom random) {
      all(targets, cpu, cpus);
    }
  },
  /** Every CPU calls random others, two at least: now all of them, now few. */
  MIXED("mixed", true) {
    @Override
    void choose(BitSet targets, int cpu, int cpus, SplittableRandom random) {
      if (random.nextBoolean()) {
        all(targets, cpu, cpus);
      } else {
        some(targets, cpu, cpus, random);
      }
    }
  },
  /** As {@link #STORM} without waiting: the next call waits for the entry. */
  NOWAIT("nowait", false) {
    @Override
    void choose(BitSet targets, int cpu, int cpus, SplittableRandom random) {
      all(targets, cpu, cpus);
    }
  },
  /** As {@link #STORM}, and now and then a CPU empties another one's mask. */
  EMPTIED("emptied", true) {
    @Override
    void choose(BitSet targets, int cpu, int cpus, SplittableRandom random) {
      all(targets, cpu, cpus);
    }

    @Override
    boolean emptiesMasks() {
      return true;
    }
  };

  private static final int FEWEST = 2;

  private final String id;
  private final boolean waits;

  CheckWorkload(String id, boolean waits) {
    this.id = id;
    this.waits = waits;
  }

  /** The name on the command line. */
  public String id() {
    return id;
  }

  /** The one of that name; empty when there is none. */
  public static Optional<CheckWorkload> of(String id) {
    return Arrays.stream(values()).filter(traffic -> traffic.id.equals(id)).findFirst();
  }

  /** The names that there are, for messages. */
  public static String ids() {
    return Arrays.stream(values()).map(CheckWorkload::id).collect(Collectors.joining(", "));
  }

  boolean waits() {
    return waits;
  }

  /** Whether that CPU makes calls. */
  boolean calls(int cpu) {
    return true;
  }

  /** Whether callers' masks are emptied while they call. */
  boolean emptiesMasks() {
    return false;
  }

  /** Puts the targets of the next call of {@code cpu} into an empty set. */
  abstract void choose(BitSet targets, int cpu, int cpus, SplittableRandom random);

  private static void all(BitSet targets, int cpu, int cpus) {
    targets.set(0, cpus);
    targets.clear(cpu);
  }

  private static void some(BitSet targets, int cpu, int cpus, SplittableRandom random) {
    int most = Math.max(FEWEST, Math.min(cpus - 2, 4));
    int many = Math.min(cpus - 1, random.nextInt(FEWEST, most + 1));
    while (targets.cardinality() < many) {
      int target = random.nextInt(cpus);
      if (target != cpu) {
        targets.set(target);
      }
    }
  }
}
