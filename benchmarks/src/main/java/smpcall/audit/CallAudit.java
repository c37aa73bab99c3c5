// SPDX-License-Identifier: Apache-2.0
package smpcall.audit;

import java.lang.invoke.VarHandle;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import smpcall.linux.ListSnapshot;
import smpcall.machine.Cpu;
import smpcall.machine.Function;
import smpcall.machine.Machine;
import smpcall.machine.Warning;

/**
 * The audit of every call in full journals, for calls to any mask, with wait or without, where
 * speed is not measured. The {@code info} of a call encodes its sender, its number and one of two
 * functions that it must run. No call has the {@code info} 0, as an entry that was never written
 * has it.
 *
 * <p>A journal has room for a fixed number of calls. When they are made, the CPUs come to rest, the
 * audit is closed, and a new one begins.
 */
public final class CallAudit {

  private static final int FUNCTIONS = 2;
  private static final int CALL_BITS = 32;

  private final Machine machine;
  private final Journal[] journals;
  private final long[] functions = new long[FUNCTIONS];
  private final Findings lockups = new Findings();
  private final Findings immediate = new Findings();

  /**
   * @param machine machine whose CPUs have not started, or are at rest
   * @param calls largest number of calls of each CPU
   * @param body code that the functions run before they record their execution
   */
  public CallAudit(Machine machine, int calls, Function body) {
    this(machine, cpu -> calls, body);
  }

  /**
   * @param machine machine whose CPUs have not started, or are at rest
   * @param calls largest number of calls by number of the CPU; 0: it only serves
   * @param body code that the functions run before they record their execution
   */
  public CallAudit(Machine machine, IntUnaryOperator calls, Function body) {
    this.machine = machine;
    journals = new Journal[machine.cpus()];
    int[] maxCalls = IntStream.range(0, journals.length).map(calls).toArray();
    for (int cpu = 0; cpu < journals.length; cpu++) {
      journals[cpu] = new Journal(cpu, maxCalls);
    }
    for (int function = 0; function < FUNCTIONS; function++) {
      int number = function;
      functions[function] =
          machine.addressOf(
              (cpu, info) -> {
                body.run(cpu, info);
                executed(cpu.id, number, info);
              });
    }
    machine.setWarningListener(this::warned);
  }

  /**
   * Begins a call of {@code sender}.
   *
   * @param always CPUs that are in the caller's mask throughout the call, without the caller
   * @param ever CPUs that are in it at any time, without the caller
   * @return {@code info} of the call
   * @throws IllegalStateException when the journal is full
   */
  public long issue(int sender, BitSet always, BitSet ever, boolean wait) {
    return (long) sender << CALL_BITS | journals[sender].issue(always, ever, wait) + 1;
  }

  /** The address of the function that a call with that {@code info} must run. */
  public long function(long info) {
    return functions[functionOf(info)];
  }

  /** The sender of the call with that {@code info}. */
  public static int sender(long info) {
    return (int) (info >>> CALL_BITS);
  }

  /** The number of the call with that {@code info} among its sender's, from 0. */
  public static int call(long info) {
    return (int) info - 1;
  }

  /** Alternates, which reveals a function with the {@code info} of another call. */
  private static int functionOf(long info) {
    return Math.floorMod(call(info), FUNCTIONS);
  }

  private void executed(int cpu, int function, long info) {
    int sender = sender(info);
    int call = call(info);
    Journal journal = journals[cpu];
    if (!journal.hasRoomFor(sender, call)) {
      wrongExecution(cpu, Finding.UNKNOWN, Finding.UNKNOWN, "info " + info);
    } else if (function != functionOf(info)) {
      wrongExecution(cpu, sender, call, "function " + function);
    } else {
      journal.setLast(sender, call);
      journal.executed(sender, call);
    }
  }

  private void wrongExecution(int cpu, int sender, int call, String detail) {
    journals[cpu].setLast(sender, call);
    add(new Finding(Invariant.RUNS_WHAT_WAS_CALLED, sender, call, cpu, detail));
  }

  /**
   * Records a warning. It is about the call that ran last on the CPU, as handlers warn about the
   * entry whose function they have just run; ENTRY_IN_USE is about the call that the CPU begins.
   */
  private void warned(Cpu cpu, Warning warning) {
    Journal journal = journals[cpu.id];
    boolean byOwner = warning == Warning.ENTRY_IN_USE;
    int sender = byOwner ? cpu.id : journal.lastSender();
    int call = byOwner ? journal.underWay() : journal.lastCall();
    add(new Finding(Invariant.of(warning), sender, call, cpu.id, warning.toString()));
  }

  /** Adds a finding at once, so that findings are in the order of time. */
  private void add(Finding finding) {
    synchronized (immediate) {
      immediate.add(finding);
    }
  }

