// SPDX-License-Identifier: Apache-2.0
package smpcall.linux;

import smpcall.memory.Memory;
import smpcall.memory.Symbol;

/**
 * The addresses of the masks in the {@code call_function_data} of 4.14, and of the call data that
 * it points to: one for each target.
 *
 * <p>As {@code alloc_percpu} does, the layout puts the call data of all senders for one target side
 * by side; call data for different targets share no line. Only their owner accesses the masks.
 */
public final class CsdLayout {

  private final long csds;
  private final long bytesForTarget;
  private final Cpumask[] cpumask;
  private final Cpumask[] cpumaskIpi;

  /** Allocates for each CPU. Call it before they start. */
  public CsdLayout(Memory memory, int cpus, MaskPlace maskPlace) {
    long bytes = (long) cpus * CallSingleDataT.BYTES;
    bytesForTarget = (bytes + Memory.LINE - 1) / Memory.LINE * Memory.LINE;
    csds = memory.allocate(cpus * bytesForTarget);
    memory.describe(csds, cpus * bytesForTarget, this::symbol);
    cpumask = new Cpumask[cpus];
    cpumaskIpi = new Cpumask[cpus];
    int field = maskPlace == MaskPlace.INLINE ? Cpumask.bytes(cpus) : Long.BYTES;
    for (int cpu = 0; cpu < cpus; cpu++) {
      long fields = memory.allocate(2L * field);
      cpumask[cpu] = mask(memory, fields, cpus, maskPlace);
      cpumaskIpi[cpu] = mask(memory, fields + field, cpus, maskPlace);
    }
  }

  private static Cpumask mask(Memory memory, long field, int cpus, MaskPlace maskPlace) {
    if (maskPlace == MaskPlace.INLINE) {
      return Cpumask.at(memory, field, cpus);
    }
    memory.setOpaque(field, memory.allocate(Cpumask.bytes(cpus)));
    return Cpumask.pointedToBy(memory, field, cpus);
  }

  private Symbol symbol(long offset) {
    int target = (int) (offset / bytesForTarget);
    int inArea = (int) (offset % bytesForTarget);
    String field = CallSingleDataT.fieldAt(inArea % CallSingleDataT.BYTES);
    return new Symbol("csd", inArea / CallSingleDataT.BYTES, target, field);
  }

  /** {@code per_cpu_ptr(cfd->csd, target)} of the sender's {@code cfd_data}. */
  public long csd(int sender, int target) {
    return csds + target * bytesForTarget + (long) sender * CallSingleDataT.BYTES;
  }

  /** {@code cfd->cpumask}: the targets it waits for. */
  public Cpumask cpumask(int cpu) {
    return cpumask[cpu];
  }

  /** {@code cfd->cpumask_ipi}: the targets it interrupts. */
  public Cpumask cpumaskIpi(int cpu) {
    return cpumaskIpi[cpu];
  }
}
