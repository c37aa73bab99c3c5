// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.program;

import smpcall.linux.LockKind;
import smpcall.linux.SpinLock;
import smpcall.machine.Cpu;
import smpcall.machine.Machine;
import smpcall.memory.Memory;
import smpcall.memory.Symbol;

/** What one CPU at a time may be in. */
interface Section {

  void enter(Cpu cpu);

  void leave(Cpu cpu);

  /** A section under that lock: {@code ticket}, {@code tas} or {@code mcs}. */
  static Section under(String lock, Machine machine) {
    return switch (lock) {
      case "ticket" -> under(LockKind.TICKET, machine.memory);
      case "tas" -> under(LockKind.TAS, machine.memory);
      case "mcs" -> new McsLock(machine);
      default -> throw new IllegalArgumentException("no lock '" + lock + "'");
    };
  }

  private static Section under(LockKind kind, Memory memory) {
    long line = memory.allocate(Memory.LINE);
    memory.describe(line, SpinLock.BYTES, at -> Symbol.global("lock", "lock"));
    SpinLock lock = kind.at(memory, line);
    return new Section() {
      @Override
      public void enter(Cpu cpu) {
        lock.lock(cpu);
      }

      @Override
      public void leave(Cpu cpu) {
        lock.unlock(cpu);
      }
    };
  }
}
