// SPDX-License-Identifier: Apache-2.0
package smpcall.kernel;

import java.util.ArrayList;
import java.util.List;
import smpcall.linux.Cpumask;
import smpcall.machine.Cpu;
import smpcall.machine.Machine;
import smpcall.memory.Memory;

/**
 * Not a kernel version: the same interrupts and the same waiting without a shared entry, list or
 * lock. It measures the cost of the harness, and is the ideal to compare the versions with.
 *
 * <p>A sender puts its request into its mailbox at the target (sequence number and function in one
 * word, info in the next), interrupts, and waits until each target has answered in a third word on
 * the same line. So one line goes to each target and comes back. That is the ideal on two CPUs;
 * with more, mailboxes share lines, and senders disturb each other there.
 */
public final class SmpFloor implements Smp {

  private static final int FUNC_BITS = 8;
  private static final int INFO = Long.BYTES;
  private static final int ANSWER = 2 * Long.BYTES;

  private final Machine machine;
  private final Memory memory;
  private final Cpumask cpuOnlineMask;
  private final Cpumask[] called;
  private final long[] sent;

  SmpFloor(Machine machine, KernelConfig config) {
    this.machine = machine;
    memory = machine.memory;
    int cpus = machine.cpus();
    cpuOnlineMask = Cpumask.allocate(memory, cpus);
    called = new Cpumask[cpus];
    sent = new long[cpus];
    for (int cpu = 0; cpu < cpus; cpu++) {
      cpuOnlineMask.setCpu(cpu);
      called[cpu] = Cpumask.allocate(memory, cpus);
      sent[cpu] = memory.allocate(Memory.LINE);
    }
  }

  /** The address of the sender's request; info and answer follow. */
  private long mail(int target, int sender) {
    return machine.cpu(target).mailbox(sender);
  }

  @Override
  public void genericSmpCallFunctionInterrupt(Cpu cpu) {
    for (int sender = 0; sender < machine.cpus(); sender++) {
      long mail = mail(cpu.id, sender);
      long request = memory.getAcquire(mail); // pairs with the release in the sender
      if (request != memory.getOpaque(mail + ANSWER)) {
        machine.run(request & ((1 << FUNC_BITS) - 1), cpu, memory.getOpaque(mail + INFO));
        memory.setRelease(mail + ANSWER, request); // pairs with the acquire in awaitAnswers
      }
    }
  }

  @Override
  public void genericSmpCallFunctionSingleInterrupt(Cpu cpu) {
    throw new IllegalStateException("floor sends no such interrupt");
  }

  @Override
  public void smpCallFunctionMany(Cpu cpu, Cpumask mask, long func, long info, boolean wait) {
    int sender = cpu.id;
    Cpumask targets = called[sender];
    awaitAnswers(cpu, targets); // of the last call, if that was without wait

    long sequence = (memory.getOpaque(sent[sender]) >>> FUNC_BITS) + 1;
    long request = sequence << FUNC_BITS | func;
    memory.setOpaque(sent[sender], request);
    targets.andNot(mask, cpuOnlineMask, sender);
    for (int target = targets.next(-1); target < machine.cpus(); target = targets.next(target)) {
      long mail = mail(target, sender);
      memory.setOpaque(mail + INFO, info);
      memory.setRelease(mail, request); // pairs with the acquire in the handler
      memory.storeStoreFence(); // the request is there before the interrupt
      machine.cpu(target).sendCallFunctionIpi();
    }
    if (wait) {
      awaitAnswers(cpu, targets);
      targets.clear();
    }
  }

  @Override
  public void smpCallFunction(Cpu cpu, long func, long info, boolean wait) {
    smpCallFunctionMany(cpu, cpuOnlineMask, func, info, wait);
  }

  private void awaitAnswers(Cpu cpu, Cpumask targets) {
    long request = memory.getOpaque(sent[cpu.id]);
    for (int target = targets.next(-1); target < machine.cpus(); target = targets.next(target)) {
      long answer = mail(target, cpu.id) + ANSWER;
      while (memory.getAcquire(answer) != request) { // pairs with the release in the handler
        cpu.cpuRelax();
      }
    }
  }

  @Override
  public List<String> leftovers() {
    List<String> found = new ArrayList<>();
    for (int target = 0; target < machine.cpus(); target++) {
      for (int sender = 0; sender < machine.cpus(); sender++) {
        long mail = mail(target, sender);
        if (memory.getAcquire(mail + ANSWER) != memory.getOpaque(mail)) {
          found.add("cpu " + target + ": call of cpu " + sender + " not answered");
        }
      }
    }
    return found;
  }
}
