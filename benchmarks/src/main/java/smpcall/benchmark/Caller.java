// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import java.io.IOException;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.ThreadParams;
import smpcall.audit.AuditResult;
import smpcall.machine.Cpu;
import smpcall.machine.Panic;

/**
 * A thread that is a CPU of the machine, and what the audit found: JMH reports the public fields as
 * secondary metrics of every iteration. Thread 0 reports for all.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Caller {

  /** {@link AuditResult#calls}. */
  public long calls;

  /** {@link AuditResult#executions}. */
  public long executions;

  /** {@link AuditResult#failures}: with any the iteration has no speed. */
  public long failures;

  /** {@link AuditResult#lost}. */
  public long lost;

  /** {@link AuditResult#duplicated}. */
  public long duplicated;

  /** {@link AuditResult#warnings}. */
  public long warnings;

  /** {@link AuditResult#leftovers}. */
  public long leftovers;

  /** {@link AuditResult#lockups}. */
  public long lockups;

  /** Calls that were issued by the thread that issued the fewest. */
  public long leastCalls;

  /** Calls that were issued by the thread that issued the most. */
  public long mostCalls;

  /** The sum over the threads of the squares of their calls. */
  public long squaredCalls;

  private Cpu cpu;
  private boolean dead;

  /** Becomes the CPU of the machine that has this thread's number. */
  @Setup(Level.Iteration)
  public void become(KernelUnderTest kernel, ThreadParams thread) {
    cpu = kernel.machine.cpu(thread.getThreadIndex());
    dead = false;
  }

  /** Calls all other CPUs and waits, once. */
  void call(KernelUnderTest kernel) {
    if (dead) {
      return; // nothing of this iteration counts any more
    }
    try {
      long info = kernel.books.issue(cpu.id);
      kernel.smp.smpCallFunction(cpu, kernel.function, info, true);
      kernel.books.returned(cpu.id);
    } catch (Panic stopped) {
      lockedUp(kernel);
    }
  }

  private void lockedUp(KernelUnderTest kernel) {
    dead = true;
    kernel.books.lockedUp(cpu.id);
  }

  /** Runs what others have called this CPU for, and returns. */
  void serve() {
    try {
      cpu.takeInterrupts();
    } catch (Panic stopped) {
      dead = true;
    }
  }

  /** One turn of the idle loop. */
  void idle() {
    try {
      cpu.cpuRelax();
    } catch (Panic stopped) {
      dead = true;
    }
  }

  /** Closes the audit's books; JMH has every thread at rest by now. */
  @TearDown(Level.Iteration)
  public void audit(KernelUnderTest kernel, IterationValidity soundness) {
    if (cpu.id == 0) {
      report(kernel.books.close(kernel.machine, kernel.smp));
      share(kernel);
      if (failures > 0) {
        soundness.lose();
      }
    }
  }

  /** Leaves; nothing comes after that. */
  @TearDown(Level.Trial)
  public void leave(LatencyRecorder book, IterationValidity soundness, BenchmarkParams params)
      throws IOException {
    book.leave(soundness, params.getThreads());
  }

  /** The machine was booted for this iteration, so that its calls are those of the iteration. */
  private void share(KernelUnderTest kernel) {
    leastCalls = Long.MAX_VALUE;
    for (int thread = 0; thread < kernel.machine.cpus(); thread++) {
      long issued = kernel.books.issued(thread);
      leastCalls = Math.min(leastCalls, issued);
      mostCalls = Math.max(mostCalls, issued);
      squaredCalls += issued * issued;
    }
  }

  private void report(AuditResult result) {
    calls = result.calls();
    executions = result.executions();
    failures = result.failures();
    lost = result.lost();
    duplicated = result.duplicated();
    warnings = result.warnings();
    leftovers = result.leftovers();
    lockups = result.lockups();
  }
}
