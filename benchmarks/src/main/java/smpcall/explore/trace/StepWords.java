// SPDX-License-Identifier: Apache-2.0
package smpcall.explore.trace;

import java.util.StringJoiner;
import smpcall.explore.local.LocalState;
import smpcall.explore.local.Operation;
import smpcall.explore.local.Words;
import smpcall.explore.order.MemoryOrder;
import smpcall.explore.program.CpuNames;
import smpcall.memory.Memory;
import smpcall.memory.Symbol;

/** The words for operations on memory, in the names of the kernel. */
public final class StepWords {

  private static final long POISON = -1;

  private final Words words;
  private final int cpus;

  /** The words for programs on that many CPUs. */
  public StepWords(Words words, int cpus) {
    this.words = words;
    this.cpus = cpus;
  }

  /** A word in memory, as in {@code A.refs}. */
  public String name(long address) {
    Symbol symbol = words.symbol(address);
    if (symbol == null) {
      return "word " + address;
    }
    String field = symbol.field();
    return switch (symbol.structure()) {
      case "call_function" -> "list." + field;
      case "cpu" -> CpuNames.of(symbol.cpu()) + (field.contains("single") ? ".single_ipi" : ".ipi");
      case "call_single_queue" -> CpuNames.of(symbol.cpu()) + ".queue";
      case "caller" ->
          CpuNames.of(symbol.cpu())
              + "'s "
              + field
              + (symbol.target() == Symbol.NO_CPU ? "" : " of " + CpuNames.of(symbol.target()));
      default ->
          symbol.target() == Symbol.NO_CPU
              ? CpuNames.of(symbol.cpu()) + "." + field
              : CpuNames.of(symbol.cpu()) + ">" + CpuNames.of(symbol.target()) + "." + field;
    };
  }

  /** A value of a word. */
  String value(long address, long value) {
    Symbol symbol = words.symbol(address);
    if (symbol == null) {
      return String.valueOf(value);
    }
    return switch (symbol.field()) {
      case "cpumask", "mask" -> set(value);
      case "next", "prev", "first" -> pointer(value);
      default -> String.valueOf(value);
    };
  }

  private String pointer(long value) {
    if (value == POISON) {
      return "poison";
    }
    if (value == Memory.NULL) {
      return "NULL";
    }
    Symbol symbol = words.symbol(value);
    if (symbol == null) {
      return String.valueOf(value);
    }
    if (symbol.structure().equals("call_function")) {
      return "head";
    }
    String name = name(value);
    return name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
  }

  private String set(long mask) {
    StringJoiner set = new StringJoiner(",", "{", "}");
    for (int cpu = 0; cpu < cpus; cpu++) {
      if ((mask >>> cpu & 1) != 0) {
        set.add(String.valueOf(CpuNames.of(cpu)));
      }
    }
    return set.toString();
  }

  /** An operation with its result. */
  public String operation(LocalState at, long result, long before, int source) {
    Operation operation = at.operation;
    long address = operation.address();
    return switch (operation.kind()) {
      case READ, READ_ACQUIRE ->
          "sees " + name(address) + " " + value(address, result) + from(source);
      case WRITE, WRITE_RELEASE -> name(address) + " = " + value(address, operation.operand());
      case EXCHANGE, ADD, AND, COMPARE_AND_SET ->
          name(address)
              + " "
              + value(address, before)
              + " -> "
              + value(address, operation.after(before))
              + from(source);
      case FULL_FENCE -> "smp_mb";
      case ATOMIC_FENCE -> "smp_mb of an atomic";
      case LOAD_LOAD_FENCE -> "smp_rmb";
      case STORE_STORE_FENCE -> "smp_wmb";
      default -> operation.kind().toString();
    };
  }

  private static String from(int source) {
    return source == MemoryOrder.INITIAL ? " (initial)" : " (" + source + ")";
  }
}
