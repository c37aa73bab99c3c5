// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.engine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.LongFunction;
import smpcall.memory.Memory;
import smpcall.memory.Symbol;
import smpcall.simulate.cache.Fields;
import smpcall.simulate.cache.Line;
import smpcall.simulate.engine.Counts.Event;
import smpcall.simulate.setting.SimulatedHost;

/**
 * The memory of a simulated multiprocessor: every access takes simulated time, by the state of its
 * line. CPUs that run have the order of x86 (TSO), so that a fence between loads or between stores
 * takes none. While no CPU runs, accesses are free.
 *
 * <p>The words of an interrupt controller and the word that stops a CPU are on no line, unless
 * interrupts are modelled as words ({@link InterruptModel#WORD}).
 */
public final class SimulatedMemory extends Memory {

  /** What a word is to the simulation. */
  private enum Role {
    UNKNOWN,
    DATA,
    CALL_FUNCTION,
    CALL_FUNCTION_SINGLE,
    STOP,
    LOCK,
    LIST,
    QUEUED
  }

  private final Multiprocessor processor;
  private final Fields fields;
  private final InterruptModel interrupts;
  private final Map<Long, Integer> cpuOfWord = new HashMap<>();
  private Role[] roles = new Role[64];
  private IntConsumer interruptTaker = cpu -> {};

  /**
   * @param bytes size, as {@link smpcall.machine.Machine#capacity} gives it
   */
  public SimulatedMemory(
      int bytes, int cpus, SimulatedHost host, InterruptModel interrupts, long seed) {
    super(0, bytes);
    this.interrupts = interrupts;
    processor = new Multiprocessor(bytes, cpus, host, seed);
    fields = processor.caches.fields();
    Arrays.fill(roles, Role.UNKNOWN);
  }

  /** Sets what lets a CPU take its interrupts. */
  public void takeInterruptsBy(IntConsumer taker) {
    interruptTaker = taker;
  }

  Multiprocessor processor() {
    return processor;
  }

  @Override
  public void describe(long address, long bytes, LongFunction<Symbol> symbolAt) {
    fields.describe(address, bytes, symbolAt);
    for (long at = 0; at < bytes && at < 2 * Integer.BYTES; at += Integer.BYTES) {
      Symbol symbol = symbolAt.apply(at);
      if (symbol != null && symbol.structure().equals("cpu")) {
        cpuOfWord.put(address + at, symbol.cpu());
      }
    }
  }

  private Role role(int field) {
    if (field >= roles.length) {
      int known = roles.length;
      roles = Arrays.copyOf(roles, 2 * field);
      Arrays.fill(roles, known, roles.length, Role.UNKNOWN);
    }
    if (roles[field] == Role.UNKNOWN) {
      roles[field] = roleOf(fields.name(field));
    }
    return roles[field];
  }

  private Role roleOf(String name) {
    boolean isWord = interrupts == InterruptModel.WORD;
    return switch (name) {
      case "cpu.call_function_ipi" -> isWord ? Role.DATA : Role.CALL_FUNCTION;
      case "cpu.call_function_single_ipi" -> isWord ? Role.DATA : Role.CALL_FUNCTION_SINGLE;
      case "cpu.stop" -> Role.STOP;
      case "cfd_data.next", "call_function.next" -> Role.LIST;
      case "csd.func" -> Role.QUEUED;
      default -> name.endsWith(".lock") ? Role.LOCK : Role.DATA;
    };
  }

  private long load(long address, boolean wide) {
    Core core = processor.running;
    if (core == null) {
      return processor.words.get(address, wide);
    }
    takeInterrupts(core);
    processor.counts.count(Event.LOAD);
    Line line = processor.caches.line(address);
    int place = core.buffer.isEmpty() ? -1 : core.buffer.find(address);
    long value;
    if (place >= 0) {
      value = core.buffer.valueAt(place);
    } else if (line.isReadableBy(core.id)) {
      value = processor.words.get(address, wide);
    } else {
      value = processor.fetch(core, Operation.LOAD, address, wide, line, fields.at(address));
    }
    if (core.inHandler && role(fields.at(address)) == Role.QUEUED) {
      core.queued++;
    }
    processor.spend(core, TimeShare.WORK, processor.costs.hit());
    core.loop.read(address, value, line);
    processor.letOthersRun(core);
    return value;
  }

  private void store(long address, long value, boolean wide) {
    Core core = processor.running;
    if (core == null) {
      processor.words.set(address, value, wide);
      return;
    }
    takeInterrupts(core);
    processor.counts.count(Event.STORE);
    Line line = processor.caches.line(address);
    if (core.buffer.isEmpty() && line.isWritableBy(core.id)) {
      processor.words.set(address, value, wide);
      line.written();
    } else if (processor.costs.storeBuffer()) {
      processor.buffer(core, address, value, wide);
    } else {
      core.operand = value;
      processor.fetch(core, Operation.STORE, address, wide, line, fields.at(address));
    }
    processor.spend(core, TimeShare.WORK, processor.costs.hit());
    core.loop.write();
    processor.letOthersRun(core);
  }

  private long modify(
      Operation operation, long address, boolean wide, long operand, long expected) {
    Core core = processor.running;
    if (core == null) {
      return processor.words.apply(operation, address, wide, operand, expected);
    }
    takeInterrupts(core);
    processor.counts.count(Event.ATOMIC);
    processor.drain(core);
    Line line = processor.caches.line(address);
    long before;
    if (line.isWritableBy(core.id)) {
      before = processor.words.apply(operation, address, wide, operand, expected);
      line.written();
    } else {
      core.operand = operand;
      core.expected = expected;
      before = processor.fetch(core, operation, address, wide, line, fields.at(address));
    }
    processor.spend(core, TimeShare.WORK, processor.costs.atomic());
    core.loop.write();
    processor.letOthersRun(core);
    return before;
  }

