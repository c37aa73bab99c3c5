// SPDX-License-Identifier: Apache-2.0
package smpcall.explore.order;

import java.util.Arrays;
import smpcall.explore.local.Ahead;
import smpcall.explore.local.Operation;
import smpcall.explore.local.Operation.Kind;
import smpcall.explore.local.Words;
import smpcall.explore.state.Coder;

/**
 * Weak order, by views (after Kang et al., "A promising semantics", POPL 2017, without promises): a
 * word is a list of messages in the order in which they replaced each other, and a CPU may load any
 * that is not older than what it has seen. A view is the oldest message of each word that may still
 * be seen; a message carries one.
 *
 * <p>Each CPU has five: {@code current}, what its full fences and release stores publish; {@code
 * read}, which bounds its loads; {@code acquired}, what its opaque loads have picked up, for a
 * later fence; {@code stored}, what its next opaque store publishes; {@code own}, the views of its
 * own stores, for a later write fence. They grow in the order stored, own, current, read, acquired.
 * Full fences join one view of their own. Not covered: a load that sees a store which comes later
 * in its own CPU (load buffering), and a store that another one overtakes (2+2W).
 */
public final class WeakOrder extends MemoryOrder {

  private static final int CURRENT = 0;
  private static final int READ = 1;
  private static final int ACQUIRED = 2;
  private static final int STORED = 3;
  private static final int OWN = 4;
  private static final int VIEWS = 5;

  /** A stored value, with the view that it carries. */
  private record Message(int value, int[] view, int writer) {}

  private final boolean acquireOrdersStores;
  private final int[] nothing;
  private final Message[][] messages;
  private final int[] oldest;
  private final int[][] views;
  private int[] fenced;
  private final boolean[][] mayRead;
  private final boolean[] mayStore;

  /**
   * @param acquireOrdersStores whether an acquire also orders later opaque stores, as hardware and
   *     the kernel's model do, and Java's does not
   */
  WeakOrder(Words words, int cpus, boolean acquireOrdersStores) {
    super(words, cpus);
    this.acquireOrdersStores = acquireOrdersStores;
    nothing = new int[slots];
    messages = new Message[slots][];
    oldest = new int[slots];
    for (int slot = 0; slot < slots; slot++) {
      messages[slot] = new Message[] {new Message(values[slot], nothing, INITIAL)};
    }
    views = new int[cpus * VIEWS][];
    Arrays.fill(views, nothing);
    fenced = nothing;
    mayRead = new boolean[cpus][slots];
    mayStore = new boolean[cpus];
  }

  @Override
  public MemoryOrder fresh() {
    return new WeakOrder(words, cpus, acquireOrdersStores);
  }

  @Override
  public void copyFrom(MemoryOrder other) {
    WeakOrder from = (WeakOrder) other;
    System.arraycopy(from.values, 0, values, 0, slots);
    System.arraycopy(from.messages, 0, messages, 0, slots);
    System.arraycopy(from.oldest, 0, oldest, 0, slots);
    System.arraycopy(from.views, 0, views, 0, views.length);
    fenced = from.fenced;
    step = from.step;
  }

  private int[] view(int cpu, int kind) {
    return views[cpu * VIEWS + kind];
  }

  private void set(int cpu, int kind, int[] view) {
    views[cpu * VIEWS + kind] = view;
  }

  private int last(int slot) {
    return oldest[slot] + messages[slot].length - 1;
  }

  private Message message(int slot, int time) {
    return messages[slot][time - oldest[slot]];
  }

  /** The least view above both; one of them where it is that already. */
  private static int[] join(int[] a, int[] b) {
    if (a == b) {
      return a;
    }
    int[] joined = a;
    for (int slot = 0; slot < a.length; slot++) {
      if (b[slot] > joined[slot]) {
        if (joined == a) {
          joined = a.clone();
        }
        joined[slot] = b[slot];
      }
    }
    return joined;
  }

  private static int[] with(int[] view, int slot, int time) {
    if (view[slot] >= time) {
      return view;
    }
    int[] later = view.clone();
    later[slot] = time;
    return later;
  }

  @Override
  public int ways(int cpu, Operation operation, int slot) {
    if (!operation.kind().isRead() || isPrivate(slot)) {
      return 1;
    }
    return last(slot) - Math.max(view(cpu, READ)[slot], oldest[slot]) + 1;
  }

  @Override
  public long result(int cpu, Operation operation, int slot, int way) {
    if (operation.kind().isRead()) {
      return isPrivate(slot) ? values[slot] : message(slot, last(slot) - way).value;
    }
    return operation.kind().isUpdate() ? operation.result(newest(slot)) : 0;
  }

