// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.util.BitSet;
import java.util.StringJoiner;

/** Sets of CPUs as the kernel writes them: {@code 0-3,8}. */
public final class CpuRanges {

  private CpuRanges() {}

  /**
   * Reads one.
   *
   * @throws NumberFormatException when it is none
   */
  static BitSet parse(String ranges) {
    BitSet cpus = new BitSet();
    for (String range : ranges.isBlank() ? new String[0] : ranges.strip().split(",")) {
      String[] ends = range.split("-");
      cpus.set(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]) + 1);
    }
    return cpus;
  }

  /** Writes one; nothing for the empty set. */
  public static String of(BitSet cpus) {
    StringJoiner ranges = new StringJoiner(",");
    for (int from = cpus.nextSetBit(0); from >= 0; ) {
      int end = cpus.nextClearBit(from);
      ranges.add(from == end - 1 ? String.valueOf(from) : from + "-" + (end - 1));
      from = cpus.nextSetBit(end);
    }
    return ranges.toString();
  }
}
