// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import smpcall.simulate.cache.Traffic;
import smpcall.simulate.engine.Counts.Event;
import smpcall.simulate.engine.TimeShare;

/**
 * What a run counted, over all counted calls of all CPUs.
 *
 * @param setup what was run
 * @param failure why it has no counts; null when it has
 * @param picoseconds simulated time of the counted calls
 * @param events what the CPUs executed
 * @param kinds accesses that waited for their line, by kind
 * @param invalidations copies that CPUs lost
 * @param fields accesses that waited for their line, by field
 * @param shares what the CPUs spent their time on, in picoseconds
 */
public record RunResult(
    RunSetup setup,
    String failure,
    long picoseconds,
    Map<Event, Long> events,
    Map<Traffic.Kind, Long> kinds,
    long invalidations,
    SortedMap<String, Long> fields,
    Map<TimeShare, Long> shares) {

  /** A run without counts. */
  static RunResult failed(RunSetup setup, String failure) {
    return new RunResult(setup, failure, 0, Map.of(), Map.of(), 0, new TreeMap<>(), Map.of());
  }

  /** Accesses that waited for their line. */
  public long transfers() {
    return kinds.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The simulated time of a call, in picoseconds, for the CPU that makes it. */
  public long picosecondsOfCall() {
    long senders = setup.workload().senders(setup.cpus());
    return picoseconds * senders / events.get(Event.CALL);
  }
}
