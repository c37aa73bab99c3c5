// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.naive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.IntConsumer;
import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;
import smpcall.machine.Machine;
import smpcall.memory.Memory;
import smpcall.memory.Symbol;
import smpcall.simulate.engine.InterruptModel;
import smpcall.simulate.setting.Parameter;
import smpcall.simulate.setting.Parameters;
import smpcall.simulate.setting.SimulatedHost;
import smpcall.simulate.setting.Topology;

/** Words on lines. Every access that takes time lets the other CPUs run meanwhile. */
final class NaiveMemory extends Memory {

  private final Map<Long, Long> words = new HashMap<>();
  private final Map<Long, CacheLine> lines = new HashMap<>();
  private final Map<Long, Symbol> symbols = new HashMap<>();
  private final List<Core> cores = new ArrayList<>();
  private final InterruptController interrupts = new InterruptController();
  private final Clock clock;
  private final Counters counters;
  private final SimulatedHost host;
  private final Parameters parameters;
  private final Topology topology;
  private final InterruptModel model;
  private final IntConsumer takeInterrupts;

  /**
   * @param takeInterrupts told that a CPU takes what is pending, wherever it is
   */
  NaiveMemory(
      int cpus,
      Clock clock,
      Counters counters,
      SimulatedHost host,
      InterruptModel model,
      IntConsumer takeInterrupts) {
    super(0, Machine.capacity(cpus));
    this.clock = clock;
    this.counters = counters;
    this.host = host;
    this.model = model;
    this.takeInterrupts = takeInterrupts;
    parameters = host.parameters();
    topology = host.topologyOf(cpus);
    for (int cpu = 0; cpu < cpus; cpu++) {
      cores.add(new Core(new StoreBuffer(cpu, cpus + cpu, clock, words, this::line, parameters)));
    }
  }

  Core core(int cpu) {
    return cores.get(cpu);
  }

  /** Whether no store and no interrupt is on its way, and no handler runs. */
  boolean isAtRest() {
    return interrupts.isIdle(this::word)
        && cores.stream().allMatch(core -> core.buffer.isEmpty() && !core.isInHandler);
  }

  @Override
  public void describe(long address, long bytes, LongFunction<Symbol> symbolAt) {
    for (long offset = 0; offset < bytes; offset += Integer.BYTES) {
      Symbol symbol = symbolAt.apply(offset);
      if (symbol != null) {
        symbols.put(address + offset, symbol);
        addInterrupt(address + offset, symbol);
      }
    }
  }

  private void addInterrupt(long address, Symbol symbol) {
    if (symbol.structure().equals("cpu") && symbol.field().endsWith("_ipi")) {
      interrupts.add(address, symbol.cpu());
    }
  }

  private boolean isField(long address, String name) {
    Symbol symbol = symbols.get(address);
    return symbol != null && symbol.field().equals(name);
  }

  private boolean isOf(long address, String structure) {
    Symbol symbol = symbols.get(address);
    return symbol != null && symbol.structure().equals(structure);
  }

  /** Whether the word is on no line. */
  private boolean isFree(long address) {
    return clock.running() == Clock.NOBODY || isOf(address, "cpu") && isField(address, "stop");
  }

  private boolean isControlled(long address) {
    return model != InterruptModel.WORD && interrupts.has(address);
  }

  private long word(long address) {
    return words.getOrDefault(address, 0L);
  }

  private CacheLine line(long address) {
    return lines.computeIfAbsent(
        address / (long) parameters.get(Parameter.LINE),
        number -> new CacheLine(clock, counters, host, topology));
  }

  private Core self() {
    return cores.get(clock.running());
  }

  /** Lets time pass for the running CPU. */
  void spend(Parameter time) {
    clock.spend(parameters.picoseconds(time));
  }

  private void takeInterrupts() {
    int cpu = clock.running();
    Core core = self();
    if (model == InterruptModel.ANYWHERE
        && core.isInterruptible()
        && interrupts.isPendingFor(cpu, clock.now())) {
      core.takesInterrupts = true;
      takeInterrupts.accept(cpu);
      core.takesInterrupts = false;
    }
  }

  private long load(long address) {
    if (isFree(address)) {
      return word(address);
    }
    if (isControlled(address)) {
      return interrupts.isPending(address, clock.now()) ? 1 : 0;
    }
    takeInterrupts();
    OptionalLong own = self().buffer.find(address);
    long value = own.isPresent() ? own.getAsLong() : access(address, Access.LOAD, old -> old);
    spend(Parameter.HIT);
    return value;
  }

