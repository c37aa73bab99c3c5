// SPDX-License-Identifier: Apache-2.0
package smpcall.linux;

import smpcall.memory.Memory;
import smpcall.memory.Symbol;

/**
 * Where the fields of {@code struct call_function_data} of 4.14 lie, and the call data that it
 * points to: one for each target.
 *
 * <p>As {@code alloc_percpu} places them, those for one target are side by side in that target's
 * area, whoever their senders are; those for different targets share no line. The masks are for
 * their owner's eyes only.
 */
public final class CsdLayout {

  private final long csds;
  private final long bytesForTarget;
  private final Cpumask[] cpumask;
  private final Cpumask[] cpumaskIpi;

  /** Allocates for each CPU; for the time before they start. */
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

  /** {@code cfd->cpumask}: whom it is waiting for. */
  public Cpumask cpumask(int cpu) {
    return cpumask[cpu];
  }

  /** {@code cfd->cpumask_ipi}: whom it interrupts. */
  public Cpumask cpumaskIpi(int cpu) {
    return cpumaskIpi[cpu];
  }
}
