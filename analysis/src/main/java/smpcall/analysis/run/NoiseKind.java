// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

/** A kind of noise that can contaminate a fork. */
public enum NoiseKind {
  /** Time that the hypervisor gave to others, percent of the time of the fork's CPUs. */
  STEAL("steal", " %"),
  /** Time that other processes of the host used, percent of the same time; a lower bound. */
  FOREIGN("other processes", " %"),
  /** Involuntary switches of a thread off its CPU, per second and thread. */
  SWITCHES("involuntary switches", "/s"),
  /** Migrations of pinned threads. */
  MIGRATIONS("migrations", ""),
  /** Load average of the minute before, per CPU of the host. */
  LOAD("load per CPU", "");

  private final String words;
  private final String unit;

  NoiseKind(String words, String unit) {
    this.words = words;
    this.unit = unit;
  }

  /** The name in reports. */
  public String words() {
    return words;
  }

  /** The text after its numbers; may be empty. */
  public String unit() {
    return unit;
  }
}
