// SPDX-License-Identifier: Apache-2.0
package smpcall.schedule;

import java.util.List;
import smpcall.kernel.KernelVersion;

/**
 * A version with one bug: a small edit of one source file. The tests fail if an edit no longer
 * finds its text.
 */
enum Mutant {
  SPINLOCK(KernelVersion.SPINLOCK, Verdict.UNCHANGED, ""),
  PATCHED(KernelVersion.PATCHED, Verdict.UNCHANGED, ""),
  LINUX_2_6_39(KernelVersion.LINUX_2_6_39, Verdict.UNCHANGED, ""),
  LINUX_4_14(KernelVersion.LINUX_4_14, Verdict.UNCHANGED, ""),
  LINUX_5_13(KernelVersion.LINUX_5_13, Verdict.UNCHANGED, ""),

  REFS_STORED_BEFORE_MASK(
      KernelVersion.LINUX_2_6_39,
      Verdict.CAUGHT,
      "late targets finish a call that is not on the list",
      "kernel/SmpLinux2639",
      "    data.refs.set(0);\n",
      "    data.refs.set(mask.weight());\n",
      "    data.refs.set(refs);\n",
      ""),
  REFS_STORED_BEFORE_MASK_UNDER_THE_ENTRY_LOCK(
      KernelVersion.SPINLOCK,
      Verdict.EQUIVALENT,
      "nobody reads either without the entry's lock",
      "kernel/SmpSpinlock",
      "    data.cpumask.andNot(mask, cpuOnlineMask, cpu.id);\n",
      "",
      "    data.refs.set(data.cpumask.weight());\n",
      "    data.refs.set(mask.weight());\n"
          + "    data.cpumask.andNot(mask, cpuOnlineMask, cpu.id);\n"),
  REFS_STORED_BEFORE_ADD(
      KernelVersion.LINUX_2_6_39,
      Verdict.CAUGHT,
      "e6cd1e07a185 undone",
      "kernel/SmpLinux2639",
      "    data.refs.set(refs);\n",
      "",
      "    Delay.at(cpu, DelayPoint.BEFORE_ADD);\n",
      "    data.refs.set(refs);\n    Delay.at(cpu, DelayPoint.BEFORE_ADD);\n"),
  FIRST_REFS_TEST_DROPPED(
      KernelVersion.PATCHED,
      Verdict.EQUIVALENT,
      "6dc19899958e: a new bit is seen with refs of 0 or of the new call",
      "kernel/SmpPatched",
      "      if (data.refs.read() == 0) {\n",
      "      if (false) {\n"),
  SECOND_REFS_TEST_DROPPED(
      KernelVersion.PATCHED,
      Verdict.CAUGHT,
      "refs of the last call with the bit of the next",
      "kernel/SmpPatched",
      "      if (data.refs.read() == 0) {\n        continue;\n      }\n\n      Delay.at(cpu, DelayPoint.CHECKED);\n",
      ""),
  ONLY_REFS_TEST_DROPPED(
      KernelVersion.LINUX_2_6_39,
      Verdict.CAUGHT,
      "the bit of a call that has no refs yet",
      "kernel/SmpLinux2639",
      "      if (data.refs.read() == 0) {\n",
      "      if (false) {\n"),
  ADDED_AT_THE_TAIL(
      KernelVersion.LINUX_2_6_39,
      Verdict.CAUGHT,
      "a CPU at a reused entry misses the entries before it",
      "linux/CallFunctionQueue",
      "    long first = memory.getOpaque(head);\n    memory.setOpaque(element, first);\n",
      "    long last = memory.getOpaque(head + PREV);\n    memory.setOpaque(element, head);\n",
      "    memory.setOpaque(element + PREV, head);\n",
      "    memory.setOpaque(element + PREV, last);\n",
      "    memory.setOpaque(head, element);\n    memory.setOpaque(first + PREV, element);\n",
      "    memory.setOpaque(last, element);\n    memory.setOpaque(head + PREV, element);\n"),
  ADDED_TWICE(
      KernelVersion.LINUX_2_6_39,
      Verdict.CAUGHT,
      "the entry is its own successor, and a walk has no end",
      "kernel/SmpLinux2639",
      "    callFunction.addRcu(data.csd.list);\n",
      "    callFunction.addRcu(data.csd.list);\n    callFunction.addRcu(data.csd.list);\n"),
  ADDED_TWICE_SPINLOCK(
      KernelVersion.SPINLOCK,
      Verdict.NEEDS_THREADS,
      "a walk takes a lock at every step, so memory never comes to rest",
      "kernel/SmpSpinlock",
      "    callFunction.addRcu(data.csd.list);\n",
      "    callFunction.addRcu(data.csd.list);\n    callFunction.addRcu(data.csd.list);\n"),
  OWN_BIT_NOT_CLEARED_SPINLOCK(
      KernelVersion.SPINLOCK,
      Verdict.CAUGHT,
      "it runs again at the next walk",
      "kernel/SmpSpinlock",
      "      data.cpumask.clearCpu(cpu.id);\n",
      ""),
  OWN_BIT_NOT_CLEARED(
      KernelVersion.LINUX_2_6_39,
      Verdict.CAUGHT,
      "it runs again at the next walk",
      "kernel/SmpLinux2639",
      "!data.cpumask.testAndClearCpu(cpu.id)",
      "!data.cpumask.testCpu(cpu.id)"),
  LIST_LOCK_DROPPED_ON_DELETE(
      KernelVersion.LINUX_2_6_39,
      Verdict.CAUGHT,
      "two deletions, or one and an addition, at once",
      "kernel/SmpLinux2639",
      "        callFunction.lock.lock(cpu);\n",
      "",
      "        callFunction.lock.unlock(cpu);\n",
      ""),
  LOCK_CLEARED_BEFORE_REFS_ARE_0(
      KernelVersion.LINUX_2_6_39,
      Verdict.CAUGHT,
      "the owner goes on, and fills an entry in use",
      "kernel/SmpLinux2639",
      "      int refs = data.refs.decReturn();\n",
      "      data.csd.unlock();\n      int refs = data.refs.decReturn();\n"),
  LOCK_CLEARED_BEFORE_DELETE(
      KernelVersion.LINUX_2_6_39,
      Verdict.CAUGHT,
      "the owner adds the entry before it is deleted",
      "kernel/SmpLinux2639",
      "        Delay.at(cpu, DelayPoint.REFS_DROPPED);\n",
      "        data.csd.unlock();\n        Delay.at(cpu, DelayPoint.REFS_DROPPED);\n"),
  EMPTY_MASK_NOT_NOTICED(
      KernelVersion.LINUX_2_6_39,
      Verdict.CAUGHT,
      "723aae25d5cd undone",
      "kernel/SmpLinux2639",
      "    if (refs == 0) {\n      data",
      "    if (refs < 0) {\n      data"),
  INTERRUPT_LOST(
      KernelVersion.LINUX_2_6_39,
      Verdict.CAUGHT,
      "one that comes during the walk is cleared after it",
      "machine/Cpu",
      "    memory.getAndSetInt(callFunction, 0);\n",
      "",
      "    machine.handlers().genericSmpCallFunctionInterrupt(this);\n",
      "    machine.handlers().genericSmpCallFunctionInterrupt(this);\n"
          + "    memory.getAndSetInt(callFunction, 0);\n"),
  WAIT_DOES_NOT_WAIT(
      KernelVersion.LINUX_2_6_39,
      Verdict.CAUGHT,
      "it returns before anybody has run",
      "kernel/SmpLinux2639",
      "      data.csd.lockWait(cpu);\n",
      "      cpu.takeInterrupts();\n"),
  QUEUE_THAT_WAS_NOT_EMPTY_INTERRUPTED(
      KernelVersion.LINUX_4_14,
      Verdict.CAUGHT,
      "a target with an empty queue is not interrupted",
      "linux/LlistHead",
      "    return first == Memory.NULL;\n",
      "    return first != Memory.NULL;\n"),
  RELEASED_BEFORE_THE_FUNCTION(
      KernelVersion.LINUX_4_14,
      Verdict.CAUGHT,
      "the wait ends before the function has run",
      "kernel/CallSingleQueue",
      "CSD_FLAG_SYNCHRONOUS) != 0",
      "CSD_FLAG_SYNCHRONOUS) == -1"),
  NEXT_READ_AFTER_RELEASE(
      KernelVersion.LINUX_4_14,
      Verdict.CAUGHT,
      "by then it is on another queue, or the next call's",
      "kernel/CallSingleQueue",
      "list != Memory.NULL; ) {\n",
      "list != Memory.NULL; list = queue.next(list)) {\n",
      "      list = queue.next(csd); // now: once it is released it may be on another queue\n",
      ""),

