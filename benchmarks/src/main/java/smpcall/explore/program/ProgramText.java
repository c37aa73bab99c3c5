// SPDX-License-Identifier: Apache-2.0
package smpcall.explore.program;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The programs of the CPUs as text. {@code A=BC,BCn;B=AC,A2!C} reads: A calls B and C, then both
 * without wait; B calls A and C, then leaves of the mask of A's second call only C. At the end may
 * stand {@code +results}: functions write a result, which a caller that waits reads; or {@code
 * +nested}: functions let in an interrupt.
 */
public final class ProgramText {

  private static final String RESULTS = "+results";
  private static final String NESTED = "+nested";
  private static final int MOST_CPUS = 8;
  private static final int MOST_CALLS = 16;
  private static final Pattern CALL = Pattern.compile("([A-H]+)(n?)");
  private static final Pattern SHRINK = Pattern.compile("([A-H])([1-9])!([A-H]*)");

  private final String text;
  private final List<List<Task>> tasks = new ArrayList<>();
  private final int[] firstCall = new int[MOST_CPUS];
  private int calls;

  private ProgramText(String text) {
    this.text = text;
  }

  /**
   * Reads programs.
   *
   * @throws IllegalArgumentException naming what is wrong and where
   */
  public static Program parse(String text) {
    boolean results = text.endsWith(RESULTS);
    boolean nested = text.endsWith(NESTED);
    String suffix = results ? RESULTS : nested ? NESTED : "";
    ProgramText parser = new ProgramText(text.substring(0, text.length() - suffix.length()));
    parser.parse();
    return new Program(parser.tasks, results, nested);
  }

  private IllegalArgumentException wrong(String part, String cure) {
    return new IllegalArgumentException(
        "'" + part + "' in '" + text + "': " + cure + ", as in A=BC,BCn;B=AC");
  }

  private void parse() {
    String[] programs = text.split(";", -1);
    int cpus = 0;
    for (char letter : text.toCharArray()) {
      cpus = Math.max(cpus, letter >= 'A' && letter <= 'H' ? letter - 'A' + 1 : 0);
    }
    for (int cpu = 0; cpu < cpus; cpu++) {
      tasks.add(new ArrayList<>());
    }
    for (String program : programs) {
      if (!program.matches("[A-H]=.*")) {
        throw wrong(program, "give a CPU, A to H, and =");
      }
      int cpu = program.charAt(0) - 'A';
      if (!tasks.get(cpu).isEmpty()) {
        throw wrong(program, "give each CPU one program");
      }
      firstCall[cpu] = calls;
      for (String part : program.substring(2).split(",", -1)) {
        tasks.get(cpu).add(task(cpu, part));
      }
    }
    if (calls > MOST_CALLS) {
      throw wrong(text, "give at most " + MOST_CALLS + " calls");
    }
    checkShrunkCalls();
  }

  private Task task(int cpu, String part) {
    Matcher call = CALL.matcher(part);
    if (call.matches()) {
      int targets = bits(call.group(1));
      if ((targets >>> cpu & 1) != 0) {
        throw wrong(part, "give other CPUs as targets");
      }
      return new Task(Task.Kind.CALL, calls++, targets, call.group(2).isEmpty());
    }
    Matcher shrink = SHRINK.matcher(part);
    if (!shrink.matches()) {
      throw wrong(part, "give the targets of a call");
    }
    int owner = shrink.group(1).charAt(0) - 'A';
    int number = shrink.group(2).charAt(0) - '1';
    return new Task(Task.Kind.SHRINK_MASK, owner << 8 | number, bits(shrink.group(3)), false);
  }

  private static int bits(String letters) {
    int bits = 0;
    for (char letter : letters.toCharArray()) {
      bits |= 1 << letter - 'A';
    }
    return bits;
  }

  /** Replaces the owner and number of each call whose mask shrinks by the number among all. */
  private void checkShrunkCalls() {
    for (List<Task> list : tasks) {
      list.replaceAll(task -> task.kind() == Task.Kind.CALL ? task : shrunk(task));
    }
  }

  private Task shrunk(Task task) {
    int owner = task.call() >>> 8;
    int number = task.call() & 0xff;
    long made =
        owner < tasks.size()
            ? tasks.get(owner).stream().filter(each -> each.kind() == Task.Kind.CALL).count()
            : 0;
    if (number >= made) {
      throw wrong(
          CpuNames.of(owner) + "" + (number + 1) + "!", CpuNames.of(owner) + " makes no such call");
    }
    return new Task(Task.Kind.SHRINK_MASK, firstCall[owner] + number, task.cpus(), false);
  }
}
