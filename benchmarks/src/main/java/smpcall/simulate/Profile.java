// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How much is simulated. */
public enum Profile {
  /** Seconds: shows that it works. */
  QUICK(List.of(2, 8, 32), 0, List.of(), false),
  /** Minutes: all versions, and a small grid. */
  DEFAULT(List.of(2, 4, 8, 16, 32, 64, 128, 256), 8, List.of(8, 16, 32), false),
  /** Less than an hour: both locks and mask places, and the whole grid. */
  FULL(List.of(2, 4, 8, 16, 32, 64, 128, 256), 16, List.of(8, 16, 32, 64), true);

  /** The most CPUs of these lists on a JDK without virtual threads. */
  public static final int MOST_CPUS_ON_PLATFORM_THREADS = 64;

  private final List<Integer> cpus;
  private final int cells;
  private final List<Integer> cpusOfGrid;
  private final boolean bothLocksAndMasks;

  Profile(List<Integer> cpus, int cells, List<Integer> cpusOfGrid, boolean bothLocksAndMasks) {
    this.cpus = cpus;
    this.cells = cells;
    this.cpusOfGrid = cpusOfGrid;
    this.bothLocksAndMasks = bothLocksAndMasks;
  }

  /** The profile with that name. */
  public static Optional<Profile> find(String id) {
    return Arrays.stream(values()).filter(profile -> profile.id().equals(id)).findFirst();
  }

  /** The name on the command line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Numbers of CPUs. */
  public List<Integer> cpus() {
    return cpus;
  }

  /** Cells of the grid. */
  public int cells() {
    return cells;
  }

  /** Numbers of CPUs in the cells of the grid. */
  public List<Integer> cpusOfGrid() {
    return cpusOfGrid;
  }

  /** Whether both locks and both places of the mask are simulated. */
  public boolean hasBothLocksAndMasks() {
    return bothLocksAndMasks;
  }
}
