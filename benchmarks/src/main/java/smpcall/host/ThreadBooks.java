// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.util.List;

/**
 * What the kernel has noted about the calling thread since it began.
 *
 * @param involuntarySwitches how often it was made to give up its CPU, or {@link #UNKNOWN}
 * @param migrations how often it was moved to another CPU, or {@link #UNKNOWN}
 */
public record ThreadBooks(long involuntarySwitches, long migrations) {

  /** The kernel does not tell. */
  public static final long UNKNOWN = -1;

  /** Reads the books of the calling thread. */
  public static ThreadBooks read() {
    return new ThreadBooks(
        find(HostFile.lines("/proc/thread-self/status"), "nonvoluntary_ctxt_switches"),
        find(HostFile.lines("/proc/thread-self/sched"), "se.nr_migrations"));
  }

  static long find(List<String> lines, String key) {
    return lines.stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElse(UNKNOWN);
  }

  /** What was added since {@code earlier}; {@link #UNKNOWN} stays so. */
  public ThreadBooks since(ThreadBooks earlier) {
    return new ThreadBooks(
        difference(involuntarySwitches, earlier.involuntarySwitches),
        difference(migrations, earlier.migrations));
  }

  private static long difference(long now, long then) {
    return now == UNKNOWN || then == UNKNOWN ? UNKNOWN : now - then;
  }
}
