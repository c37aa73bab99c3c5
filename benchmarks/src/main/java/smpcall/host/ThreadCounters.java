// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

/**
 * What the kernel has noted about a thread since it began.
 *
 * @param involuntarySwitches how often it was made to give up its CPU, or {@link #UNKNOWN}
 * @param migrations how often it was moved to another CPU, or {@link #UNKNOWN}
 */
public record ThreadCounters(long involuntarySwitches, long migrations) {

  /** The kernel does not tell. */
  public static final long UNKNOWN = -1;

  /** What was added since {@code earlier}; {@link #UNKNOWN} stays so. */
  public ThreadCounters since(ThreadCounters earlier) {
    return new ThreadCounters(
        difference(involuntarySwitches, earlier.involuntarySwitches),
        difference(migrations, earlier.migrations));
  }

  private static long difference(long now, long then) {
    return now == UNKNOWN || then == UNKNOWN ? UNKNOWN : now - then;
  }
}
