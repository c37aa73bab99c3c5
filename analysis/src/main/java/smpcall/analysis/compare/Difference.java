// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.compare;

/**
 * A property in which the runs of two sides differ.
 *
 * @param what its name, such as {@code milliseconds an iteration}
 * @param brief a short name, such as {@code iteration ms}
 * @param there its value on the base side
 * @param here its value on the new side
 */
public record Difference(String what, String brief, String there, String here) {
  /** The length of the longest value that is part of a name. */
  private static final int SHORT = 20;

  /** The text in a sentence: {@code kernel: 6.1.0 against 6.12.0}. */
  public String words() {
    return what + ": " + there + " against " + here;
  }

  /** The new side in a few words: {@code kernel 6.12.0}; {@code other JVM flags}. */
  public String name() {
    return here.length() <= SHORT ? brief + " " + here : "other " + brief;
  }
}
