// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Control;
import org.openjdk.jmh.infra.ThreadParams;
import smpcall.audit.AuditResult;
import smpcall.audit.SequenceAudit;
import smpcall.benchmark.protocol.ArrayMemory;
import smpcall.benchmark.protocol.FieldProtocol;
import smpcall.benchmark.protocol.MemoryProtocol;
import smpcall.benchmark.protocol.Protocol;
import smpcall.machine.Machine;
import smpcall.memory.HardwareMemory;

/**
 * The cost of the memory layer: the protocol of the version {@code spinlock} through {@link
 * smpcall.memory.Memory} on a direct buffer, as in other benchmarks ({@code buffer}), on an array
 * ({@code array}), and with plain fields and their VarHandles ({@code fields}).
 *
 * <pre>./study run --workloads memory-cost</pre>
 *
 * <p>This command interleaves the three, with a random time before each call. One operation is one
 * call, as in {@link Storm}; with {@code -p gap=1000} the result is its mean duration.
 */
@Fork(value = 5, jvmArgsAppend = "-XX:ObjectAlignmentInBytes=128")
public class MemoryCost extends PinnedBenchmark {

  /** Bytes by which the place of objects on the heap differs, at most. */
  private static final int LARGEST_SHIFT = 1 << 20;

  /** The protocol in one of its representations. */
  @State(Scope.Benchmark)
  public static class Representation {

    /** {@code buffer}, {@code array} or {@code fields}. */
    @Param({"buffer", "array", "fields"})
    public String memory;

    /** Seed of its place in memory in each iteration; 0: the next free one. */
    @Param("0")
    public long place;

    private SequenceAudit audit;
    private Protocol protocol;
    private SplittableRandom lines;

    /** Before it on the heap; nothing reads it. */
    private byte[] shift;

    /** Begins the places of this fork. */
    @Setup(Level.Trial)
    public void begin() {
      UsageCheck.throwIfPresent(ParameterValues.checkNumber("place", place));
      lines = new SplittableRandom(place);
    }

    /**
     * Makes it in a new place for every iteration, for the reason in {@link KernelUnderTest#boot}.
     */
    @Setup(Level.Iteration)
    public void make(Placement placement) {
      int cpus = placement.threads();
      int capacity = Machine.capacity(cpus);
      audit = new SequenceAudit(cpus);
      if (place != 0) {
        shift = new byte[lines.nextInt(LARGEST_SHIFT)];
      }
      protocol =
          switch (memory) {
            case "buffer" -> new MemoryProtocol(memory(capacity), cpus, audit);
            case "array" -> new MemoryProtocol(new ArrayMemory(capacity), cpus, audit);
            case "fields" -> new FieldProtocol(cpus, audit);
            default -> throw new IllegalArgumentException("no memory '" + memory + "'");
          };
    }

    private HardwareMemory memory(int capacity) {
      return place == 0
          ? new HardwareMemory(capacity)
          : new HardwareMemory(capacity, lines.nextLong());
    }
  }

  /** A CPU of the protocol. */
  @State(Scope.Thread)
  public static class ProtocolCpu implements Pacer.IdleCpu {
    private Representation of;
    private int cpu;

    /** Takes the CPU that has this thread's number. */
    @Setup(Level.Iteration)
    public void setUp(Representation representation, ThreadParams thread) {
      of = representation;
      cpu = thread.getThreadIndex();
    }

    void call() {
      of.protocol.call(cpu, of.audit.issue(cpu));
      of.audit.returned(cpu);
    }

    @Override
    public void idle() {
      serve();
      Thread.onSpinWait();
    }

    @Override
    public void serve() {
      of.protocol.serve(cpu);
    }
  }

  /** The audit's result; JMH reports the public fields of thread 0. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class AuditCounts {

    /** {@link AuditResult#calls}. */
    public long calls;

    /** {@link AuditResult#executions}. */
    public long executions;

    /** {@link AuditResult#failures}. */
    public long failures;

    /** Closes the audit. */
    @TearDown(Level.Iteration)
    public void close(Representation of, ThreadParams thread) {
      if (thread.getThreadIndex() == 0) {
        AuditResult result = of.audit.close(of.protocol.warnings(), of.protocol.leftovers());
        calls = result.calls();
        executions = result.executions();
        failures = result.failures();
      }
    }
  }

  /** One call. */
  @Benchmark
  public void call(
      Control control, PinnedThread thread, Pacer pacer, AuditCounts counts, ProtocolCpu cpu) {
    if (thread.isRunning(control)) {
      if (!Pacer.isPaced()) {
        cpu.call();
      } else if (pacer.awaitCall(control, thread, cpu)) {
        cpu.call();
        pacer.returned();
      }
      pacer.pad();
    } else {
      cpu.serve();
    }
  }
}
