// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a check found in one version under one workload.
 *
 * @param cpus simulated ones, more than the host has if need be
 * @param calls that were made
 * @param millis that it took
 * @param asExpected whether that is what must come out
 * @param findings how often each invariant was seen broken, by its name; empty when none was
 * @param first how those invariants were broken first, by their names; empty where older checks did
 *     not keep it
 * @param callsToFirst median number of calls to a conviction; empty when there was none
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

  /**
   * The first time that an invariant was seen broken.
   *
   * @param sender the CPU whose call it was; empty: not known, or no call's
   * @param call the number of that CPU's call, from 0 since the machine was booted; empty likewise
   * @param cpu the CPU that saw it; empty: not known
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

  /** Whether anything was found, expected or not. */
  public boolean isConvicted() {
    return !findings.isEmpty();
  }
}
