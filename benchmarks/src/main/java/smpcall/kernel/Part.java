// SPDX-License-Identifier: Apache-2.0
package smpcall.kernel;

import java.util.Locale;

/** The part of a version in the study. */
public enum Part {
  /** Prices the harness; not a kernel version. */
  HARNESS,
  /** The version that the others are divided by. */
  BASELINE,
  /** The study makes its claims about it. */
  CLAIMED,
  /** Measured for comparison; no claim is made about it. */
  EXPLORATORY;

  /** The name in files and tables. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
