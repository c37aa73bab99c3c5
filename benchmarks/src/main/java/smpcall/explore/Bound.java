// SPDX-License-Identifier: Apache-2.0
package smpcall.explore;

/**
 * Where a search ends early.
 *
 * @param states most states, 1 or more
 */
public record Bound(int states) {

  /** Bytes that a state takes, with what waits to be expanded: more than measured. */
  public static final int BYTES_PER_STATE = 80;

  /** The bytes that a search may take. */
  public long bytes() {
    return (long) states * BYTES_PER_STATE;
  }
}
