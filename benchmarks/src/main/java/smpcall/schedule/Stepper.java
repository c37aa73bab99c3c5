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
 * Runs CPUs one at a time: each is a thread, one has the turn, and hands it on where the policy
 * says so.
 *
 * <p>A CPU that waits is one that has looked twice with no change of memory in between: it would
 * look for ever. It can go on once something has changed that it looked at. The run is over when
 * nobody can go on, or a CPU has died.
 */
final class Stepper {

  /** Far more steps than a schedule has; a run that needs more is a mistake here. */
  private static final int MOST_STEPS = 1_000_000;

  private static final long NEVER = -1;

  /** Ends the thread of a CPU when the run is over. */
  private static final class Over extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Over() {
      super("the run is over", null, false, false);
    }
  }

  private final class CpuThread extends Thread {
    private final int cpu;
    private final Runnable program;
    private final Semaphore turn = new Semaphore(0);
    private final Map<Symbol, Long> stoodOn = new HashMap<>();
    private final Set<Long> watched = new HashSet<>();
    private Symbol lastRead;
    private long looked = NEVER;
    private boolean stuck;

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
      } catch (Over e) {
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
        throw new Over();
      }
    }

    private void stick(Event.Kind kind, Symbol symbol) {
      stuck = true;
      happened(Event.stuck(cpu, kind, symbol));
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
   * Runs to the end.
   *
   * @param programs one for each CPU; none of them returns
   * @return every step
   */
  List<Event> run(List<Runnable> programs) {
    for (int cpu = 0; cpu < programs.size(); cpu++) {
      threads.add(new CpuThread(cpu, programs.get(cpu)));
    }
    threads.forEach(Thread::start);
    threads.get(policy.next(null, 0, able())).turn.release();
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

  /** The CPU whose thread this is, or -1: then nobody runs yet, or any more. */
  int current() {
    return Thread.currentThread() instanceof CpuThread thread ? thread.cpu : -1;
  }

  private long able() {
    long able = 0;
    for (CpuThread thread : threads) {
      able |= !thread.stuck ? 1L << thread.cpu : 0;
    }
    return able;
  }

  private void end() {
    over = true;
    threads.forEach(thread -> thread.turn.release());
  }

  /**
   * Whoever has the turn has done a step: notes it, and hands the turn on if that is the policy.
   */
  void happened(Event event) {
    if (over) {
      throw new Over();
    }
    if (trace.size() == MOST_STEPS) {
      throw new IllegalStateException("no end");
    }
    trace.add(event);
    long able = able();
    if (able == 0) {
      end();
      throw new Over();
    }
    CpuThread me = threads.get(event.cpu());
    CpuThread next = threads.get(policy.next(event, me.cpu, able));
    if (next != me) {
      next.turn.release();
      me.awaitTurn();
    }
  }

  /** The same for an access to memory. */
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
        event.kind() == Event.Kind.READ && isOfGlobalList(symbol) && stoodOn(me, symbol);
    happened(event);
    if (circle) {
      me.stick(Event.Kind.CIRCLE, symbol);
    }
  }

  private void changed(long address) {
    changes++;
    for (CpuThread thread : threads) {
      thread.stuck &= !thread.watched.contains(address);
    }
  }

  private static boolean isOfGlobalList(Symbol symbol) {
    return symbol != null && symbol.field().equals("next") && !symbol.structure().equals("csd");
  }

  /** Who reads the same pointer of a list again, and nothing has changed, walks in a circle. */
  private boolean stoodOn(CpuThread me, Symbol symbol) {
    Long before = me.stoodOn.put(symbol, changes);
    return before != null && before == changes;
  }

  /** Whoever has the turn has looked, and not found what it waits for. */
  void relaxed() {
    CpuThread me = threads.get(current());
    if (me.looked == changes) {
      me.stick(Event.Kind.WAIT, me.lastRead);
    }
    me.looked = changes;
    me.watched.clear();
  }
}
