// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import smpcall.kernel.KernelVersion;

/** What the CPUs do. */
public enum Workload {
  /** Every CPU calls all others, back to back, with wait. */
  STORM,
  /** One CPU calls all others, back to back, with wait; the others only serve. */
  BROADCAST,
  /** Every CPU adds to a shared counter. It checks the instrument. */
  COUNTER,
  /** Every CPU takes a lock around a short section. It checks the instrument. */
  LOCK;

  /** A counter for all CPUs. */
  static final String SHARED = "shared";

  /** A counter for each socket. */
  static final String PER_SOCKET = "per-socket";

  private static final int CALLS = 1024;
  private static final int LEAST_CALLS = 3;
  private static final int MOST_CALLS = 64;
  private static final int OPERATIONS = 8192;

  /** The workload with that name. */
  public static Optional<Workload> find(String id) {
    return Arrays.stream(values()).filter(workload -> workload.id().equals(id)).findFirst();
  }

  /** The name on the command line and in result files. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether kernel versions are compared. */
  public boolean isOfKernels() {
    return this == STORM || this == BROADCAST;
  }

  /** What is compared. */
  public List<String> subjects() {
    return switch (this) {
      case STORM, BROADCAST ->
          Arrays.stream(KernelVersion.values()).map(KernelVersion::id).toList();
      case COUNTER -> List.of(SHARED, PER_SOCKET);
      case LOCK -> List.of("ticket", "tas", "mcs");
    };
  }

  /** The number of CPUs that call. */
  int senders(int cpus) {
    return this == BROADCAST ? 1 : cpus;
  }

  /** The number of counted operations of each sender: fewer where one is long. */
  int operations(int cpus) {
    return isOfKernels()
        ? Math.max(LEAST_CALLS, Math.min(MOST_CALLS, CALLS / cpus))
        : Math.max(MOST_CALLS, OPERATIONS / cpus);
  }
}
