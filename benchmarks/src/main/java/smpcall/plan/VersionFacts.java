// SPDX-License-Identifier: Apache-2.0
package smpcall.plan;

import java.util.Arrays;
import java.util.List;
import smpcall.kernel.Change;
import smpcall.kernel.KernelVersion;
import smpcall.kernel.Race;

/**
 * The facts about a kernel version, in a form for files. A member of {@code run.json}; described in
 * benchmarks/results/README.md.
 *
 * @param id {@link KernelVersion#id}
 * @param commit its commit, or several in order, with a comma between them; null: none
 * @param release the releases of Linux that have it; null: none
 * @param date the day, month or year of the change; null: none
 * @param change the change, in one sentence
 * @param barriers the barriers and locks, and the pairs that they make
 * @param races the known ones, the gravest first
 * @param promisesResults whether a waiter sees what the function wrote, on every architecture
 * @param returnsFromEmptyMask whether a call returns when its mask is emptied under it
 * @param racy whether a race shows while no mask is emptied, so that failed audits are findings
 * @param part {@link smpcall.kernel.Part#id}
 */
public record VersionFacts(
    String id,
    String commit,
    String release,
    String date,
    String change,
    String barriers,
    List<KnownRace> races,
    boolean promisesResults,
    boolean returnsFromEmptyMask,
    boolean racy,
    String part) {

  /**
   * A race that a version has.
   *
   * @param id {@link Race#id}
   * @param name {@link Race#words}
   * @param fixedBy the commit that fixes it
   * @param cpus the number of CPUs in the smallest case
   * @param condition the calls in the smallest case
   */
  public record KnownRace(String id, String name, String fixedBy, int cpus, String condition) {

    static KnownRace of(Race race) {
      return new KnownRace(race.id(), race.words(), race.fixedBy(), race.cpus(), race.condition());
    }
  }

  /** The facts about one version. */
  public static VersionFacts of(KernelVersion version) {
    Change change = version.change();
    return new VersionFacts(
        version.id(),
        change.commit(),
        change.release(),
        change.date(),
        change.summary(),
        version.ordering().barriers(),
        version.races().stream().map(KnownRace::of).toList(),
        version.ordering().promisesResults(),
        version.returnsFromEmptyMask(),
        version.isRacy(),
        version.part().id());
  }

  /** The facts about all versions, in the order of their history: a check is always of all. */
  public static List<VersionFacts> all() {
    return Arrays.stream(KernelVersion.values()).map(VersionFacts::of).toList();
  }
}
