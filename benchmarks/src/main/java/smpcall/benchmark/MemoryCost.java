// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

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
import smpcall.machine.Machine;
import smpcall.memory.HardwareMemory;

/**
 * The cost of the memory layer: the protocol of the version {@code spinlock} through {@link
 * smpcall.memory.Memory} on a direct buffer, as in other benchmarks ({@code buffer}), on an array
 * ({@code array}), and with plain fields and their VarHandles ({@code fields}).
 *
 * <pre>./study run --workloads memory-cost</pre>
 *
 * <p>This command interleaves the three. One operation is one call, as in {@link Storm}.
 */
@Fork(value = 5, jvmArgsAppend = "-XX:ObjectAlignmentInBytes=128")
public class MemoryCost extends PinnedBenchmark {

  /** The protocol of the version {@code spinlock}; a CPU is a number, used by one thread. */
  interface Protocol {

    /**
     * {@code smp_call_function} with wait: every other CPU runs the audit's function with {@code
     * info}.
     */
    void call(int cpu, long info);

    /** Takes the pending interrupts of a CPU. */
    void serve(int cpu);

    /** Number of the kernel's warnings. */
    long warnings();

    /** Number of objects that are still in use. */
    long leftovers();
  }

  /** The protocol in one of its representations. */
  @State(Scope.Benchmark)
  public static class Representation {

    /** {@code buffer}, {@code array} or {@code fields}. */
    @Param({"buffer", "array", "fields"})
    public String memory;

    private SequenceAudit audit;
    private Protocol protocol;

    /**
     * Makes it in a new place for every iteration, for the reason in {@link KernelUnderTest#boot}.
     */
    @Setup(Level.Iteration)
    public void make(Placement placement) {
      int cpus = placement.threads();
      int capacity = Machine.capacity(cpus);
      audit = new SequenceAudit(cpus);
      protocol =
          switch (memory) {
            case "buffer" -> new MemoryProtocol(new HardwareMemory(capacity), cpus, audit);
            case "array" -> new MemoryProtocol(new ArrayMemory(capacity), cpus, audit);
            case "fields" -> new FieldProtocol(cpus, audit);
            default -> throw new IllegalArgumentException("no memory '" + memory + "'");
          };
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
      Control control,
      PinnedThread thread,
      AuditCounts counts,
      Representation of,
      ThreadParams params) {
    int cpu = params.getThreadIndex();
    if (thread.isRunning(control)) {
      of.protocol.call(cpu, of.audit.issue(cpu));
      of.audit.returned(cpu);
    } else {
      of.protocol.serve(cpu);
    }
  }
}