  @Override
  public int source(int cpu, Operation operation, int slot, int way) {
    return message(slot, last(slot) - (operation.kind().isRead() ? way : 0)).writer;
  }

  @Override
  public boolean changesNothing(int cpu, Operation operation, int slot, int way) {
    int time = last(slot) - way;
    if (view(cpu, READ)[slot] < time) {
      return false;
    }
    int[] carried = message(slot, time).view;
    int bound = operation.kind() == Kind.READ ? ACQUIRED : lowest();
    int[] known = view(cpu, bound);
    for (int i = 0; i < slots; i++) {
      if (carried[i] > known[i]) {
        return false;
      }
    }
    return view(cpu, CURRENT)[slot] >= time
        && (operation.kind() == Kind.READ || known[slot] >= time);
  }

  private int lowest() {
    return acquireOrdersStores ? STORED : CURRENT;
  }

  @Override
  public void perform(int cpu, Operation operation, int slot, int way) {
    switch (operation.kind()) {
      case READ, READ_ACQUIRE -> {
        if (!isPrivate(slot)) {
          read(cpu, slot, last(slot) - way, operation.kind() == Kind.READ_ACQUIRE);
        }
      }
      case WRITE, WRITE_RELEASE -> {
        if (isPrivate(slot)) {
          values[slot] = toInt(operation.operand());
        } else {
          boolean release = operation.kind() == Kind.WRITE_RELEASE;
          write(cpu, slot, toInt(operation.operand()), view(cpu, release ? CURRENT : STORED));
        }
      }
      case EXCHANGE, ADD, AND, COMPARE_AND_SET -> {
        Message read = message(slot, last(slot));
        read(cpu, slot, last(slot), true);
        boolean fails =
            operation.kind() == Kind.COMPARE_AND_SET && operation.result(read.value) == 0;
        if (!fails) {
          write(cpu, slot, toInt(operation.after(read.value)), join(view(cpu, CURRENT), read.view));
        }
      }
      case LOAD_LOAD_FENCE -> set(cpu, READ, view(cpu, ACQUIRED));
      case STORE_STORE_FENCE -> set(cpu, STORED, view(cpu, OWN));
      case FULL_FENCE, ATOMIC_FENCE -> {
        fenced = join(view(cpu, ACQUIRED), fenced);
        for (int kind = 0; kind < VIEWS; kind++) {
          set(cpu, kind, fenced);
        }
      }
      default -> throw new IllegalStateException(operation + " is not for the memory");
    }
  }

  private void read(int cpu, int slot, int time, boolean acquire) {
    int[] carried = with(message(slot, time).view, slot, time);
    set(cpu, ACQUIRED, join(view(cpu, ACQUIRED), carried));
    if (!acquire) {
      set(cpu, READ, with(view(cpu, READ), slot, time));
      set(cpu, CURRENT, with(view(cpu, CURRENT), slot, time));
      return;
    }
    for (int kind = CURRENT; kind <= READ; kind++) {
      set(cpu, kind, join(view(cpu, kind), carried));
    }
    if (acquireOrdersStores) {
      set(cpu, STORED, join(view(cpu, STORED), carried));
      set(cpu, OWN, join(view(cpu, OWN), carried));
    }
  }

  private void write(int cpu, int slot, int value, int[] published) {
    int time = last(slot) + 1;
    int[] carried = with(published, slot, time);
    Message[] longer = Arrays.copyOf(messages[slot], messages[slot].length + 1);
    longer[longer.length - 1] = new Message(value, carried, step);
    messages[slot] = longer;
    set(cpu, OWN, join(view(cpu, OWN), carried));
    for (int kind = CURRENT; kind <= ACQUIRED; kind++) {
      set(cpu, kind, with(view(cpu, kind), slot, time));
    }
    forget(slot);
  }

  @Override
  public boolean looksAhead() {
    return words.isReducing();
  }

  @Override
  public void ahead(int cpu, Ahead[] frames, int count) {
    mayStore[cpu] = count < 0;
    Arrays.fill(mayRead[cpu], count < 0);
    for (int i = 0; i < count; i++) {
      mayStore[cpu] |= frames[i].stores();
      for (int slot = 0; slot < slots; slot++) {
        mayRead[cpu][slot] |= frames[i].reads(slot);
      }
    }
  }