  /** Records that the call with that {@code info} has returned, and checks whether it waited. */
  public void returned(int sender, long info) {
    Journal journal = journals[sender];
    journal.returned();
    if (journal.waits(call(info))) {
      checkResults(sender, call(info));
      VarHandle.fullFence(); // a missing execution has not happened; it is not merely unseen
      checkWaited(sender, call(info));
    }
  }

  private void checkResults(int sender, int call) {
    BitSet targets = journals[sender].always(call);
    for (int cpu = targets.nextSetBit(0); cpu >= 0; cpu = targets.nextSetBit(cpu + 1)) {
      if (journals[cpu].hasRun(sender, call) && !journals[cpu].hasResult(sender, call)) {
        add(new Finding(Invariant.WAITER_SEES_RESULTS, sender, call, cpu, "not seen"));
      }
    }
  }

  private void checkWaited(int sender, int call) {
    BitSet targets = journals[sender].always(call);
    for (int cpu = targets.nextSetBit(0); cpu >= 0; cpu = targets.nextSetBit(cpu + 1)) {
      if (!journals[cpu].hasRun(sender, call)) {
        add(new Finding(Invariant.WAITS_FOR_ALL, sender, call, cpu, "has not run"));
      }
    }
  }

  /**
   * Records a walk of the list that has no end.
   *
   * @param cpu CPU that walks, or {@link Finding#UNKNOWN}
   * @param list entries of the list
   */
  public void endlessWalk(int cpu, ListSnapshot list) {
    add(new Finding(Invariant.WALK_ENDS, Finding.UNKNOWN, Finding.UNKNOWN, cpu, "list: " + list));
  }

  /** Records that a CPU serves its queue of single calls for ever. */
  public void endlessQueue(int cpu) {
    add(new Finding(Invariant.WALK_ENDS, Finding.UNKNOWN, Finding.UNKNOWN, cpu, "queue: a cycle"));
  }

  /** The number of calls made. Call it while no CPU runs. */
  public long calls() {
    long calls = 0;
    for (Journal journal : journals) {
      calls += journal.issued();
    }
    return calls;
  }

  /**
   * Records that the calls under way will never return. Call it when no CPU can go on.
   *
   * @param leftovers {@link smpcall.kernel.Smp#leftovers} of the kernel
   */
  public void lockedUp(List<String> leftovers) {
    for (int sender = 0; sender < journals.length; sender++) {
      int call = journals[sender].underWay();
      if (call != Finding.UNKNOWN) {
        lockups.add(new Finding(Invariant.RETURNS, sender, call, sender, leftovers.toString()));
      }
    }
  }

  /**
   * Ends the audit. Call it while no CPU runs.
   *
   * @param leftovers {@link smpcall.kernel.Smp#leftovers} of the kernel
   * @return all findings. When calls never returned, or the machine was stopped, missing executions
   *     and leftovers are not reported too
   */
  public Findings close(List<String> leftovers) {
    Findings findings = new Findings();
    synchronized (immediate) {
      findings.addAll(immediate);
    }
    if (!machine.stopped()) {
      lockedUp(leftovers);
    }
    findings.addAll(lockups);
    boolean ended = !machine.stopped() && lockups.isEmpty();
    judgeExecutions(findings, ended);
    if (ended && !leftovers.isEmpty()) {
      findings.add(Finding.ofKernel(Invariant.AT_REST, leftovers.toString()), leftovers.size());
    }
    return findings;
  }

  private void judgeExecutions(Findings findings, boolean ended) {
    for (int sender = 0; sender < journals.length; sender++) {
      for (int call = 0; call < journals[sender].issued(); call++) {
        for (int cpu = 0; cpu < journals.length; cpu++) {
          judge(findings, sender, call, cpu, ended);
        }
      }
      judgeUnissued(findings, sender);
    }
  }

  private void judgeUnissued(Findings findings, int sender) {
    for (int cpu = 0; cpu < journals.length; cpu++) {
      for (int call : journals[cpu].ranFrom(sender, journals[sender].issued())) {
        findings.add(
            new Finding(Invariant.RUNS_WHAT_WAS_CALLED, sender, call, cpu, "never called"));
      }
    }
  }

  private void judge(Findings findings, int sender, int call, int cpu, boolean ended) {
    int times = journals[cpu].executions(sender, call);
    if (times > 1) {
      String more = times == Journal.MAX_EXECUTIONS ? " or more" : "";
      findings.add(new Finding(Invariant.RUNS_ONCE, sender, call, cpu, times + more + " times"));
    }
    if (times > 0 && !journals[sender].ever(call).get(cpu)) {
      findings.add(new Finding(Invariant.RUNS_NOWHERE_ELSE, sender, call, cpu, "not a target"));
    }
    if (times == 0 && ended && journals[sender].always(call).get(cpu)) {
      findings.add(new Finding(Invariant.RUNS_ON_EVERY_TARGET, sender, call, cpu, "never ran"));
    }
  }
}
