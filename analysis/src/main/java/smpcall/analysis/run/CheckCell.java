// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The result of a check for one version under one workload.
 *
 * @param cpus the number of simulated CPUs, which may exceed the host's
 * @param calls the number of calls
 * @param millis the duration, milliseconds
 * @param asExpected whether the result is the expected one
 * @param findings the counts of broken invariants, by name; empty when none was broken
 * @param first the first case of each broken invariant, by name; empty in older checks
 * @param callsToFirst the median number of calls to a conviction; empty when there was none
 */
public record CheckCell(
    String version,
    String workload,
    int cpus,
    long calls,
    long millis,
    CheckExpectation expected,
    boolean asExpected,
    Map<String, Long> findings,
    @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, First> first,
    OptionalLong callsToFirst) {

  /** Fewer calls than this without a finding say nothing. */
  public static final long FEWEST_CALLS = 1_000;

  /**
   * The first case of a broken invariant.
   *
   * @param sender the number of the CPU that made the call; empty when unknown, or without a call
   * @param call the number of that CPU's call, from 0 since the boot of the machine; empty likewise
   * @param cpu the number of the CPU that saw it; empty when unknown
   */
  public record First(OptionalInt sender, OptionalInt call, OptionalInt cpu) {}

  public CheckCell {
    Member.requireName("version", version);
    Member.requireName("workload", workload);
    Member.requirePositive("cpus", cpus);
    Member.requireCount("calls", calls);
    Member.requireCount("millis", millis);
    Member.requireNames("findings", findings.keySet());
    findings.forEach((name, count) -> Member.requireCount("findings." + name, count));
    Member.requireNames("first", first.keySet());
    boolean isFound = !findings.isEmpty();
    if (callsToFirst.isPresent() != isFound
        || (expected.isSilent() ? asExpected != (!isFound && calls > 0) : asExpected && !isFound)) {
      throw new IllegalArgumentException("asExpected contradicts its findings");
    }
  }

  /** Whether nothing was found, in so few calls that it says nothing. */
  public boolean isTooFew() {
    return findings.isEmpty() && calls < FEWEST_CALLS && expected.isSilent();
  }

  /** Whether anything was found, expected or not. */
  public boolean isConvicted() {
    return !findings.isEmpty();
  }
}
