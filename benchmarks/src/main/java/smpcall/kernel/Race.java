// SPDX-License-Identifier: Apache-2.0
package smpcall.kernel;

import java.util.Locale;

/** A known race of the kernel code, the gravest first. */
public enum Race {
  /** The race of the mail of 2010-03-23. */
  REUSE_RACE(
      "A CPU that still walks over an entry sees its next call's mask, but not yet its count.",
      "6dc19899958e",
      3,
      "a CPU calls twice, another one calls in between"),
  /** The race that the mail's patch leaves. */
  DELETE_BEFORE_ADD(
      "Late CPUs finish a call and delete its entry before the owner adds it.",
      "e6cd1e07a185",
      4,
      "a CPU calls all others, then 2 or more that still walk over its entry"),
  /** The race that the spinlocks have, too. */
  EMPTY_MASK(
      "The caller's mask is emptied while it is read, and the caller waits for ever.",
      "723aae25d5cd",
      2,
      "a mask is emptied under the call");

  private final String description;
  private final String fixedBy;
  private final int cpus;
  private final String condition;

  Race(String description, String fixedBy, int cpus, String condition) {
    this.description = description;
    this.fixedBy = fixedBy;
    this.cpus = cpus;
    this.condition = condition;
  }

  /** The name in files and on the command line, without spaces. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The name in texts. */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** What happens, in a sentence. */
  public String description() {
    return description;
  }

  /** The commit that fixes it. */
  public String fixedBy() {
    return fixedBy;
  }

  /** The number of CPUs in the smallest case, where one target takes no path of its own. */
  public int cpus() {
    return cpus;
  }

  /** The calls in the smallest case. */
  public String condition() {
    return condition;
  }
}
