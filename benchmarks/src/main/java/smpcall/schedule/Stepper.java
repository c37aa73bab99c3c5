// SPDX-License-Identifier: Apache-2.0
package smpcall.schedule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import smpcall.machine.Panic;
import smpcall.memory.Symbol;

/**
 * Runs CPUs one at a time: each is a thread, one of them has the turn, and the policy decides when
 * it passes the turn on.
 *
 * <p>A CPU waits when it has looked twice without a change of memory between: it would look for
 * ever. It can go on when a word that it looked at has changed. The run is over when no CPU can go
 * on, or a CPU has died.
 */
final class Stepper {

  /** Far more steps than a schedule has: a run that needs more is a bug of this package. */
  private static final int MAX_STEPS = 1_000_000;

  private static final long NEVER = -1;

  /** Ends the thread of a CPU when the run is over. */
  private static final class RunOver extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RunOver() {
      super("the run is over", null, false, false);
    }
  }

  private final class CpuThread extends Thread {
    private final int cpu;
    private final Runnable program;
    private final Semaphore turn = new Semaphore(0);
    private final Map<Symbol, Long> visited = new HashMap<>();
    private final Set<Long> watched = new HashSet<>();
    private Symbol lastRead;
    private long changesAtLastLook = NEVER;
    private boolean blocked;

    CpuThread(int cpu, Runnable program) {
      super("cpu " + cpu);
      setDaemon(true);
      this.cpu = cpu;
      this.program = program;
    }

    @Override
    public void run() {
      try {
        awaitTurn();
        program.run();
        throw new IllegalStateException("the program of cpu " + cpu + " has ended");
      } catch (RunOver e) {
        return;
      } catch (Panic e) {
        end();
      } catch (Throwable e) {
        failure = e;
        end();
      }
    }

    private void awaitTurn() {
      turn.acquireUninterruptibly();
      if (over) {
        throw new RunOver();
      }
    }

    private void block(Event.Kind kind, Symbol symbol) {
      blocked = true;
      step(Event.blocked(cpu, kind, symbol));
    }
  }

  private final Policy policy;
  private final List<Event> trace = new ArrayList<>();
  private final List<CpuThread> threads = new ArrayList<>();
  private long changes;
  private volatile boolean over;
  private volatile Throwable failure;

  Stepper(Policy policy) {
    this.policy = policy;
  }

  /**
   * Runs until the end.
   *
   * @param programs program of each CPU; none of them returns
   * @return every step
   */
  List<Event> run(List<Runnable> programs) {
    for (int cpu = 0; cpu < programs.size(); cpu++) {
      threads.add(new CpuThread(cpu, programs.get(cpu)));
    }
    threads.forEach(Thread::start);
    threads.get(policy.next(null, 0, runnable())).turn.release();
    threads.forEach(Stepper::join);
    if (failure != null) {
      throw new IllegalStateException("after " + trace.size() + " steps", failure);
    }
    return trace;
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The CPU of this thread, or -1 in another thread. */
  int current() {
    return Thread.currentThread() instanceof CpuThread thread ? thread.cpu : -1;
  }

  private long runnable() {
    long runnable = 0;
    for (CpuThread thread : threads) {
      runnable |= !thread.blocked ? 1L << thread.cpu : 0;
    }
    return runnable;
  }

  private void end() {
    over = true;
    threads.forEach(thread -> thread.turn.release());
  }

  /** Records a step of the CPU that has the turn, and passes the turn on if the policy says so. */
  void step(Event event) {
    if (over) {
      throw new RunOver();
    }
    if (trace.size() == MAX_STEPS) {
      throw new IllegalStateException("no end");
    }
    trace.add(event);
    long runnable = runnable();
    if (runnable == 0) {
      end();
      throw new RunOver();
    }
    CpuThread me = threads.get(event.cpu());
    CpuThread next = threads.get(policy.next(event, me.cpu, runnable));
    if (next != me) {
      next.turn.release();
      me.awaitTurn();
    }
  }

  /** Records a step that accesses memory. */
  void accessed(long address, Event event) {
    CpuThread me = threads.get(event.cpu());
    if (event.before() != event.after()) {
      changed(address);
    }
    me.watched.add(address);
    Symbol symbol = event.symbol();
    if (symbol != null && !symbol.structure().equals("cpu")) {
      me.lastRead = symbol;
    }
    boolean circle =
        event.kind() == Event.Kind.READ && isOfGlobalList(symbol) && isVisited(me, symbol);
    step(event);
    if (circle) {
      me.block(Event.Kind.CIRCLE, symbol);
    }
  }

  private void changed(long address) {
    changes++;
    for (CpuThread thread : threads) {
      thread.blocked &= !thread.watched.contains(address);
    }
  }

  private static boolean isOfGlobalList(Symbol symbol) {
    return symbol != null
        && symbol.field().equals("next")
        && (symbol.structure().equals("call_function") || symbol.structure().equals("cfd_data"));
  }

  /** Whether the CPU has read that list pointer since the last change: it walks in a circle. */
  private boolean isVisited(CpuThread me, Symbol symbol) {
    Long before = me.visited.put(symbol, changes);
    return before != null && before == changes;
  }

  /** The CPU that has the turn has looked, and must wait. */
  void relaxed() {
    CpuThread me = threads.get(current());
    if (me.changesAtLastLook == changes) {
      me.block(Event.Kind.WAIT, me.lastRead);
    }
    me.changesAtLastLook = changes;
    me.watched.clear();
  }
}
