// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.engine;

import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import smpcall.simulate.cache.Caches;
import smpcall.simulate.cache.Line;
import smpcall.simulate.engine.Core.State;
import smpcall.simulate.setting.SimulatedHost;
import smpcall.simulate.setting.Topology.Distance;

/**
 * Runs the CPUs in simulated time: always the one whose clock is the smallest.
 *
 * <p>A line has one transfer at a time; who comes later waits in its queue, first come, first
 * served. What a transfer does to the line and its words happens when it starts; the CPU goes on
 * when it ends. Agents on the agenda are the CPUs and, behind them, their store buffers.
 */
final class Multiprocessor implements Caches.LossListener {

  final Costs costs;
  final Caches caches;
  final Words words;
  final Counts counts = new Counts();

  private final Core[] cores;
  private final Agenda agenda;
  private final int[] nextInQueue;
  private final long transfer;
  private final long travel;
  private final SplittableRandom random;
  private Coroutines coroutines;
  private Supervisor supervisor;
  private long deadline;
  private Throwable failure;
  private int done;

  /** The last time on the agenda, and the last agent in their order that was on it then. */
  private long lastTime;

  private int lastAgent;
  private long latest;

  /** The CPU that runs; null while none does. */
  Core running;

  long now;

  Multiprocessor(int bytes, int cpus, SimulatedHost host, long seed) {
    costs = Costs.of(host.parameters());
    random = new SplittableRandom(seed);
    caches = new Caches(bytes, cpus, host, random.nextLong(), this);
    words = new Words(bytes);
    transfer = host.transfer(Distance.SOCKET);
    travel = Math.round(costs.travel() * transfer);
    cores = new Core[cpus];
    nextInQueue = new int[2 * cpus];
    agenda = new Agenda(2 * cpus);
    for (int cpu = 0; cpu < cpus; cpu++) {
      cores[cpu] = new Core(cpu);
    }
  }

  Core core(int cpu) {
    return cores[cpu];
  }

  int cpus() {
    return cores.length;
  }

  /**
   * Runs all CPUs to the end.
   *
   * @param body what each does
   * @param limit simulated time after which the run is too long, in picoseconds
   */
  void run(IntConsumer body, Supervisor runSupervisor, long limit) {
    supervisor = runSupervisor;
    deadline = limit;
    coroutines = Coroutines.of(cores.length, cpu -> runCore(cores[cpu], body));
    for (Core core : cores) {
      agenda.set(core.id, spread(transfer));
    }
    coroutines.run(next());
    running = null;
    if (failure != null) {
      throw new IllegalStateException("a simulated CPU failed: " + failure, failure);
    }
  }

  private void runCore(Core core, IntConsumer body) {
    try {
      enter(core);
      body.accept(core.id);
      core.state = State.DONE;
      running = null;
      latest = Math.max(latest, now);
      done++;
      coroutines.handOver(next());
    } catch (RuntimeException | Error e) {
      failure = e;
      coroutines.handOver(coroutines.main());
    }
  }

  /** A random time from 0 to one, drawn alike on every JDK. */
  private long spread(long most) {
    return (long) (random.nextDouble() * most);
  }

  private void enter(Core core) {
    running = core;
    now = agenda.time(core.id);
    agenda.set(core.id, Agenda.NEVER);
    core.state = State.READY;
    if (now > deadline) {
      deadline = Agenda.NEVER;
      supervisor.overtime();
    }
  }

  /** Lets time pass for the CPU that runs. */
  void spend(Core core, TimeShare share, long time) {
    now += time;
    core.times[share.ordinal()] += time;
  }

  /** Lets those run whose time is not later, and notices the end of the time there is. */
  void letOthersRun(Core core) {
    if (now >= Math.min(deadline, agenda.firstTime())) {
      core.state = State.READY;
      suspendUntil(core, now);
    }
  }

  private void suspendUntil(Core core, long time) {
    agenda.set(core.id, time);
    latest = Math.max(latest, now);
    running = null;
    int next = next();
    if (next != core.id) {
      coroutines.switchTo(next, core.id);
    }
    enter(core);
  }

