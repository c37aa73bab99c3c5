// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.setting;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A parameter of the simulated multiprocessor: default, range and source. Times are in nanoseconds.
 *
 * <p>Ranges are wide because machines differ. A statement about a simulation holds over a range or
 * names the value. Sources: L, r: core-to-core latencies published by nviennot; the others: vendor
 * manuals, McKenney's perfbook, and Schweizer, Besta and Hoefler, arXiv 2010.09852.
 */
public enum Parameter {
  /** Time to transfer a line between two CPUs of one socket. */
  L("L", "ns", 80, 40, 200, "time to transfer a line between two CPUs of one socket"),
  /** The same between two sockets, relative to L. */
  REMOTE("r", "L", 1, 1, 4, "the same between two sockets"),
  /** Part of a transfer for which a read occupies the line. */
  OCCUPANCY("occ", "L", 0.5, 0.25, 1, "part of a transfer for which a read occupies the line"),
  /** Time for which a CPU keeps a line that it fetched for writing. */
  HOLD("hold", "ns", 20, 0, 60, "time for which a CPU keeps a line that it fetched for writing"),
  /** Part of a transfer in which the request is under way; it does not occupy the line. */
  TRAVEL("travel", "L", 0, 0, 0.46, "part of a transfer in which the request is under way"),
  /** 1: a read of a modified line brings the line's ownership along. */
  MIGRATORY("mig", "0/1", 0, 0, 1, "1: a read of a modified line brings its ownership along"),
  /** A store to a line of which the CPU has one of several copies. */
  UPGRADE("up", "L", 1, 0.125, 1, "a store to a line of which the CPU has one of several copies"),
  /** Extra time of a store that takes the copies of two CPUs or more. */
  INVALIDATE("inv", "L", 0, 0, 3, "extra time of a store that takes the copies of several CPUs"),
  /** An atomic read-modify-write, beyond the fetch of its line. */
  ATOMIC("atomic", "ns", 8, 4.5, 20, "an atomic read-modify-write, beyond the fetch of its line"),
  /** A full fence, beyond the wait for the CPU's own stores. */
  FENCE("fence", "ns", 10, 4.5, 20, "a full fence, beyond the wait for the CPU's own stores"),
  /** An access to a line that the CPU has. */
  HIT("hit", "ns", 1, 0.5, 2, "an access to a line that the CPU has"),
  /** The called function. */
  FUNCTION("fn", "ns", 2, 2, 100, "the called function"),
  /** The processor's pause in a waiting loop. */
  PAUSE("pause", "ns", 10, 0, 50, "the processor's pause in a waiting loop"),
  /** Sending an interrupt, for the sender. */
  SEND("S", "ns", 100, 100, 300, "sending an interrupt, for the sender"),
  /** From there until the interrupt is pending at its target. */
  INTERRUPT("I", "ns", 500, 200, 2000, "from there until the interrupt is pending at its target"),
  /** Entering an interrupt handler. */
  ENTER("EI", "ns", 100, 100, 400, "entering an interrupt handler"),
  /** Leaving it. */
  EXIT("EO", "ns", 100, 100, 400, "leaving it"),
  /** Bytes of a line: 64 or 128. */
  LINE("line", "bytes", 128, 64, 128, "bytes of a line: 64 or 128"),
  /** A transfer takes its time, more or less by this share. */
  JITTER("jitter", "share", 0.1, 0, 0.3, "share by which a transfer takes more or less time"),
  /** 1: stores wait in a store buffer. 0: a store waits for its line. */
  STORE_BUFFER("sb", "0/1", 1, 0, 1, "1: stores wait in a buffer; 0: the CPU waits for their line");

  private final String id;
  private final String unit;
  private final double standard;
  private final double least;
  private final double most;
  private final String meaning;

  Parameter(String id, String unit, double standard, double least, double most, String meaning) {
    this.id = id;
    this.unit = unit;
    this.standard = standard;
    this.least = least;
    this.most = most;
    this.meaning = meaning;
  }

  /** The parameter with that id. */
  public static Optional<Parameter> find(String id) {
    return Arrays.stream(values()).filter(parameter -> parameter.id.equals(id)).findFirst();
  }

  /** All ids, for messages. */
  public static String ids() {
    return Arrays.stream(values()).map(Parameter::id).collect(Collectors.joining(", "));
  }

  /** The name on the command line and in result files. */
  public String id() {
    return id;
  }

  /** The unit; {@code L} is a multiple of {@link #L}. */
  public String unit() {
    return unit;
  }

  /** The default. */
  public double standard() {
    return standard;
  }

  /** The lower end of its range. */
  public double least() {
    return least;
  }

  /** The upper end of its range. */
  public double most() {
    return most;
  }

  /** What it means, in one line. */
  public String meaning() {
    return meaning;
  }

  /** Whether only the two ends of the range are values. */
  public boolean isChoice() {
    return this == MIGRATORY || this == STORE_BUFFER || this == LINE;
  }
}
