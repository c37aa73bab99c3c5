// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.naive;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import smpcall.simulate.setting.Parameter;
import smpcall.simulate.setting.Parameters;
import smpcall.simulate.setting.SimulatedHost;
import smpcall.simulate.setting.Topology;
import smpcall.simulate.setting.Topology.Distance;

/** A line: one CPU owns it, or some have copies, or it is in memory only. */
final class CacheLine {

  private static final int NOBODY = -1;

  private final Clock clock;
  private final Counters counters;
  private final SimulatedHost host;
  private final Parameters parameters;
  private final Topology topology;
  private final Set<Integer> copies = new TreeSet<>();
  private final Deque<Request> queue = new ArrayDeque<>();
  private int owner = NOBODY;
  private boolean isModified;
  private long freeAt;

  CacheLine(Clock clock, Counters counters, SimulatedHost host, Topology topology) {
    this.clock = clock;
    this.counters = counters;
    this.host = host;
    this.topology = topology;
    parameters = host.parameters();
  }

  /** Whether the access needs no transfer. */
  boolean isReady(int cpu, Access access) {
    return owner == cpu || access == Access.LOAD && copies.contains(cpu);
  }

  /** An access that needs no transfer. */
  void hit(Request request) {
    isModified |= request.access() != Access.LOAD;
    request.operation().run();
  }

  /** Asks for the line. */
  void request(Request request) {
    clock.at(clock.now() + travel(), request.rank(), () -> arrive(request));
  }

  private void arrive(Request request) {
    boolean isFree = queue.isEmpty() && clock.now() >= freeAt;
    queue.add(request);
    if (isFree) {
      startFirst();
    } else if (queue.size() == 1) {
      scheduleFirst();
    }
  }

  private void scheduleFirst() {
    clock.at(Math.max(clock.now(), freeAt), queue.element().rank(), this::startFirst);
  }

  private void startFirst() {
    start(queue.remove());
    if (!queue.isEmpty()) {
      scheduleFirst();
    }
  }

  private void start(Request request) {
    long now = clock.now();
    if (isReady(request.cpu(), request.access())) {
      hit(request);
      request.end().accept(now);
      return;
    }
    long time = transfer(request);
    hit(request);
    freeAt =
        request.access() == Access.LOAD
            ? now + Math.round(time * parameters.get(Parameter.OCCUPANCY))
            : now + time + parameters.picoseconds(Parameter.HOLD);
    request.end().accept(now + Math.max(0, time - travel()));
  }

  private long travel() {
    return share(Parameter.TRAVEL);
  }

  private long share(Parameter ofL) {
    return Math.round(parameters.picoseconds(Parameter.L) * parameters.get(ofL));
  }

  private long transfer(Request request) {
    int cpu = request.cpu();
    if (owner == NOBODY && copies.isEmpty()) {
      owner = cpu;
      return host.transfer(Distance.SOCKET);
    }
    counters.transfers++;
    return request.access() == Access.LOAD ? read(cpu) : take(cpu);
  }

  private long read(int cpu) {
    long time = fromNearest(cpu);
    if (isModified && parameters.get(Parameter.MIGRATORY) == 1) {
      counters.invalidations++;
      owner = cpu;
    } else {
      if (owner != NOBODY) {
        copies.add(owner);
      }
      copies.add(cpu);
      owner = NOBODY;
    }
    isModified = false;
    return time;
  }

  private long take(int cpu) {
    long time = copies.contains(cpu) ? upgrade(cpu) : fromNearest(cpu);
    copies.remove(cpu);
    int lost = copies.size() + (owner == NOBODY ? 0 : 1);
    counters.invalidations += lost;
    copies.clear();
    owner = cpu;
    return lost < 2 ? time : time + share(Parameter.INVALIDATE);
  }

  private long upgrade(int cpu) {
    boolean isElsewhere =
        copies.stream().anyMatch(other -> topology.between(cpu, other) == Distance.OTHER);
    long time = host.transfer(isElsewhere ? Distance.OTHER : Distance.SOCKET);
    return Math.round(time * parameters.get(Parameter.UPGRADE));
  }

  private long fromNearest(int cpu) {
    return owner == NOBODY
        ? copies.stream().mapToLong(other -> distance(cpu, other)).min().getAsLong()
        : distance(cpu, owner);
  }

  private long distance(int cpu, int other) {
    return host.transfer(topology.between(cpu, other));
  }
}
