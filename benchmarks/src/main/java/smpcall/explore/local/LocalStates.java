// SPDX-License-Identifier: Apache-2.0
package smpcall.explore.local;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;
import smpcall.explore.local.Occurrence.Kind;
import smpcall.explore.local.Weakening.Ordering;
import smpcall.explore.program.Program;
import smpcall.kernel.Smp;
import smpcall.machine.DelayPoint;
import smpcall.machine.Machine;
import smpcall.memory.Memory;
import smpcall.memory.Symbol;

/**
 * All local states of a program: each is made once, by running the code of its frame.
 *
 * <p>Three merges keep their number finite. A wait loop that has looked and not found is where it
 * was. When a task has ended, the next one begins anew. And at a {@link DelayPoint} of a version
 * with the shared entry no local variable is alive but the entry at which a handler is. No merge is
 * trusted: some of the histories that were merged away are kept with each state, and every state
 * that is made below it is made by them, too, and must come out the same.
 */
public final class LocalStates {

  /** Histories that are kept with a state besides its own. */
  private static final int OTHER_HISTORIES = 6;

  /** Accesses of one frame; the longest that ends has a third of it. */
  private static final int LONGEST = 300;

  private record Point(
      Frame frame, DelayPoint point, long entry, Operation operation, List<String> stack) {}

  private record Place(Frame frame, Operation.Kind kind, List<String> stack) {}

  private final Program program;
  private final Words words;
  private final FrameRunner runner;
  private final boolean merging;
  private final Map<Frame, LocalState> roots = new HashMap<>();
  private final Map<Point, LocalState> points = new HashMap<>();
  private final Map<Place, Ahead> places = new HashMap<>();
  private final Map<List<Integer>, Position> sets = new HashMap<>();
  private Position[] positions = new Position[1 << 10];
  private int count = 1;
  private int growth;

  /**
   * @param boot boots the kernel
   * @param merging whether histories are merged at delay points
   */
  public LocalStates(
      Function<Machine, Smp> boot,
      Program program,
      Words words,
      Weakening weakening,
      boolean merging) {
    this.program = program;
    this.words = words;
    this.merging = merging;
    runner = new FrameRunner(boot, program, words, weakening);
  }

  /** Bytes of memory that a program needs. */
  public static int capacity(Program program) {
    return FrameRunner.capacity(program);
  }

  /** The state in which a frame begins. */
  public LocalState begin(Frame frame) {
    LocalState root = roots.get(frame);
    if (root == null) {
      runner.run(frame, new long[0], 0);
      root = state(frame, null, 0);
      roots.put(frame, root);
    }
    return root;
  }

  /** The frame behind a task of a CPU, or at the beginning for the task -1. */
  public Frame next(int cpu, int task) {
    return new Frame(cpu, task + 1 < program.tasks().get(cpu).size() ? task + 1 : Frame.IDLE);
  }

  private LocalState state(Frame frame, LocalState parent, long value) {
    Operation operation = runner.operation();
    int slot = -1;
    if (operation.kind().isAccess()) {
      try {
        slot = words.note(frame.cpu(), operation);
      } catch (IndexOutOfBoundsException e) {
        return make(frame, parent, value, Operation.of(Operation.Kind.OOPS), -1, e.getMessage());
      }
    }
    return make(frame, parent, value, operation, slot, runner.failure());
  }

  private LocalState make(
      Frame frame, LocalState parent, long value, Operation operation, int slot, String failure) {
    Site site = runner.site();
    Ahead ahead = ahead(frame, operation, slot, site);
    LocalState made = new LocalState(frame, parent, value, operation, slot, site, failure, ahead);
    made.setPosition(position(new LocalState[] {made}));
    return made;
  }

