// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import java.util.OptionalInt;

/**
 * How an invariant was seen broken first.
 *
 * @param sender whose call it was; empty: not known, or no call's
 * @param call which of the sender's, from 0 since the machine was booted; empty likewise
 * @param cpu where it was seen; empty: not known
 */
public record FirstFinding(OptionalInt sender, OptionalInt call, OptionalInt cpu) {

  static FirstFinding of(Members first) {
    return new FirstFinding(
        first.optionalInteger("sender"),
        first.optionalInteger("call"),
        first.optionalInteger("cpu"));
  }
}
