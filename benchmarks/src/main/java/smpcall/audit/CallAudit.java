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
 * The audit of every call, with full journals: for calls to any mask, with wait or without, where
 * speed is not measured. Each call carries a token in {@code info} that says whose it is, which one
 * it is, and which of two functions it must come with. Zero is nobody's: it is what an entry has
 * that was never written.
 *
 * <p>A journal holds so many calls; then the CPUs come to rest, the books are closed, and a new
 * audit begins.
 */
public final class CallAudit {

  private static final int FUNCTIONS = 2;
  private static final int CALL_BITS = 32;

  private final Machine machine;
  private final Journal[] journals;
  private final long[] functions = new long[FUNCTIONS];
  private final Findings lockups = new Findings();
  private final Findings onTheSpot = new Findings();

  /**
   * @param machine whose CPUs have not started, or are at rest
   * @param calls how many calls each CPU makes at most
   * @param body what the functions do before they note that they ran
   */
  public CallAudit(Machine machine, int calls, Function body) {
    this(machine, cpu -> calls, body);
  }

  /**
   * @param machine whose CPUs have not started, or are at rest
   * @param calls how many calls the CPU of that number makes at most; 0: it only serves
   * @param body what the functions do before they note that they ran
   */
  public CallAudit(Machine machine, IntUnaryOperator calls, Function body) {
    this.machine = machine;
    journals = new Journal[machine.cpus()];
    int[] most = IntStream.range(0, journals.length).map(calls).toArray();
    for (int cpu = 0; cpu < journals.length; cpu++) {
      journals[cpu] = new Journal(cpu, most);
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
   * @param always the CPUs that are in the caller's mask throughout the call, without the caller
   * @param ever those that are in it at any time, without the caller
   * @return the {@code info} that the call must carry
   * @throws IllegalStateException when the journal is full
   */
  public long issue(int sender, BitSet always, BitSet ever, boolean wait) {
    return (long) sender << CALL_BITS | journals[sender].issue(always, ever, wait) + 1;
  }

  /** The function that a call with that {@code info} must name. */
  public long function(long info) {
    return functions[functionOf(info)];
  }

  /** Whose call carries that {@code info}. */
  public static int sender(long info) {
    return (int) (info >>> CALL_BITS);
  }

  /** Which of its sender's calls carries that {@code info}, from 0. */
  public static int call(long info) {
    return (int) info - 1;
  }

  /** Changes at every call, so that a function and the {@code info} of another call show. */
  private static int functionOf(long info) {
    return Math.floorMod(call(info), FUNCTIONS);
  }

  private void executed(int cpu, int function, long info) {
    int sender = sender(info);
    int call = call(info);
    Journal journal = journals[cpu];
    if (!journal.knows(sender, call)) {
      ranWhatNobodyCalled(cpu, Finding.UNKNOWN, Finding.UNKNOWN, "info " + info);
    } else if (function != functionOf(info)) {
      ranWhatNobodyCalled(cpu, sender, call, "function " + function);
    } else {
      journal.ranLast(sender, call);
      journal.executed(sender, call);
    }
  }

  private void ranWhatNobodyCalled(int cpu, int sender, int call, String detail) {
    journals[cpu].ranLast(sender, call);
    note(new Finding(Invariant.RUNS_WHAT_WAS_CALLED, sender, call, cpu, detail));
  }

  /**
   * A CPU warns. Handlers do so about the entry whose function they have just run, so it is that
   * call; but that an entry is in use is found by its owner, about the call that it begins.
   */
  private void warned(Cpu cpu, Warning warning) {
    Journal journal = journals[cpu.id];
    boolean begins = warning == Warning.ENTRY_IN_USE;
    int sender = begins ? cpu.id : journal.lastSender();
    int call = begins ? journal.underWay() : journal.lastCall();
    note(new Finding(invariant(warning), sender, call, cpu.id, warning.toString()));
  }

  /** In the order of time, so that the first one is the first one. */
  private void note(Finding finding) {
    synchronized (onTheSpot) {
      onTheSpot.add(finding);
    }
  }

  /** Notes that the call with that {@code info} has returned, and looks whether it waited. */
  public void returned(int sender, long info) {
    Journal journal = journals[sender];
    journal.returned();
    if (journal.waits(call(info))) {
      checkResults(sender, call(info));
      VarHandle.fullFence(); // what is missing now has not run, rather than not been seen
      checkWaited(sender, call(info));
    }
  }

  private void checkResults(int sender, int call) {
    BitSet targets = journals[sender].always(call);
    for (int cpu = targets.nextSetBit(0); cpu >= 0; cpu = targets.nextSetBit(cpu + 1)) {
      if (journals[cpu].hasRun(sender, call) && !journals[cpu].hasResult(sender, call)) {
        note(new Finding(Invariant.WAITER_SEES_RESULTS, sender, call, cpu, "not seen"));
      }
    }
  }

  private void checkWaited(int sender, int call) {
    BitSet targets = journals[sender].always(call);
    for (int cpu = targets.nextSetBit(0); cpu >= 0; cpu = targets.nextSetBit(cpu + 1)) {
      if (!journals[cpu].hasRun(sender, call)) {
        note(new Finding(Invariant.WAITS_FOR_ALL, sender, call, cpu, "has not run"));
      }
    }
  }

  /** The number of the call that {@code cpu} is in, or {@link Finding#UNKNOWN}. */
  public int underWay(int cpu) {
    return journals[cpu].underWay();
  }

  /**
   * Notes that a walk of the list has no end.
   *
   * @param cpu who walks, or {@link Finding#UNKNOWN}
   * @param list what was seen of the list
   */
  public void endlessWalk(int cpu, ListSnapshot list) {
    note(new Finding(Invariant.WALK_ENDS, Finding.UNKNOWN, Finding.UNKNOWN, cpu, "list: " + list));
  }

  /** How many calls were begun; for a time when no CPU runs. */
  public long calls() {
    long calls = 0;
    for (Journal journal : journals) {
      calls += journal.issued();
    }
    return calls;
  }

  /**
   * Notes that the calls that are under way will never return; for a time when nobody can go on.
   *
   * @param leftovers what the kernel has not cleared away
   */
  public void lockedUp(List<String> leftovers) {
    for (int sender = 0; sender < journals.length; sender++) {
      int call = underWay(sender);
      if (call != Finding.UNKNOWN) {
        lockups.add(new Finding(Invariant.RETURNS, sender, call, sender, leftovers.toString()));
      }
    }
  }

  /**
   * Closes the books; for a time when no CPU runs.
   *
   * @param leftovers what the kernel has not cleared away
   * @return everything that was found. When calls never returned, or the machine was stopped, that
   *     stands for all that is missing
   */
  public Findings close(List<String> leftovers) {
    Findings findings = new Findings();
    synchronized (onTheSpot) {
      findings.addAll(onTheSpot);
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
      judgeWhatWasNeverIssued(findings, sender);
    }
  }

  private void judgeWhatWasNeverIssued(Findings findings, int sender) {
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
      String most = times == Journal.MOST ? " or more" : "";
      findings.add(new Finding(Invariant.RUNS_ONCE, sender, call, cpu, times + most + " times"));
    }
    if (times > 0 && !journals[sender].ever(call).get(cpu)) {
      findings.add(new Finding(Invariant.RUNS_NOWHERE_ELSE, sender, call, cpu, "not a target"));
    }
    if (times == 0 && ended && journals[sender].always(call).get(cpu)) {
      findings.add(new Finding(Invariant.RUNS_ON_EVERY_TARGET, sender, call, cpu, "never ran"));
    }
  }

  private static Invariant invariant(Warning warning) {
    return switch (warning) {
      case REFS_UNDERFLOW -> Invariant.REFS_NOT_NEGATIVE;
      case MASK_NOT_EMPTY -> Invariant.MASK_EMPTY_WITHOUT_REFS;
      case RAN_TWICE -> Invariant.FUNCTION_NOT_NESTED;
      case ENTRY_IN_USE -> Invariant.ENTRY_UNUSED_WHEN_LOCKED;
      case DELETED_TWICE -> Invariant.DELETED_AFTER_ADDED;
    };
  }
}