  private Ahead ahead(Frame frame, Operation operation, int slot, Site site) {
    Operation.Kind kind = operation.kind();
    boolean fence = kind == Operation.Kind.FULL_FENCE || kind == Operation.Kind.ATOMIC_FENCE;
    Place place = new Place(frame, kind, site == null ? List.of() : site.stack());
    Ahead ahead = places.computeIfAbsent(place, any -> new Ahead(fence));
    boolean storing =
        slot >= 0 && !kind.isRead() && (words.observers(slot) & ~(1 << frame.cpu())) != 0;
    boolean ending = kind == Operation.Kind.END && frame.isHandler();
    if (ahead.add(kind.isRead() ? slot : -1, storing, ending)) {
      growth++;
    }
    if (kind == Operation.Kind.END && !frame.isHandler()) {
      follow(ahead, begin(next(frame.cpu(), frame.code())).ahead);
    }
    if (kind == Operation.Kind.INTERRUPT) {
      follow(ahead, begin(new Frame(frame.cpu(), (int) operation.operand())).ahead);
    }
    return ahead;
  }

  private void follow(Ahead ahead, Ahead next) {
    if (ahead.leadsTo(next)) {
      growth++;
    }
  }

  /** The fences, acquires and releases of the states, in the order of their discovery. */
  public Set<Ordering> orderings() {
    Set<Ordering> orderings = new LinkedHashSet<>();
    for (int id = 1; id < count; id++) {
      if (positions[id].states.length == 1) {
        LocalState state = positions[id].states[0];
        if (state.operation.kind().isOrdering()) {
          orderings.add(new Ordering(state.operation.kind(), state.site.words()));
        }
      }
    }
    return orderings;
  }

  /** How often something was learned of what is {@link Ahead}. */
  public int growth() {
    return growth;
  }

  /** The way on from a state whose operation has the result {@code value}. */
  public Edge next(LocalState from, long value) {
    Edge edge = from.find(value);
    return edge == null ? make(from, value) : edge;
  }

  private Edge make(LocalState from, long value) {
    long[] history = from.history();
    history[history.length - 1] = value;
    if (history.length > LONGEST) {
      Edge edge =
          new Edge(
              value,
              make(from.frame, from, value, Operation.of(Operation.Kind.OVERRUN), -1, null),
              new Occurrence[0]);
      from.add(edge);
      return edge;
    }
    runner.run(from.frame, history, history.length);
    Occurrence[] occurrences = runner.occurrences();
    LocalState to = mergedAtPoint(from, value, occurrences, history);
    if (to == null) {
      to = mergedInLoop(from, occurrences, history);
    }
    boolean merged = to != null;
    if (!merged) {
      to = state(from.frame, from, value);
      remember(to, occurrences);
    }
    Edge edge = new Edge(value, to, occurrences);
    from.add(edge);
    follow(from.ahead, to.ahead);
    if (merged && isRoundTo(from, edge)) {
      markRound(from, edge);
    }
    for (long[] other : from.otherHistories) {
      check(other, edge);
    }
    return edge;
  }

  private Point point(Frame frame, Occurrence[] occurrences) {
    if (!merging || frame.isHandler() && runner.entry() == Memory.NULL) {
      return null;
    }
    for (int i = occurrences.length - 1; i >= 0; i--) {
      if (occurrences[i].kind() == Kind.POINT) {
        DelayPoint point = occurrences[i].point();
        boolean dead = frame.isHandler() || point != DelayPoint.BEFORE_ADD;
        long entry = frame.isHandler() ? runner.entry() : Memory.NULL;
        return dead && runner.site() != null
            ? new Point(frame, point, entry, runner.operation(), runner.site().stack())
            : null;
      }
    }
    return null;
  }

  private LocalState mergedAtPoint(
      LocalState from, long value, Occurrence[] occurrences, long[] history) {
    Point point = point(from.frame, occurrences);
    LocalState known = point == null ? null : points.get(point);
    if (known != null) {
      merge(known, history);
    }
    return known;
  }

  private void remember(LocalState to, Occurrence[] occurrences) {
    Point point = point(to.frame, occurrences);
    if (point != null) {
      points.put(point, to);
    }
  }

  /** The state of the same loop in which the code was when it looked at the same word. */
  private LocalState mergedInLoop(LocalState from, Occurrence[] occurrences, long[] history) {
    Operation operation = runner.operation();
    if (!operation.kind().isRead() && !operation.kind().isUpdate()) {
      return null;
    }
    Site site = runner.site();
    boolean relaxed = has(occurrences, Kind.RELAX);
    LocalState at = from;
    long read = history[history.length - 1];
    while (at != null && isIdle(at.operation, read, operation)) {
      if (relaxed && at.isAt(operation, site)) {
        merge(at, history);
        return at;
      }
      if (at.parent != null) {
        Edge in = at.parent.find(at.value);
        relaxed |= in == null || in.to != at || has(in.occurrences, Kind.RELAX);
      }
      read = at.value;
      at = at.parent;
    }
    return null;
  }

