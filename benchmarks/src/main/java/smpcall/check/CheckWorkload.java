// SPDX-License-Identifier: Apache-2.0
package smpcall.check;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import smpcall.explore.program.Kernel;

/** The calls that CPUs make in a check. */
public enum CheckWorkload {
  /** Every CPU calls all others and waits: the test module of the mail. */
  STORM("storm", true) {
    @Override
    void choose(BitSet targets, int cpu, int cpus, SplittableRandom random) {
      all(targets, cpu, cpus);
    }
  },
  /** One CPU calls all others and waits; the others only serve. */
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
  /** Every CPU calls random others, two at least: all of them or few. */
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
  /** As {@link #STORM}, and now and then a CPU empties another CPU's mask. */
  EMPTIED("emptied", true) {
    @Override
    void choose(BitSet targets, int cpu, int cpus, SplittableRandom random) {
      all(targets, cpu, cpus);
    }

    @Override
    boolean emptiesMasks() {
      return true;
    }
  },
  /**
   * All CPUs but one call that one, by single calls without wait. For kernels that have no others.
   */
  SINGLE("single", false) {
    @Override
    boolean calls(int cpu) {
      return cpu != SERVER;
    }

    @Override
    void choose(BitSet targets, int cpu, int cpus, SplittableRandom random) {
      targets.set(SERVER);
    }

    @Override
    public boolean runsOn(Kernel kernel) {
      return kernel.version() == null;
    }

    @Override
    boolean delaysLocking() {
      return true;
    }
  };

  private static final int MIN_TARGETS = 2;

  /** Target of all single calls. */
  private static final int SERVER = 0;

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

  /** The workload of that name, if there is one. */
  public static Optional<CheckWorkload> of(String id) {
    return Arrays.stream(values()).filter(workload -> workload.id.equals(id)).findFirst();
  }

  /** All names, for messages. */
  public static String ids() {
    return Arrays.stream(values()).map(CheckWorkload::id).collect(Collectors.joining(", "));
  }

  boolean waits() {
    return waits;
  }

  /** Whether a kernel can be checked under it. */
  public boolean runsOn(Kernel kernel) {
    return kernel.version() != null;
  }

  /** Whether a CPU makes calls. */
  boolean calls(int cpu) {
    return true;
  }

  /** Whether CPUs empty the masks of callers. */
  boolean emptiesMasks() {
    return false;
  }

  /**
   * Whether CPUs are delayed between a look at LOCK and taking it, where the ports have no delay
   * point: on a host with one CPU it would seldom happen.
   */
  boolean delaysLocking() {
    return false;
  }

  /** Puts the targets of the next call of {@code cpu} into an empty set. */
  abstract void choose(BitSet targets, int cpu, int cpus, SplittableRandom random);

  private static void all(BitSet targets, int cpu, int cpus) {
    targets.set(0, cpus);
    targets.clear(cpu);
  }

  private static void some(BitSet targets, int cpu, int cpus, SplittableRandom random) {
    int max = Math.max(MIN_TARGETS, Math.min(cpus - 2, 4));
    int count = Math.min(cpus - 1, random.nextInt(MIN_TARGETS, max + 1));
    while (targets.cardinality() < count) {
      int target = random.nextInt(cpus);
      if (target != cpu) {
        targets.set(target);
      }
    }
  }
}
