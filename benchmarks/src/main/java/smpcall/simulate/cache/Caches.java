// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.cache;

import java.util.SplittableRandom;
import smpcall.simulate.setting.Parameter;
import smpcall.simulate.setting.Parameters;
import smpcall.simulate.setting.SimulatedHost;
import smpcall.simulate.setting.Topology;
import smpcall.simulate.setting.Topology.Distance;

/**
 * The caches of all CPUs: one owner or several copies of each line, as in MESI. None is ever too
 * small: a line goes only when another CPU writes to it.
 */
public final class Caches {

  /** Told when a CPU loses its copy of a line. */
  public interface LossListener {

    /** The CPU has the line no more. */
    void lost(int cpu, Line line, long now);
  }

  private static final int LEAST_CPUS_TO_INVALIDATE = 2;
  private static final Distance[] DISTANCES = Distance.values();

  private final int cpus;
  private final Topology topology;
  private final int[] groups = new int[DISTANCES.length];
  private final long[] transfer = new long[DISTANCES.length];
  private final double jitter;
  private final double upgrade;
  private final double invalidate;
  private final boolean migratory;
  private final int shift;
  private final Line[] lines;
  private final Traffic traffic = new Traffic();
  private final Fields fields;
  private final LossListener listener;
  private final SplittableRandom random;

  /**
   * @param bytes size of the memory
   */
  public Caches(int bytes, int cpus, SimulatedHost host, long seed, LossListener listener) {
    Parameters parameters = host.parameters();
    this.cpus = cpus;
    this.listener = listener;
    topology = host.topologyOf(cpus);
    for (Distance distance : DISTANCES) {
      groups[distance.ordinal()] = topology.group(distance);
      transfer[distance.ordinal()] = host.transfer(distance);
    }
    jitter = parameters.get(Parameter.JITTER);
    upgrade = parameters.get(Parameter.UPGRADE);
    invalidate = parameters.get(Parameter.INVALIDATE);
    migratory = parameters.get(Parameter.MIGRATORY) == 1;
    shift = Integer.numberOfTrailingZeros((int) parameters.get(Parameter.LINE));
    lines = new Line[(bytes >> shift) + 1];
    fields = new Fields(bytes);
    random = new SplittableRandom(seed);
  }

  /** The line of an address. */
  public Line line(long address) {
    int index = (int) (address >> shift);
    Line line = lines[index];
    if (line == null) {
      line = new Line(cpus);
      lines[index] = line;
    }
    return line;
  }

  /**
   * Brings a line to a CPU.
   *
   * @param kind what the access is: a load, a store or an atomic
   * @param field number of the field that it is to
   * @return how long it takes, in picoseconds; 0 when the CPU has it already
   */
  public long fetch(Line line, int cpu, Traffic.Kind kind, int field, long now) {
    if (kind == Traffic.Kind.LOAD) {
      return line.isReadableBy(cpu) ? 0 : fetchToRead(line, cpu, field, now);
    }
    return line.isWritableBy(cpu) ? 0 : fetchToWrite(line, cpu, kind, field, now);
  }

  private long fetchToRead(Line line, int cpu, int field, long now) {
    if (!line.isCached()) {
      line.owner = cpu;
      line.modified = false;
      line.add(cpu);
      traffic.countCold();
      return jittered(transfer[Distance.SOCKET.ordinal()]);
    }
    traffic.count(Traffic.Kind.LOAD, field);
    line.transfers++;
    long time = jittered(transfer[nearest(line, cpu).ordinal()]);
    if (migratory && line.owner != Line.NOBODY && line.modified) {
      invalidateOthers(line, cpu, now);
      line.owner = cpu;
    } else {
      line.owner = Line.NOBODY;
    }
    line.modified = false;
    line.add(cpu);
    return time;
  }

  private long fetchToWrite(Line line, int cpu, Traffic.Kind kind, int field, long now) {
    long time;
    if (!line.isCached()) {
      traffic.countCold();
      time = transfer[Distance.SOCKET.ordinal()];
    } else if (line.isReadableBy(cpu)) {
      traffic.count(Traffic.Kind.UPGRADE, field);
      line.upgrades++;
      time = Math.round(upgrade * transfer[farthest(line, cpu).ordinal()]);
    } else {
      traffic.count(kind, field);
      line.transfers++;
      time = transfer[nearest(line, cpu).ordinal()];
    }
    int lost = invalidateOthers(line, cpu, now);
    if (lost >= LEAST_CPUS_TO_INVALIDATE) {
      time += Math.round(invalidate * transfer[Distance.SOCKET.ordinal()]);
    }
    line.owner = cpu;
    line.modified = true;
    line.add(cpu);
    return jittered(time);
  }

  private int invalidateOthers(Line line, int cpu, long now) {
    int lost = 0;
    for (int word = 0; word < line.copies.length; word++) {
      long others = line.copies[word];
      if (cpu >> 6 == word) {
        others &= ~(1L << cpu);
      }
      line.copies[word] &= ~others;
      while (others != 0) {
        int other = (word << 6) + Long.numberOfTrailingZeros(others);
        others &= others - 1;
        lost++;
        traffic.countInvalidation();
        line.invalidations++;
        listener.lost(other, line, now);
      }
    }
    return lost;
  }

  /** The distance of the nearest copy: it is the one that is sent. */
  private Distance nearest(Line line, int cpu) {
    if (line.owner != Line.NOBODY) {
      return topology.between(cpu, line.owner);
    }
    for (Distance distance : DISTANCES) {
      int group = groups[distance.ordinal()];
      int from = cpu / group * group;
      if (line.hasCopyIn(from, Math.min(from + group, cpus))) {
        return distance;
      }
    }
    return Distance.OTHER;
  }

  /** The distance of the farthest copy: an upgrade waits for its answer. */
  private Distance farthest(Line line, int cpu) {
    int socket = groups[Distance.SOCKET.ordinal()];
    int from = cpu / socket * socket;
    int to = Math.min(from + socket, cpus);
    boolean elsewhere = line.hasCopyIn(0, from) || line.hasCopyIn(to, cpus);
    return elsewhere ? Distance.OTHER : Distance.SOCKET;
  }

  private long jittered(long time) {
    return jitter == 0 ? time : Math.round(time * (1 + jitter * (2 * random.nextDouble() - 1)));
  }

  /** The names of the words. */
  public Fields fields() {
    return fields;
  }

  /** What went between the caches. */
  public Traffic traffic() {
    return traffic;
  }

  /** All transfers and upgrades, counted at the lines. */
  public long totalOfLines() {
    long total = 0;
    for (Line line : lines) {
      total += line == null ? 0 : line.transfers + line.upgrades;
    }
    return total;
  }

  /** All copies lost, counted at the lines. */
  public long invalidationsOfLines() {
    long total = 0;
    for (Line line : lines) {
      total += line == null ? 0 : line.invalidations;
    }
    return total;
  }
}