  /**
   * Replaces views by what they come to at the CPU's next full fence, where nothing can see the
   * difference before: in words that it does not load until then, and in all that it publishes when
   * it stores nothing until then.
   */
  private void simplify() {
    for (int cpu = 0; cpu < cpus; cpu++) {
      int[] acquired = view(cpu, ACQUIRED).clone();
      int[] read = view(cpu, READ).clone();
      for (int slot = 0; slot < slots; slot++) {
        if (!mayRead[cpu][slot]) {
          acquired[slot] = Math.max(acquired[slot], fenced[slot]);
          read[slot] = acquired[slot];
        }
      }
      set(cpu, ACQUIRED, acquired);
      set(cpu, READ, read);
      if (!mayStore[cpu]) {
        set(cpu, CURRENT, read);
        set(cpu, STORED, read);
        set(cpu, OWN, read);
      }
    }
  }

  /** Drops of a message's view what everybody knows who can load it. */
  private int[] unknown(int slot, int[] carried, int[] many) {
    if (!words.isReducing()) {
      return carried;
    }
    int[] rest = carried;
    int observers = words.observers(slot);
    for (int other : many) {
      if (carried[other] > oldest[other] && isKnown(observers, other, carried[other])) {
        rest = rest == carried ? carried.clone() : rest;
        rest[other] = oldest[other];
      }
    }
    return rest;
  }

  private boolean isKnown(int observers, int slot, int time) {
    for (int cpu = 0; cpu < cpus; cpu++) {
      if ((observers >>> cpu & 1) != 0 && view(cpu, STORED)[slot] < time) {
        return false;
      }
    }
    return true;
  }

  /** Drops the messages that no CPU can load any more. */
  private void forget(int slot) {
    int bound = bound(slot);
    if (bound > oldest[slot]) {
      messages[slot] =
          Arrays.copyOfRange(messages[slot], bound - oldest[slot], messages[slot].length);
      oldest[slot] = bound;
    }
  }

  private int bound(int slot) {
    int bound = last(slot);
    int readers = words.isReducing() ? words.readers(slot) : -1;
    for (int cpu = 0; cpu < cpus; cpu++) {
      if ((readers >>> cpu & 1) != 0) {
        bound = Math.min(bound, view(cpu, READ)[slot]);
      }
    }
    return bound;
  }

  @Override
  public boolean isLocal(int cpu, Operation operation) {
    return operation.kind() == Kind.LOAD_LOAD_FENCE || operation.kind() == Kind.STORE_STORE_FENCE;
  }

  @Override
  public int newest(int slot) {
    return isPrivate(slot) ? values[slot] : message(slot, last(slot)).value;
  }

  @Override
  public void encode(Coder to) {
    if (words.isReducing()) {
      simplify();
    }
    int active = 0;
    for (int slot = 0; slot < slots; slot++) {
      if (isPrivate(slot)) {
        to.put(values[slot]);
        continue;
      }
      forget(slot);
      to.put(messages[slot].length);
      active += messages[slot].length > 1 ? 1 : 0;
    }
    int[] many = new int[active];
    int next = 0;
    for (int slot = 0; slot < slots; slot++) {
      if (!isPrivate(slot) && messages[slot].length > 1) {
        many[next++] = slot;
      }
    }
    for (int slot = 0; slot < slots; slot++) {
      if (!isPrivate(slot)) {
        for (Message message : messages[slot]) {
          to.put(message.value);
          encode(to, unknown(slot, message.view, many), many);
        }
      }
    }
    for (int[] view : views) {
      encode(to, view, many);
    }
    encode(to, fenced, many);
  }

  /** Times count from the oldest message that is kept; only words with several matter. */
  private void encode(Coder to, int[] view, int[] many) {
    boolean any = false;
    for (int slot : many) {
      any |= view[slot] > oldest[slot];
    }
    to.put(any ? 1 : 0);
    if (any) {
      for (int slot : many) {
        to.put(Math.max(0, view[slot] - oldest[slot]));
      }
    }
  }

  @Override
  public void decode(Coder from) {
    Arrays.fill(oldest, 0);
    int[] many = new int[slots];
    int active = 0;
    for (int slot = 0; slot < slots; slot++) {
      int count = from.get();
      if (isPrivate(slot)) {
        values[slot] = count;
      } else {
        messages[slot] = new Message[count];
        if (count > 1) {
          many[active++] = slot;
        }
      }
    }
    many = Arrays.copyOf(many, active);
    for (int slot = 0; slot < slots; slot++) {
      if (!isPrivate(slot)) {
        for (int i = 0; i < messages[slot].length; i++) {
          messages[slot][i] = new Message(from.get(), decode(from, many), INITIAL);
        }
      }
    }
    for (int i = 0; i < views.length; i++) {
      views[i] = decode(from, many);
    }
    fenced = decode(from, many);
  }

  private int[] decode(Coder from, int[] many) {
    if (from.get() == 0) {
      return nothing;
    }
    int[] view = new int[slots];
    for (int slot : many) {
      view[slot] = from.get();
    }
    return view;
  }
}