  SERVED_ENTRY_STAYS_LINKED(
      KernelVersion.LINUX_5_13,
      Verdict.CAUGHT,
      "the second pass walks over an entry that is its sender's again",
      "kernel/SmpLinux513",
      "        queue.setNext(prev, rest);\n",
      ""),
  ONE_OF_SEVERAL_INTERRUPTED(
      KernelVersion.LINUX_5_13,
      Verdict.CAUGHT,
      "only the last of several targets is interrupted",
      "kernel/SmpLinux513",
      "    if (nrCpus == 1) {\n",
      "    if (nrCpus >= 1) {\n"),

  TICKET_TAKEN_BY_A_LOAD_AND_A_STORE(
      KernelVersion.LINUX_2_6_39,
      Verdict.EXPLORED,
      "two CPUs have the same ticket",
      "linux/TicketLock",
      "    await(cpu, memory.getAndAddInt(next, 1));\n",
      "    int ticket = memory.getIntOpaque(next);\n"
          + "    memory.setIntOpaque(next, ticket + 1);\n"
          + "    await(cpu, ticket);\n"),
  LOCK_RELEASED_BY_AN_OPAQUE_STORE(
      KernelVersion.LINUX_2_6_39,
      Verdict.EXPLORED,
      "the next holder does not see the list as it was left",
      "linux/TicketLock",
      "memory.setIntRelease(owner",
      "memory.setIntOpaque(owner"),
  LOCK_TAKEN_BY_AN_OPAQUE_LOAD(
      KernelVersion.LINUX_2_6_39,
      Verdict.EXPLORED,
      "the holder does not see the list as it was left",
      "linux/TicketLock",
      "memory.getIntAcquire(owner)",
      "memory.getIntOpaque(owner)"),
  DELETED_ENTRY_STAYS_LINKED(
      KernelVersion.LINUX_2_6_39,
      Verdict.EXPLORED,
      "walks still meet it",
      "linux/CallFunctionQueue",
      "    memory.setOpaque(prev, next);\n",
      ""),
  DELETED_ENTRY_LOSES_ITS_NEXT(
      KernelVersion.LINUX_2_6_39,
      Verdict.EXPLORED,
      "a CPU that stands on it walks on into garbage",
      "linux/CallFunctionQueue",
      "    memory.setOpaque(element + PREV, POISON);\n",
      "    memory.setOpaque(element + PREV, POISON);\n    memory.setOpaque(element, POISON);\n"),
  BIT_CLEARED_BY_A_LOAD_AND_A_STORE(
      KernelVersion.LINUX_2_6_39,
      Verdict.EXPLORED,
      "the bit of another CPU comes back",
      "linux/Cpumask",
      "    long before = memory.getAndBitwiseAnd(word, mask);\n",
      "    long before = memory.getOpaque(word);\n    memory.setOpaque(word, before & mask);\n"),
  REFS_DROPPED_BY_A_LOAD_AND_A_STORE(
      KernelVersion.LINUX_2_6_39,
      Verdict.EXPLORED,
      "two CPUs drop one reference",
      "linux/AtomicT",
      "    int before = memory.getAndAddInt(address, -1);\n",
      "    int before = memory.getIntOpaque(address);\n"
          + "    memory.setIntOpaque(address, before - 1);\n"),
  LOCK_TAKEN_WITHOUT_WAITING(
      KernelVersion.LINUX_2_6_39,
      Verdict.EXPLORED,
      "a call without wait is overwritten by the next",
      "linux/CallSingleData",
      "    lockWait(cpu);\n",
      ""),
  CSD_UNLOCKED_BY_AN_OPAQUE_STORE(
      KernelVersion.LINUX_4_14,
      Verdict.EXPLORED,
      "the waiter does not see the results",
      "linux/CallSingleDataT",
      "memory.setIntRelease(csd",
      "memory.setIntOpaque(csd"),
  CSD_WAITED_FOR_BY_AN_OPAQUE_LOAD(
      KernelVersion.LINUX_5_13,
      Verdict.EXPLORED,
      "the waiter does not see the results",
      "linux/CallSingleDataT",
      "memory.getIntAcquire(csd",
      "memory.getIntOpaque(csd"),
  QUEUE_TAKEN_BY_A_LOAD_AND_A_STORE(
      KernelVersion.LINUX_4_14,
      Verdict.EXPLORED,
      "a call that is added between them is lost",
      "linux/LlistHead",
      "    long first = memory.getAndSet(head, Memory.NULL); // pairs with the exchange in add\n",
      "    long first = memory.getOpaque(head);\n    memory.setOpaque(head, Memory.NULL);\n"),
  ELEMENT_PUSHED_WITHOUT_ITS_NEXT(
      KernelVersion.LINUX_5_13,
      Verdict.EXPLORED,
      "the calls behind it are lost",
      "linux/LlistHead",
      "      memory.setOpaque(element, first);\n",
      ""),
  INTERRUPT_STAYS_PENDING(
      KernelVersion.LINUX_2_6_39,
      Verdict.EXPLORED,
      "the handler runs for ever",
      "machine/Cpu",
      "    memory.getAndSetInt(callFunction, 0);\n",
      ""),
  PLAIN_STORE_WITHOUT_A_BARRIER(
      KernelVersion.FLOOR,
      Verdict.EXPLORED,
      "an interrupt is lost while the store that takes the last one waits in the buffer",
      "machine/Cpu",
      "    memory.getAndSetInt(callFunction, 0);\n",
      "    memory.setIntOpaque(callFunction, 0);\n"),
  QUEUE_NOT_REVERSED(
      KernelVersion.LINUX_5_13,
      Verdict.EQUIVALENT_EXPLORED,
      "nothing promises the order of calls",
      "kernel/SmpLinux513",
      "queue.reverseOrder(queue.delAll())",
      "queue.delAll()"),
  IPI_MASK_NOT_CLEARED(
      KernelVersion.LINUX_5_13,
      Verdict.EQUIVALENT_EXPLORED,
      "an interrupt too many finds an empty queue",
      "kernel/SmpLinux513",
      "    data.cpumaskIpi.clear();\n",
      ""),