  private static boolean has(Occurrence[] occurrences, Kind kind) {
    for (Occurrence occurrence : occurrences) {
      if (occurrence.kind() == kind) {
        return true;
      }
    }
    return false;
  }

  /** Whether an operation of a wait loop, with its result, leaves the loop as it was. */
  private boolean isIdle(Operation done, long result, Operation head) {
    if (done.kind() == Operation.Kind.INTERRUPT) {
      return true;
    }
    if (!done.kind().isAccess()) {
      return false;
    }
    boolean pending =
        words.symbol(done.address()) != null
            && words.symbol(done.address()).structure().equals("cpu");
    if (pending) {
      return !done.kind().isWrite() || done.operand() == 0;
    }
    return done.address() == head.address()
        && (done.kind().isRead() || done.kind().isUpdate() && done.after(result) == result);
  }

  /** Whether an edge leads back to a state from which only loads led to it. */
  private static boolean isRoundTo(LocalState from, Edge last) {
    for (LocalState at = from; at != null; at = at.parent) {
      if (!at.operation.kind().isRead()) {
        return false;
      }
      if (at == last.to) {
        return true;
      }
    }
    return false;
  }

  private static void markRound(LocalState from, Edge last) {
    last.goesRound();
    from.waits();
    for (LocalState at = from; at != last.to; at = at.parent) {
      Edge in = at.parent.find(at.value);
      in.goesRound();
      at.parent.waits();
    }
  }

  private void merge(LocalState state, long[] history) {
    if (state.otherHistories.size() == OTHER_HISTORIES) {
      return;
    }
    state.otherHistories.add(history);
    for (Edge edge : state.edges()) {
      check(history, edge);
    }
  }

  /** Makes the state behind an edge by another history, too. */
  private void check(long[] history, Edge edge) {
    long[] longer = Arrays.copyOf(history, history.length + 1);
    longer[history.length] = edge.value;
    runner.run(edge.to.frame, longer, longer.length);
    Operation other = runner.operation();
    boolean same =
        edge.to.operation.kind().isFatal()
            || edge.to.isAt(other, runner.site())
                && Arrays.equals(edge.occurrences, runner.occurrences());
    if (!same) {
      throw new IllegalStateException(
          "a merge of histories was wrong: "
              + edge.to.frame
              + " is at "
              + edge.to.operation
              + " or at "
              + other
              + "\n"
              + edge.to.site
              + "\n"
              + runner.site());
    }
    List<long[]> others = edge.to.otherHistories;
    boolean below = edge.to.parent != null && edge.to.parent.find(edge.to.value) == edge;
    if (below && others.size() < OTHER_HISTORIES) {
      others.add(longer);
      for (Edge next : edge.to.edges()) {
        check(longer, next);
      }
    }
  }

  /** The position with one more state. */
  public Position with(Position position, LocalState state) {
    List<Integer> ids = new ArrayList<>();
    for (LocalState each : position.states) {
      ids.add(each.position().id);
    }
    ids.add(state.position().id);
    ids.sort(null);
    Position set = sets.get(ids);
    if (set == null) {
      LocalState[] states =
          ids.stream().map(id -> positions[id].states[0]).toArray(LocalState[]::new);
      set = position(states);
      sets.put(ids, set);
    }
    return set;
  }

  private Position position(LocalState[] states) {
    if (count == positions.length) {
      positions = Arrays.copyOf(positions, 2 * count);
    }
    positions[count] = new Position(count, states);
    return positions[count++];
  }

  /** The position of that number. */
  public Position position(int id) {
    return positions[id];
  }

  /** The kernel's name of a word, or null. */
  public Symbol symbol(long address) {
    return words.symbol(address);
  }

  /** What is not at rest in a memory. */
  public List<String> leftovers(LongUnaryOperator contents) {
    return runner.leftovers(contents);
  }
}
