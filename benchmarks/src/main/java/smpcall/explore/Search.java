// SPDX-License-Identifier: Apache-2.0
package smpcall.explore;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import smpcall.audit.Invariant;
import smpcall.explore.local.Occurrence;
import smpcall.explore.local.Weakening.Ordering;
import smpcall.explore.local.Words;
import smpcall.explore.state.Coder;
import smpcall.explore.state.EdgeList;
import smpcall.explore.state.Fingerprint;
import smpcall.explore.state.StateQueue;
import smpcall.explore.state.StateTable;
import smpcall.explore.trace.Breach;
import smpcall.explore.trace.Remark;

/**
 * A breadth-first search of all states, so that the first way to a broken invariant is a shortest
 * one. The search goes on behind it: what breaks next may be worse.
 */
public final class Search {

  /** The program of {@link #beginInWindow}. */
  public static final String WINDOW_PROGRAM = Window.PROGRAM;

  private static final int NOTHING = -1;
  private static final int LOOK_EVERY = 1 << 16;

  /**
   * A broken invariant and a shortest way to it.
   *
   * @param breach what is broken
   * @param path numbers of the transitions that lead there
   * @param atEnd whether it is broken by the state behind them, rather than by the last transition
   */
  public record Found(Breach breach, int[] path, boolean atEnd) {}

  /**
   * The result of a search.
   *
   * @param complete whether all states were expanded
   * @param outOfMemory whether the search ended early as the JVM had no more memory
   * @param states number of states that were met
   * @param transitions number of transitions
   * @param ends number of states in which nothing more can happen
   * @param bytes bytes that the search took for its states
   * @param nanos time that the search took, in nanoseconds
   * @param found broken invariants, each with a shortest way
   * @param remarks what else was seen
   * @param outcomes distinct ends: contents of the memory and CPUs that ran each call; empty when
   *     they were not asked for
   */
  public record Result(
      boolean complete,
      boolean outOfMemory,
      int states,
      long transitions,
      int ends,
      long bytes,
      long nanos,
      Map<Invariant, Found> found,
      Set<Remark> remarks,
      Set<String> outcomes) {}

  private final Subject subject;
  private final Bound bound;
  private final BooleanSupplier stopped;
  private final boolean outcomesWanted;
  private final Map<Invariant, Found> found = new EnumMap<>(Invariant.class);
  private final Set<Remark> remarks = EnumSet.noneOf(Remark.class);
  private final Set<String> outcomes = new TreeSet<>();
  private final Set<Invariant> enough = EnumSet.noneOf(Invariant.class);
  private final Coder coder = new Coder();
  private final Coder taken = new Coder();
  private final Fingerprint fingerprint = new Fingerprint();
  private boolean outOfMemory;
  private boolean inWindow;
  private int[] prefix = {};
  private Ground ground;
  private StateTable table;
  private StateQueue queue;
  private EdgeList edges;
  private int parent;
  private int children;
  private int ends;
  private Breach breach;

  /**
   * @param bound where the search ends early
   * @param outcomesWanted whether distinct ends are collected, which takes memory
   * @param stopped whether the search shall end early; it is asked now and then
   */
  public Search(Subject subject, Bound bound, boolean outcomesWanted, BooleanSupplier stopped) {
    this.subject = subject;
    this.bound = bound;
    this.outcomesWanted = outcomesWanted;
    this.stopped = stopped;
  }

  /**
   * Begins the search in the window of the reuse race: it may find something, and never acquits.
   */
  public void beginInWindow() {
    inWindow = true;
  }

  /** Ends the search when one of these invariants is broken. */
  void stopWhenBroken(Set<Invariant> invariants) {
    enough.addAll(invariants);
  }

  /** The orderings in the code that was run, in the order of their discovery. */
  Set<Ordering> orderings() {
    return ground.locals.orderings();
  }

  /** Runs the search. */
  public Result run() {
    long began = System.nanoTime();
    ground = Ground.learned(subject);
    boolean complete = searchUntilNothingIsLearned();
    if (complete) {
      findLivelock();
    }
    long bytes = bytes();
    return new Result(
        complete,
        outOfMemory,
        table.size(),
        edges.size(),
        ends,
        bytes,
        System.nanoTime() - began,
        found,
        remarks,
        outcomes);
  }

