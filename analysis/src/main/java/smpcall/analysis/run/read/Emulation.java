// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import smpcall.analysis.run.Check;
import smpcall.analysis.run.Environment;
import smpcall.analysis.run.Jdk;
import smpcall.analysis.run.Run;

/**
 * Takes the forks of emulated JDKs out of a run before any calculation, as an emulator has no
 * meaningful speed. Each such JDK becomes a run of its own, which counts for correctness.
 */
final class Emulation {
  private Emulation() {}

  /**
   * @param whole the run with the cases of all JDKs
   * @return the run with the cases of real JDKs; the others are in {@link Run#emulated}
   */
  static Run takenOutOf(Run whole) {
    Map<String, Jdk> real = new LinkedHashMap<>();
    List<Run> emulated = new ArrayList<>();
    whole
        .environment()
        .jdks()
        .forEach(
            (id, jdk) -> {
              if (jdk.emulated()) {
                Environment alone = whole.environment().with(Map.of(id, jdk));
                Optional<Check> check = CheckFile.ofEmulated(whole.directory(), id);
                emulated.add(whole.of(List.of(id), alone, check, List.of()));
              } else {
                real.put(id, jdk);
              }
            });
    return emulated.isEmpty()
        ? whole
        : whole.of(
            List.copyOf(real.keySet()), whole.environment().with(real), whole.check(), emulated);
  }
}
