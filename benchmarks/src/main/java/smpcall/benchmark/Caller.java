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
 * A thread that acts as a CPU of the machine. JMH reports its public fields, the audit's result, as
 * secondary metrics of every iteration. Thread 0 reports for all threads.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Caller implements Pacer.IdleCpu {

  /** {@link AuditResult#calls}. */
  public long calls;

  /** {@link AuditResult#executions}. */
  public long executions;

  /** {@link AuditResult#failures}; an iteration with failures is invalid. */
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

  /** Calls of the thread with the fewest calls. */
  public long leastCalls;

  /** Calls of the thread with the most calls. */
  public long mostCalls;

  /** Sum of the squares of each thread's calls. */
  public long squaredCalls;

  private Cpu cpu;
  private boolean stopped;

  /** Takes the machine's CPU that has this thread's number. */
  @Setup(Level.Iteration)
  public void setUp(KernelUnderTest kernel, ThreadParams thread) {
    cpu = kernel.machine.cpu(thread.getThreadIndex());
    stopped = false;
  }

  /** Calls all other CPUs and waits, once. */
  void call(KernelUnderTest kernel) {
    if (stopped) {
      return; // this iteration is already invalid
    }
    try {
      long info = kernel.callAudit.issue(cpu.id);
      kernel.smp.smpCallFunction(cpu, kernel.function, info, true);
      kernel.callAudit.returned(cpu.id);
    } catch (Panic panic) {
      lockedUp(kernel);
    }
  }

  private void lockedUp(KernelUnderTest kernel) {
    stopped = true;
    kernel.callAudit.lockedUp(cpu.id);
  }

  @Override
  public void serve() {
    try {
      cpu.takeInterrupts();
    } catch (Panic panic) {
      stopped = true;
    }
  }

  @Override
  public void idle() {
    try {
      cpu.cpuRelax();
    } catch (Panic panic) {
      stopped = true;
    }
  }

  /** Closes the audit, when JMH has stopped all threads. */
  @TearDown(Level.Iteration)
  public void audit(KernelUnderTest kernel, IterationValidity validity) {
    if (cpu.id == 0) {
      report(kernel.callAudit.close(kernel.machine, kernel.smp));
      reportShares(kernel);
      if (failures > 0) {
        validity.markInvalid();
      }
    }
  }

  /** Reports the end of this thread to the recorder. */
  @TearDown(Level.Trial)
  public void finish(LatencyRecorder recorder, IterationValidity validity, BenchmarkParams params)
      throws IOException {
    recorder.finish(validity, params.getThreads());
  }

  /** Sets the calls per thread; the machine was booted for this iteration. */
  private void reportShares(KernelUnderTest kernel) {
    leastCalls = Long.MAX_VALUE;
    for (int thread = 0; thread < kernel.machine.cpus(); thread++) {
      long issued = kernel.callAudit.issued(thread);
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