  private boolean searchUntilNothingIsLearned() {
    while (true) {
      try {
        int growth = ground.locals.growth();
        boolean complete = search();
        boolean early = table.size() > bound.states() || hasEnough() || stopped.getAsBoolean();
        if (early || ground.locals.growth() == growth || !subject.model().isWeak()) {
          return complete;
        }
      } catch (Words.Learned e) {
        ground.renew();
      } catch (OutOfMemoryError e) {
        outOfMemory = true;
        queue = new StateQueue(); // what was found is kept, and the rest can go on
        return false;
      }
    }
  }

  private long bytes() {
    return table.bytes() + edges.bytes() + queue.bytes();
  }

  private boolean search() {
    table = new StateTable();
    queue = new StateQueue();
    edges = new EdgeList();
    found.clear();
    remarks.clear();
    outcomes.clear();
    ends = 0;
    int growth = ground.locals.growth();
    Watch watch =
        new Watch() {
          @Override
          public void breached(Breach its) {
            breach = breach == null || found.containsKey(breach.invariant()) ? its : breach;
          }

          @Override
          public void occurred(int cpu, Occurrence occurrence) {
            if (occurrence.kind() == Occurrence.Kind.INTERRUPTS_NOBODY) {
              remarks.add(Remark.EMPTY_IPI_MASK);
            }
          }
        };
    ground.transitions.observe(watch);
    GlobalState at = ground.state();
    ground.transitions.start(at);
    if (inWindow) {
      prefix = Window.enter(ground.transitions, at, watch);
    }
    parent = NOTHING;
    meet(0, at);
    for (parent = 0; queue.take(taken); parent++) {
      at.decode(taken);
      children = 0;
      int count = ground.transitions.expand(at, this::meet);
      if (count > 0xff) {
        throw new IllegalStateException("a state has " + count + " successors");
      }
      edges.close(children);
      if (count == 0) {
        end(at);
      }
      if (table.size() > bound.states() || hasEnough()) {
        return false;
      }
      if (subject.model().isWeak() && ground.locals.growth() > growth) {
        return false;
      }
      if (parent % LOOK_EVERY == 0) {
        if (bytes() > bound.bytes() || stopped.getAsBoolean()) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean hasEnough() {
    return !found.isEmpty() && found.keySet().stream().anyMatch(enough::contains);
  }

  private void meet(int number, GlobalState next) {
    coder.clear();
    next.encode(coder);
    fingerprint.of(coder.bytes(), coder.length());
    int state = table.add(fingerprint.high(), fingerprint.low(), parent, number);
    if (state >= 0) {
      queue.add(coder.bytes(), coder.length());
    }
    if (parent >= 0) {
      edges.add(state >= 0 ? state : -1 - state);
      children++;
    }
    if (breach != null) {
      find(parent, number);
    }
  }

  private void find(int from, int number) {
    if (!found.containsKey(breach.invariant())) {
      int[] path = path(from);
      int[] longer = Arrays.copyOf(path, path.length + 1);
      longer[path.length] = number;
      found.put(breach.invariant(), new Found(breach, longer, false));
    }
    breach = null;
  }

  private int[] path(int state) {
    int[] path = table.path(state);
    int[] whole = Arrays.copyOf(prefix, prefix.length + path.length);
    System.arraycopy(path, 0, whole, prefix.length, path.length);
    return whole;
  }

  private void end(GlobalState at) {
    ends++;
    ground.transitions.judgeEnd(at);
    if (breach != null) {
      found.putIfAbsent(breach.invariant(), new Found(breach, path(parent), true));
      breach = null;
    }
    if (outcomesWanted) {
      outcomes.add(outcome(at));
    }
  }

  /** The contents of all words that CPUs access, and who ran what. */
  private String outcome(GlobalState at) {
    String memory =
        IntStream.range(0, ground.words.count())
            .filter(ground.words::isWritten)
            .mapToLong(ground.words::address)
            .sorted()
            .mapToObj(address -> address + "=" + at.memory.read(address))
            .collect(Collectors.joining(" "));
    return memory + " " + Arrays.toString(at.ran);
  }

  private void findLivelock() {
    int state = edges.firstWithoutEnd();
    if (state >= 0) {
      found.putIfAbsent(
          Invariant.WALK_ENDS,
          new Found(
              new Breach(Invariant.WALK_ENDS, "some CPU goes on for ever, and nothing ends"),
              path(state),
              true));
    }
  }
}