  /** Handles what lies ahead until a CPU must run, and returns it; the main thread at the end. */
  private int next() {
    while (done < cores.length) {
      int agent = agenda.first();
      long time = agenda.time(agent);
      lastAgent = time == lastTime ? Math.max(lastAgent, agent) : agent;
      lastTime = time;
      if (time == Agenda.NEVER) {
        supervisor.standstill();
        wakeAll();
      } else if (agent >= cores.length) {
        stepBuffer(cores[agent - cores.length], time);
      } else {
        Core core = cores[agent];
        switch (core.state) {
          case REQUEST -> arrive(agent, core.line, time);
          case QUEUE -> start(agent, time);
          case SLEEP -> {
            account(core, time);
            return agent;
          }
          default -> {
            return agent;
          }
        }
      }
    }
    return coroutines.main();
  }

  private void wakeAll() {
    boolean anySleeps = false;
    for (Core core : cores) {
      if (core.state == State.SLEEP) {
        agenda.set(core.id, latest);
        anySleeps = true;
      }
    }
    if (!anySleeps) {
      throw new IllegalStateException("no CPU can run, and none sleeps");
    }
  }

  /** Executes an operation on a line that the CPU does not have. */
  long fetch(Core core, Operation operation, long address, boolean wide, Line line, int field) {
    core.operation = operation;
    core.address = address;
    core.wide = wide;
    core.line = line;
    core.field = field;
    core.requestedAt = now;
    core.state = State.REQUEST;
    core.loop.fetch();
    suspendUntil(core, now + travel);
    return core.result;
  }

  private void arrive(int agent, Line line, long time) {
    if (line.first == Line.NOBODY && line.freeAt <= time) {
      start(agent, time);
      return;
    }
    setState(agent, State.QUEUE);
    nextInQueue[agent] = Line.NOBODY;
    if (line.first == Line.NOBODY) {
      line.first = agent;
      agenda.set(agent, line.freeAt);
    } else {
      nextInQueue[line.last] = agent;
      agenda.set(agent, Agenda.NEVER);
    }
    line.last = agent;
  }

  private void setState(int agent, State state) {
    if (agent < cores.length) {
      cores[agent].state = state;
    } else {
      cores[agent - cores.length].bufferState = state;
    }
  }

  /** Starts the transfer of a line to an agent that is first in its queue, or alone. */
  private void start(int agent, long time) {
    boolean isBuffer = agent >= cores.length;
    Core core = cores[isBuffer ? agent - cores.length : agent];
    Line line = isBuffer ? core.bufferLine : core.line;
    if (line.first == agent) {
      line.first = nextInQueue[agent];
    }
    long taken = isBuffer ? startOfBuffer(core, line, time) : startOfCpu(core, line, time);
    setState(agent, State.READY);
    agenda.set(agent, time + taken);
    if (line.first != Line.NOBODY) {
      agenda.set(line.first, Math.max(time, line.freeAt));
    }
  }

  private long startOfCpu(Core core, Line line, long time) {
    long taken = caches.fetch(line, core.id, core.operation.kind, core.field, time);
    core.result = words.apply(core.operation, core.address, core.wide, core.operand, core.expected);
    occupy(line, core.operation, time, taken);
    long rest = Math.max(0, taken - travel);
    core.times[TimeShare.QUEUE.ordinal()] += time - core.requestedAt - travel;
    core.times[TimeShare.TRANSFER.ordinal()] += travel + rest;
    return rest;
  }

  private void occupy(Line line, Operation operation, long time, long taken) {
    if (operation != Operation.LOAD) {
      line.written();
    }
    if (taken > 0) {
      line.freeAt =
          operation == Operation.LOAD
              ? time + Math.round(costs.occupancy() * taken)
              : time + taken + costs.hold();
    }
  }

  private long startOfBuffer(Core core, Line line, long time) {
    StoreBuffer buffer = core.buffer;
    int field = caches.fields().at(buffer.address());
    long taken = caches.fetch(line, core.id, Operation.STORE.kind, field, time);
    words.set(buffer.address(), buffer.value(), buffer.isWide());
    occupy(line, Operation.STORE, time, taken);
    core.bufferLine = null;
    return Math.max(0, taken - travel);
  }

