// SPDX-License-Identifier: Apache-2.0
package smpcall.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import smpcall.explore.local.Weakening;
import smpcall.explore.order.MemoryModel;
import smpcall.explore.program.CpuNames;
import smpcall.explore.program.ProgramText;
import smpcall.kernel.Smp;
import smpcall.linux.Cpumask;
import smpcall.machine.Cpu;
import smpcall.machine.Machine;
import smpcall.memory.Memory;

/** A litmus test: threads of a few accesses each, as the body of a call that nobody answers. */
final class Litmus {

  private static final int VARIABLES = 3;
  private static final int REGISTERS = 4;

  /** The accesses of a thread: to the variables x, y and z, into registers. */
  @FunctionalInterface
  interface Code {
    void run(Thread thread);
  }

  /** What a thread can do. */
  static final class Thread {
    final Memory memory;
    final long x;
    final long y;
    final long z;
    private final long registers;

    private Thread(Memory memory, long variables, long registers) {
      this.memory = memory;
      this.registers = registers;
      x = variables;
      y = variables + Memory.LINE;
      z = variables + 2 * Memory.LINE;
    }

    void keep(int register, long value) {
      memory.setOpaque(registers + (long) register * Long.BYTES, value);
    }
  }

  private static final class Threads implements Smp {
    private final List<Code> codes;
    private final Memory memory;
    private final long variables;
    private final long registers;

    Threads(Machine machine, List<Code> codes, long[] initial) {
      this.codes = codes;
      memory = machine.memory;
      variables = memory.allocate(VARIABLES * (long) Memory.LINE);
      registers = memory.allocate(REGISTERS * (long) Long.BYTES);
      for (int variable = 0; variable < initial.length; variable++) {
        memory.setOpaque(variables + variable * (long) Memory.LINE, initial[variable]);
      }
    }

    @Override
    public void smpCallFunctionMany(Cpu cpu, Cpumask mask, long func, long info, boolean wait) {
      codes.get(cpu.id).run(new Thread(memory, variables, registers));
    }

    @Override
    public void smpCallFunction(Cpu cpu, long func, long info, boolean wait) {
      throw new AssertionError();
    }

    @Override
    public void genericSmpCallFunctionInterrupt(Cpu cpu) {
      throw new AssertionError();
    }

    @Override
    public void genericSmpCallFunctionSingleInterrupt(Cpu cpu) {
      throw new AssertionError();
    }

    @Override
    public List<String> leftovers() {
      return List.of();
    }
  }

  private Litmus() {}

  /** All outcomes: the registers, and behind a colon x and y at the end. */
  static Set<String> outcomes(MemoryModel model, boolean reductions, Code... codes) {
    return outcomes(model, reductions, new long[0], codes);
  }

  /** The same with first values of the variables. */
  static Set<String> outcomes(
      MemoryModel model, boolean reductions, long[] initial, Code... codes) {
    List<String> programs = new ArrayList<>();
    for (int cpu = 0; cpu < codes.length; cpu++) {
      programs.add(CpuNames.of(cpu) + "=" + CpuNames.of(cpu == 0 ? 1 : 0) + "n");
    }
    long[] places = new long[2];
    Subject subject =
        new Subject(
            machine -> {
              Threads threads = new Threads(machine, Arrays.asList(codes), initial);
              places[0] = threads.variables;
              places[1] = threads.registers;
              return threads;
            },
            ProgramText.parse(String.join(";", programs)),
            model,
            Weakening.NONE,
            reductions);
    Search.Result result = new Search(subject, new Bound(1_000_000), true, () -> false).run();
    Set<String> outcomes = new TreeSet<>();
    for (String end : result.outcomes()) {
      StringBuilder text = new StringBuilder();
      for (int register = 0; register < REGISTERS; register++) {
        text.append(value(end, places[1] + (long) register * Long.BYTES));
      }
      text.append(':').append(value(end, places[0]));
      text.append(value(end, places[0] + Memory.LINE));
      outcomes.add(text.toString().replace("-", ""));
    }
    return outcomes;
  }

  private static String value(String end, long address) {
    Matcher matcher = Pattern.compile("(^| )" + address + "=(\\d+)").matcher(end);
    return matcher.find() ? matcher.group(2) : "-";
  }
}
