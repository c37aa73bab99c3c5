// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import smpcall.kernel.KernelConfig;
import smpcall.kernel.KernelVersion;
import smpcall.machine.Cpu;
import smpcall.machine.Panic;
import smpcall.simulate.cache.Traffic;
import smpcall.simulate.engine.Counts.Event;
import smpcall.simulate.engine.SimulatedMachine;
import smpcall.simulate.engine.SimulatedMachine.Snapshot;
import smpcall.simulate.engine.Supervisor;
import smpcall.simulate.program.KernelCalls;
import smpcall.simulate.program.LockedSection;
import smpcall.simulate.program.Program;
import smpcall.simulate.program.SharedCounter;
import smpcall.simulate.setting.Topology.Distance;

/**
 * One run on a simulated machine. Some operations come before those that are counted: a quarter as
 * many. A run with an error has no counts.
 */
public final class Simulation implements Supervisor {

  /** Simulated time after which a run is given up: an operation takes far less than that. */
  private static final long MOST_PICOSECONDS = 2_000_000_000L;

  private static final int WARM_UP_SHARE = 4;

  private final RunSetup setup;
  private final SimulatedMachine simulated;
  private final Program program;
  private final int senders;
  private final long firstCounted;
  private final long lastCounted;
  private int sendersLeft;
  private boolean isOff;
  private long completed;
  private Snapshot begin;
  private Snapshot end;
  private String failure;

  private Simulation(RunSetup setup, Function<SimulatedMachine, Program> programOn) {
    this.setup = setup;
    simulated = new SimulatedMachine(setup.cpus(), setup.host(), setup.interrupts(), setup.seed());
    program = programOn.apply(simulated);
    simulated.machine().setWarningListener((cpu, warning) -> fail("warning: " + warning));
    senders = setup.workload().senders(setup.cpus());
    sendersLeft = senders;
    long counted = (long) senders * setup.workload().operations(setup.cpus());
    firstCounted = Math.max(senders, counted / WARM_UP_SHARE);
    lastCounted = firstCounted + counted;
  }

  /** Runs it. */
  public static RunResult run(RunSetup setup) {
    return run(setup, simulated -> program(setup, simulated));
  }

  /** Runs another program than the setup's. */
  static RunResult run(RunSetup setup, Function<SimulatedMachine, Program> programOn) {
    return new Simulation(setup, programOn).run();
  }

  private static Program program(RunSetup setup, SimulatedMachine simulated) {
    return switch (setup.workload()) {
      case STORM, BROADCAST ->
          new KernelCalls(
              simulated,
              KernelVersion.of(setup.subject()),
              new KernelConfig(setup.lock(), setup.mask(), false));
      case LOCK -> new LockedSection(simulated, setup.subject(), setup.seed());
      case COUNTER -> new SharedCounter(simulated, cpusOfCounter(setup), setup.seed());
    };
  }

  private static int cpusOfCounter(RunSetup setup) {
    return setup.subject().equals(Workload.SHARED)
        ? setup.cpus()
        : setup.host().topologyOf(setup.cpus()).group(Distance.SOCKET);
  }

  private RunResult run() {
    simulated.run(this::run, this, (lastCounted + setup.cpus()) * MOST_PICOSECONDS);
    String wrong = program.audit();
    if (failure == null) {
      failure = wrong;
    }
    if (failure == null && !simulated.countsAgree()) {
      failure = "instrument: the counts by kind and by line differ";
    }
    return failure == null ? counted(end.since(begin)) : RunResult.failed(setup, failure);
  }

  private void run(Cpu cpu) {
    try {
      if (cpu.id < senders) {
        while (end == null) {
          program.operate(cpu);
          count();
        }
        sendersLeft--;
      }
      while (!isOff) {
        cpu.cpuRelax();
      }
    } catch (Panic panic) {
      program.stopped(cpu);
    }
  }

  private void count() {
    completed++;
    if (completed == firstCounted) {
      begin = simulated.snapshot();
    } else if (completed == lastCounted) {
      end = simulated.snapshot();
    }
  }

  @Override
  public void standstill() {
    if (sendersLeft == 0) {
      isOff = true;
    } else {
      fail("lockup: " + sendersLeft + " calls never return");
    }
  }

  @Override
  public void overtime() {
    fail("gave up: a walk or a wait has no end");
  }

  private void fail(String text) {
    if (failure == null) {
      failure = text;
    }
    simulated.machine().stop();
  }

  private RunResult counted(Snapshot window) {
    Map<Event, Long> events = new EnumMap<>(Event.class);
    for (Event event : Event.values()) {
      events.put(event, window.counts().of(event));
    }
    Map<Traffic.Kind, Long> kinds = new EnumMap<>(Traffic.Kind.class);
    for (Traffic.Kind kind : Traffic.Kind.values()) {
      kinds.put(kind, window.traffic().count(kind));
    }
    return new RunResult(
        setup,
        null,
        window.time(),
        events,
        kinds,
        window.traffic().invalidations(),
        new TreeMap<>(simulated.byField(window.traffic())),
        window.shares());
  }
}