  private void store(long address, long value) {
    if (isFree(address)) {
      words.put(address, value);
      return;
    }
    takeInterrupts();
    if (isControlled(address)) {
      send(address);
      return;
    }
    if (interrupts.has(address)) {
      counters.interrupts++;
    }
    StoreBuffer buffer = self().buffer;
    boolean isOwner = line(address).isReady(clock.running(), Access.STORE);
    if (parameters.get(Parameter.STORE_BUFFER) == 0 || buffer.isEmpty() && isOwner) {
      access(address, Access.STORE, old -> value);
    } else {
      buffer.add(address, value);
    }
    spend(Parameter.HIT);
  }

  private void send(long address) {
    self().buffer.drain();
    counters.interrupts++;
    spend(Parameter.SEND);
    interrupts.send(address, clock.now() + parameters.picoseconds(Parameter.INTERRUPT));
  }

  private void release(long address, long value) {
    store(address, value);
    if (clock.running() != Clock.NOBODY && isField(address, "lock")) {
      self().unlocks();
    }
  }

  private long atomic(long address, LongUnaryOperator operation) {
    if (isFree(address)) {
      return operate(address, operation);
    }
    if (isControlled(address)) {
      long value = load(address);
      interrupts.clear(address);
      return value;
    }
    takeInterrupts();
    if (isField(address, "lock")) {
      self().locks(address);
    }
    self().buffer.drain();
    long value = access(address, Access.ATOMIC, operation);
    spend(Parameter.ATOMIC);
    return value;
  }

  private long operate(long address, LongUnaryOperator operation) {
    long old = word(address);
    words.put(address, operation.applyAsLong(old));
    return old;
  }

  /** Returns the old value, when the line is there. */
  private long access(long address, Access access, LongUnaryOperator operation) {
    int cpu = clock.running();
    CacheLine line = line(address);
    long[] old = new long[1];
    Request request =
        new Request(
            cpu,
            cpu,
            access,
            () -> old[0] = operate(address, operation),
            time -> clock.wakeAt(time, cpu));
    if (line.isReady(cpu, access)) {
      line.hit(request);
    } else {
      line.request(request);
      clock.sleep();
    }
    return old[0];
  }

  private long loadInHandler(long address, boolean acquires) {
    if (clock.running() != Clock.NOBODY && self().isInHandler) {
      if (acquires && isField(address, "next")) {
        self().readsPointer();
      } else if (isOf(address, "csd") && isField(address, "func")) {
        self().readsCall();
      }
    }
    return load(address);
  }

  @Override
  public long getOpaque(long address) {
    return loadInHandler(address, false);
  }

  @Override
  public void setOpaque(long address, long value) {
    store(address, value);
  }

  @Override
  public long getAcquire(long address) {
    return loadInHandler(address, true);
  }

  @Override
  public void setRelease(long address, long value) {
    store(address, value);
  }

  @Override
  public long getAndSet(long address, long value) {
    return atomic(address, old -> value);
  }

  @Override
  public long getAndBitwiseAnd(long address, long mask) {
    return atomic(address, old -> old & mask);
  }

  @Override
  public boolean compareAndSet(long address, long expected, long value) {
    return atomic(address, old -> old == expected ? value : old) == expected;
  }

  @Override
  public int getIntOpaque(long address) {
    return (int) load(address);
  }

  @Override
  public void setIntOpaque(long address, int value) {
    store(address, value);
  }

  @Override
  public int getIntAcquire(long address) {
    return (int) load(address);
  }

  @Override
  public void setIntRelease(long address, int value) {
    release(address, value);
  }

  @Override
  public int getAndSetInt(long address, int value) {
    return (int) atomic(address, old -> value);
  }

  @Override
  public boolean compareAndSetInt(long address, int expected, int value) {
    return compareAndSet(address, expected, value);
  }

  @Override
  public int getAndAddInt(long address, int delta) {
    return (int) atomic(address, old -> (int) old + delta);
  }

  @Override
  public void loadLoadFence() {
    // loads stay in order
  }

  @Override
  public void storeStoreFence() {
    // stores stay in order
  }

  @Override
  public void fullFence() {
    if (clock.running() != Clock.NOBODY) {
      takeInterrupts();
      self().buffer.drain();
      spend(Parameter.FENCE);
    }
  }

  @Override
  public void atomicFence() {
    // an atomic access is a barrier
  }

  @Override
  public void relax() {
    takeInterrupts();
    clock.spend(parameters.picoseconds(Parameter.PAUSE) + parameters.picoseconds(Parameter.HIT));
  }
}
