// SPDX-License-Identifier: Apache-2.0
package smpcall.explore.program;

import java.util.ArrayList;
import java.util.List;

/**
 * What the CPUs do; afterwards they serve interrupts.
 *
 * @param tasks tasks of each CPU
 * @param results whether functions write a result, which a caller that waits reads
 * @param nested whether functions let in an interrupt
 */
public record Program(List<List<Task>> tasks, boolean results, boolean nested) {

  /** The number of CPUs. */
  public int cpus() {
    return tasks.size();
  }

  /** The calls, in the order of their numbers. */
  public List<Task> calls() {
    List<Task> calls = new ArrayList<>();
    tasks.forEach(
        list -> list.stream().filter(task -> task.kind() == Task.Kind.CALL).forEach(calls::add));
    return calls;
  }

  /** The argument of a call: never 0, which an entry has that was never written. */
  public static long info(int call) {
    return call + 1;
  }

  /** The CPU that makes a call. */
  public int sender(int call) {
    for (int cpu = 0; cpu < cpus(); cpu++) {
      for (Task task : tasks.get(cpu)) {
        if (task.kind() == Task.Kind.CALL && task.call() == call) {
          return cpu;
        }
      }
    }
    throw new IllegalArgumentException("no call " + call);
  }

  /** The CPUs that are in the mask of a call throughout, as bits. */
  public int always(int call) {
    int cpus = calls().get(call).cpus();
    for (List<Task> list : tasks) {
      for (Task task : list) {
        if (task.kind() == Task.Kind.SHRINK_MASK && task.call() == call) {
          cpus &= task.cpus();
        }
      }
    }
    return cpus;
  }
}