  BUG_TEST_DROPPED(
      KernelVersion.LINUX_2_6_39,
      Verdict.EQUIVALENT,
      "it reports mistakes, and there is none",
      "kernel/SmpLinux2639",
      "data.refs.read() != 0 || !data.cpumask.isEmpty()",
      "data.refs.read() != 0 && data.cpumask.isEmpty()"),
  WRITE_BARRIER_DROPPED(
      KernelVersion.LINUX_2_6_39,
      Verdict.NEEDS_WEAK_MEMORY,
      "the old function with the new bit, on ARM and POWER",
      "kernel/SmpLinux2639",
      "    memory.storeStoreFence();\n",
      ""),
  READ_BARRIER_DROPPED(
      KernelVersion.LINUX_2_6_39,
      Verdict.NEEDS_WEAK_MEMORY,
      "refs of the last call with the bit of the next, on ARM and POWER",
      "kernel/SmpLinux2639",
      "      memory.loadLoadFence(); // pairs with the write barrier in the sender\n",
      ""),
  BARRIER_BEFORE_IPI_DROPPED(
      KernelVersion.LINUX_2_6_39,
      Verdict.NEEDS_WEAK_MEMORY,
      "the interrupt before the entry, where stores can pass stores",
      "kernel/SmpLinux2639",
      "pairs with the barrier in the handler.\n    memory.fullFence();\n",
      "pairs with the barrier in the handler.\n"),
  UNLOCK_WITHOUT_BARRIER(
      KernelVersion.LINUX_2_6_39,
      Verdict.NEEDS_WEAK_MEMORY,
      "LOCK clear before the results are seen, where stores can pass stores",
      "linux/CallSingleData",
      "    memory.fullFence(); // pairs with the one in lock\n",
      ""),
  INTERRUPT_TAKEN_BY_A_PLAIN_STORE(
      KernelVersion.LINUX_2_6_39,
      Verdict.NEEDS_WEAK_MEMORY,
      "the store waits in the store buffer while the walk reads, on x86 too",
      "machine/Cpu",
      "    memory.getAndSetInt(callFunction, 0);\n",
      "    memory.setIntOpaque(callFunction, 0);\n");

