// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import smpcall.audit.SequenceAudit;

/**
 * {@link smpcall.kernel.SmpSpinlock} step by step without a memory layer: objects with fields and
 * their VarHandles. It is limited to 64 CPUs and to calls to all CPUs.
 *
 * <p>List pointers are entry numbers plus 1, and 0 is the head, because references would add the
 * garbage collector's barriers. Objects must not share cache lines, so {@link MemoryCost} aligns
 * them to 128 bytes.
 */
final class FieldProtocol implements MemoryCost.Protocol {

  private static final int HEAD = 0;
  private static final int POISON = -1;
  private static final int LOCK = 1;

  private static class Lock {
    static final VarHandle NEXT_TICKET = handle(Lock.class, "nextTicket", int.class);
    static final VarHandle OWNER = handle(Lock.class, "owner", int.class);

    int nextTicket;
    int owner;
  }

  private static final class Entry extends Lock {
    static final VarHandle NEXT = handle(Entry.class, "next", int.class);
    static final VarHandle PREV = handle(Entry.class, "prev", int.class);
    static final VarHandle FLAGS = handle(Entry.class, "flags", int.class);
    static final VarHandle REFS = handle(Entry.class, "refs", int.class);
    static final VarHandle FUNC = handle(Entry.class, "func", long.class);
    static final VarHandle INFO = handle(Entry.class, "info", long.class);
    static final VarHandle MASK = handle(Entry.class, "mask", long.class);

    int next;
    int prev;
    int flags;
    int refs;
    long func;
    long info;
    long mask;
  }

  private static final class CpuLine {
    static final VarHandle CALL_FUNCTION = handle(CpuLine.class, "callFunction", int.class);
    static final VarHandle SINGLE = handle(CpuLine.class, "single", int.class);
    static final VarHandle STOP = handle(CpuLine.class, "stop", int.class);

    int callFunction;
    int single;
    int stop;
  }

  private final int cpus;
  private final SequenceAudit[] functions;
  private final CpuLine[] lines;
  private final Entry[] entries;
  private final Entry online = new Entry();
  private final Entry queue;
  private long warnings;

  FieldProtocol(int cpus, SequenceAudit audit) {
    this.cpus = cpus;
    functions = new SequenceAudit[] {audit};
    lines = new CpuLine[cpus];
    entries = new Entry[cpus + 1];
    for (int cpu = 0; cpu < cpus; cpu++) {
      lines[cpu] = new CpuLine();
    }
    for (int entry = 0; entry <= cpus; entry++) {
      entries[entry] = new Entry();
    }
    queue = entries[HEAD];
    online.mask = cpus == Long.SIZE ? -1L : (1L << cpus) - 1;
  }

  private void lock(int cpu, Lock lock) {
    int ticket = (int) Lock.NEXT_TICKET.getAndAdd(lock, 1);
    while ((int) Lock.OWNER.getAcquire(lock) != ticket) {
      Thread.onSpinWait();
      checkStopped(cpu);
    }
  }

  private void unlock(Lock lock) {
    Lock.OWNER.setRelease(lock, (int) Lock.OWNER.getOpaque(lock) + 1);
  }

  private void checkStopped(int cpu) {
    if ((int) CpuLine.STOP.getOpaque(lines[cpu]) != 0) {
      throw new IllegalStateException("stopped");
    }
  }

  @Override
  public void call(int cpu, long info) {
    if (nextOther(-1, cpu) >= cpus) {
      return;
    }

    Entry data = entries[cpu + 1];
    lockWait(cpu, data);
    Entry.FLAGS.setOpaque(data, LOCK);
    VarHandle.fullFence();

    lock(cpu, data);
    Entry.FUNC.setOpaque(data, 0L);
    Entry.INFO.setOpaque(data, info);
    long all = (long) Entry.MASK.getOpaque(online) & (long) Entry.MASK.getOpaque(online);
    Entry.MASK.setOpaque(data, all & ~(1L << cpu));
    Entry.REFS.setOpaque(data, Long.bitCount((long) Entry.MASK.getOpaque(data)));

    lock(cpu, queue);
    add(cpu + 1, data);
    unlock(queue);

    unlock(data);

    VarHandle.fullFence();

    for (int target = next(-1, data); target < cpus; target = next(target, data)) {
      CpuLine.CALL_FUNCTION.setOpaque(lines[target], 1);
    }

    lockWait(cpu, data);
  }