  /** Puts a store into the CPU's buffer. */
  void buffer(Core core, long address, long value, boolean wide) {
    if (core.buffer.isFull()) {
      drain(core);
    }
    boolean isFirst = core.buffer.isEmpty();
    core.buffer.add(address, value, wide);
    if (isFirst) {
      core.bufferState = State.READY;
      core.bufferLine = caches.line(address);
      agenda.set(cores.length + core.id, now);
    }
  }

  /** The next step of a store buffer: its first store, or what comes behind it. */
  private void stepBuffer(Core core, long time) {
    int agent = cores.length + core.id;
    switch (core.bufferState) {
      case REQUEST -> arrive(agent, core.bufferLine, time);
      case QUEUE -> start(agent, time);
      default -> {
        if (core.bufferLine == null) {
          core.buffer.remove();
          if (core.buffer.isEmpty()) {
            agenda.set(agent, Agenda.NEVER);
            core.bufferState = State.DONE;
            if (core.state == State.DRAIN) {
              agenda.set(core.id, time);
              core.state = State.READY;
            }
            return;
          }
          core.bufferLine = caches.line(core.buffer.address());
        }
        beginStore(core, agent, time);
      }
    }
  }

  private void beginStore(Core core, int agent, long time) {
    if (core.bufferLine.isWritableBy(core.id)) {
      words.set(core.buffer.address(), core.buffer.value(), core.buffer.isWide());
      core.bufferLine.written();
      core.bufferLine = null;
      core.bufferState = State.READY;
      agenda.set(agent, time + costs.hit());
    } else {
      core.bufferState = State.REQUEST;
      agenda.set(agent, time + travel);
    }
  }

  /** Waits until the CPU's stores are in memory. */
  void drain(Core core) {
    if (!core.buffer.isEmpty()) {
      long since = now;
      core.state = State.DRAIN;
      suspendUntil(core, Agenda.NEVER);
      core.times[TimeShare.DRAIN.ordinal()] += now - since;
    }
  }

  /** Sleeps until a line of the waiting loop is taken, or an interrupt arrives. */
  void sleep(Core core, boolean untilInterrupt) {
    core.sleepSince = now;
    core.accountedUntil = now;
    core.roundTime = core.loop.duration(now);
    core.state = State.SLEEP;
    core.wakesAtInterrupt = untilInterrupt;
    suspendUntil(core, untilInterrupt ? roundOf(core, core.pendingAt()) : Agenda.NEVER);
  }

  /** When the round of the waiting loop that sleeps begins in which that time lies. */
  private static long roundOf(Core core, long time) {
    if (time == Agenda.NEVER) {
      return time;
    }
    long since = Math.max(0, time - core.sleepSince);
    return core.sleepSince + since / core.roundTime * core.roundTime;
  }

  /** When the first round begins at that time or later. */
  private static long roundFrom(Core core, long time) {
    return roundOf(core, time + core.roundTime - 1);
  }

  private void wakeAt(Core core, long time) {
    agenda.set(core.id, Math.min(agenda.time(core.id), time));
  }

  private static void account(Core core, long until) {
    core.times[core.sleepsFor().ordinal()] += until - core.accountedUntil;
    core.accountedUntil = until;
  }

  /** Notes how long each sleeping CPU has slept. */
  void account(long until) {
    for (Core core : cores) {
      if (core.state == State.SLEEP && until > core.accountedUntil) {
        account(core, until);
      }
    }
  }

  @Override
  public void lost(int cpu, Line line, long time) {
    Core core = cores[cpu];
    if (core.state == State.SLEEP && core.loop.watches(line)) {
      boolean hasLooked = cpu < lastAgent; // if it was its turn at this very time
      wakeAt(core, roundFrom(core, hasLooked ? time + 1 : time));
    }
  }

  /** Makes an interrupt pending at a CPU after its way there. */
  void interrupt(Core target, int vector) {
    long arrival = now + costs.interrupt() + spread(Math.round(costs.jitter() * costs.interrupt()));
    if (target.pendingAt[vector] == Agenda.NEVER) {
      target.pendingAt[vector] = arrival;
      if (target.state == State.SLEEP && target.wakesAtInterrupt) {
        wakeAt(target, roundOf(target, arrival)); // it may be taken in the middle of a round
      }
    }
  }
}