  /** The result under plain interleaving. */
  enum Verdict {
    UNCHANGED("the version itself"),
    CAUGHT("caught"),
    EQUIVALENT("equivalent"),
    NEEDS_THREADS("not stepped; caught on real threads, by EndlessWalkTest"),
    NEEDS_WEAK_MEMORY("this host cannot show it"),
    EXPLORED("a bug in a primitive; not stepped, explored"),
    EQUIVALENT_EXPLORED("equivalent; not stepped, explored");

    final String words;

    Verdict(String words) {
      this.words = words;
    }
  }

  final KernelVersion version;
  final Verdict verdict;
  final String why;

  /** Path of the source file, without its ending; or null. */
  final String file;

  private final List<String> edits;

  Mutant(KernelVersion version, Verdict verdict, String why, String... fileAndEdits) {
    this.version = version;
    this.verdict = verdict;
    this.why = why;
    file = fileAndEdits.length == 0 ? null : fileAndEdits[0];
    edits = List.of(fileAndEdits).subList(Math.min(1, fileAndEdits.length), fileAndEdits.length);
  }

  /** Whether the detectors of this package run it. */
  boolean isStepped() {
    return verdict.compareTo(Verdict.NEEDS_THREADS) != 0 && verdict.compareTo(Verdict.EXPLORED) < 0;
  }

  /** The source with the edits applied in order; each replaces the first occurrence of its text. */
  String mutate(String source) {
    String mutated = source;
    for (int edit = 0; edit < edits.size(); edit += 2) {
      String text = edits.get(edit);
      int at = mutated.indexOf(text);
      if (at < 0) {
        throw new IllegalStateException(this + ": nothing in " + file + " is like\n" + text);
      }
      String tail = mutated.substring(at + text.length());
      mutated = mutated.substring(0, at) + edits.get(edit + 1) + tail;
    }
    return mutated;
  }
}