  private void lockWait(int cpu, Entry data) {
    while (((int) Entry.FLAGS.getOpaque(data) & LOCK) != 0) {
      Thread.onSpinWait();
      serve(cpu);
      checkStopped(cpu);
    }
  }

  private int nextOther(int after, int thisCpu) {
    int next = next(after, online);
    return next == thisCpu ? next(next, online) : next;
  }

  private int next(int cpu, Entry data) {
    int from = cpu + 1;
    if (from >= cpus) {
      return cpus;
    }
    long bits = (long) Entry.MASK.getOpaque(data) & -1L << from;
    return bits != 0 ? Long.numberOfTrailingZeros(bits) : cpus;
  }

  private void add(int element, Entry data) {
    int first = (int) Entry.NEXT.getOpaque(queue);
    Entry.NEXT.setOpaque(data, first);
    Entry.PREV.setOpaque(data, HEAD);
    Entry.NEXT.setRelease(queue, element);
    Entry.PREV.setOpaque(entries[first], element);
  }

  private void delete(Entry data) {
    int prev = (int) Entry.PREV.getOpaque(data);
    if (prev == POISON) {
      throw new IllegalStateException("deleted twice");
    }
    int next = (int) Entry.NEXT.getOpaque(data);
    Entry.PREV.setOpaque(entries[next], prev);
    Entry.NEXT.setOpaque(entries[prev], next);
    Entry.PREV.setOpaque(data, POISON);
  }

  @Override
  public void serve(int cpu) {
    CpuLine line = lines[cpu];
    if ((int) CpuLine.CALL_FUNCTION.getOpaque(line) != 0) {
      CpuLine.CALL_FUNCTION.getAndSet(line, 0);
      interrupt(cpu);
    }
    if ((int) CpuLine.SINGLE.getOpaque(line) != 0) {
      throw new IllegalStateException("unexpected single call interrupt");
    }
  }

  private void interrupt(int cpu) {
    VarHandle.fullFence();
    int element = (int) Entry.NEXT.getAcquire(queue);
    while (element != HEAD) {
      Entry data = entries[element];
      visit(cpu, data);
      checkStopped(cpu);
      element = (int) Entry.NEXT.getAcquire(data);
    }
  }

  private void visit(int cpu, Entry data) {
    lock(cpu, data);
    if (((long) Entry.MASK.getOpaque(data) & 1L << cpu) == 0) {
      unlock(data);
      return;
    }
    Entry.MASK.getAndBitwiseAnd(data, ~(1L << cpu));
    unlock(data);

    long info = (long) Entry.INFO.getOpaque(data);
    functions[(int) (long) Entry.FUNC.getOpaque(data)].executed(cpu, info);

    lock(cpu, data);
    if ((int) Entry.REFS.getOpaque(data) == 0) {
      warnings++;
    }
    int refs = (int) Entry.REFS.getOpaque(data) - 1;
    Entry.REFS.setOpaque(data, refs);
    if (refs == 0) {
      lock(cpu, queue);
      delete(data);
      unlock(queue);
    }
    unlock(data);

    if (refs == 0) {
      VarHandle.fullFence();
      Entry.FLAGS.setOpaque(data, (int) Entry.FLAGS.getOpaque(data) & ~LOCK);
    }
  }

  @Override
  public long warnings() {
    return warnings;
  }

  @Override
  public long leftovers() {
    long inUse =
        Arrays.stream(entries)
            .filter(entry -> entry.flags != 0 || entry.refs != 0 || entry.mask != 0)
            .count();
    return queue.next == HEAD ? inUse : inUse + 1;
  }

  private static VarHandle handle(Class<?> owner, String name, Class<?> type) {
    try {
      return MethodHandles.lookup().findVarHandle(owner, name, type);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