  private void takeInterrupts(Core core) {
    if (interrupts == InterruptModel.ANYWHERE
        && core.pendingAt() <= processor.now
        && core.isInterruptible()) {
      core.takesInterrupts = true;
      interruptTaker.accept(core.id);
      core.takesInterrupts = false;
    }
  }

  private Role roleAt(long address) {
    return processor.running == null ? Role.DATA : role(fields.at(address));
  }

  private Core owner(long address) {
    return processor.core(cpuOfWord.get(address));
  }

  private int loadInt(long address) {
    Role role = roleAt(address);
    return switch (role) {
      case CALL_FUNCTION, CALL_FUNCTION_SINGLE -> {
        boolean isPending = owner(address).pendingAt[vector(role)] <= processor.now;
        yield poll(isPending ? 1 : 0);
      }
      case STOP -> poll((int) processor.words.get(address, false));
      default -> (int) load(address, false);
    };
  }

  private int poll(int value) {
    processor.running.loop.poll(value);
    return value;
  }

  private static int vector(Role role) {
    return role == Role.CALL_FUNCTION ? 0 : 1;
  }

  private void send(long address, Role role) {
    Core core = processor.running;
    takeInterrupts(core);
    processor.drain(core);
    processor.counts.count(Event.INTERRUPT_SENT);
    processor.spend(core, TimeShare.INTERRUPT, processor.costs.send());
    processor.letOthersRun(core); // the target may take one that is pending meanwhile
    processor.interrupt(owner(address), vector(role));
    core.loop.write();
  }

  @Override
  public long getOpaque(long address) {
    return load(address, true);
  }

  @Override
  public void setOpaque(long address, long value) {
    store(address, value, true);
  }

  @Override
  public long getAcquire(long address) {
    Core core = processor.running;
    if (core != null && core.inHandler && role(fields.at(address)) == Role.LIST) {
      core.listLoads++;
    }
    return load(address, true);
  }

  @Override
  public void setRelease(long address, long value) {
    store(address, value, true);
  }

  @Override
  public long getAndSet(long address, long value) {
    return modify(Operation.SWAP, address, true, value, 0);
  }

  @Override
  public long getAndBitwiseAnd(long address, long mask) {
    return modify(Operation.AND, address, true, mask, 0);
  }

  @Override
  public boolean compareAndSet(long address, long expected, long value) {
    return modify(Operation.COMPARE_AND_SET, address, true, value, expected) == expected;
  }

  @Override
  public boolean compareAndSetInt(long address, int expected, int value) {
    return modify(Operation.COMPARE_AND_SET, address, false, value, expected) == expected;
  }

  @Override
  public int getIntOpaque(long address) {
    return loadInt(address);
  }

  @Override
  public void setIntOpaque(long address, int value) {
    Role role = roleAt(address);
    switch (role) {
      case CALL_FUNCTION, CALL_FUNCTION_SINGLE -> send(address, role);
      case STOP -> processor.words.set(address, value, false);
      default -> {
        if (interrupts == InterruptModel.WORD
            && processor.running != null
            && cpuOfWord.containsKey(address)) {
          processor.counts.count(Event.INTERRUPT_SENT);
        }
        store(address, value, false);
      }
    }
  }

  @Override
  public int getIntAcquire(long address) {
    return loadInt(address);
  }

  @Override
  public void setIntRelease(long address, int value) {
    if (roleAt(address) == Role.LOCK) {
      store(address, value, false);
      processor.running.unlocked();
    } else {
      store(address, value, false);
    }
  }

  @Override
  public int getAndSetInt(long address, int value) {
    Role role = roleAt(address);
    return switch (role) {
      case CALL_FUNCTION, CALL_FUNCTION_SINGLE -> {
        processor.running.pendingAt[vector(role)] = Agenda.NEVER;
        processor.running.loop.write();
        yield 1;
      }
      default -> (int) modifyLock(role, Operation.SWAP, address, value);
    };
  }

  @Override
  public int getAndAddInt(long address, int delta) {
    return (int) modifyLock(roleAt(address), Operation.ADD, address, delta);
  }

  private long modifyLock(Role role, Operation operation, long address, int operand) {
    if (role == Role.LOCK) {
      takeInterrupts(processor.running);
      processor.running.locks(address);
    }
    return modify(operation, address, false, operand, 0);
  }

  @Override
  public void loadLoadFence() {}

  @Override
  public void storeStoreFence() {}

  @Override
  public void fullFence() {
    Core core = processor.running;
    if (core != null) {
      takeInterrupts(core);
      processor.counts.count(Event.FENCE);
      processor.drain(core);
      processor.spend(core, TimeShare.WORK, processor.costs.fence());
      processor.letOthersRun(core);
    }
  }

  @Override
  public void atomicFence() {}

  @Override
  public void relax() {
    Core core = processor.running;
    if (core == null) {
      return;
    }
    takeInterrupts(core);
    processor.spend(core, TimeShare.WORK, processor.costs.pause() + processor.costs.hit());
    if (core.loop.isSteady(core.id)) {
      processor.sleep(core, wakesAtInterrupt(core));
    }
    core.loop.next(processor.now);
    processor.letOthersRun(core);
  }

  private boolean wakesAtInterrupt(Core core) {
    return switch (interrupts) {
      case ANYWHERE -> core.isInterruptible() || core.loop.hasPolled() && !core.inHandler;
      case POLLED -> core.loop.hasPolled();
      case WORD -> false;
    };
  }
}
