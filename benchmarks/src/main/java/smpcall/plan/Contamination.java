// SPDX-License-Identifier: Apache-2.0
package smpcall.plan;

import java.util.stream.Stream;

/**
 * The rule that leaves out forks which others disturbed too much. It is declared in {@code
 * run.json} before the first fork runs; the analysis reads it there. A fork is contaminated if it
 * exceeds one of the numbers; an unknown number exceeds nothing.
 *
 * @param stealPercent time that the hypervisor gave to others, percent of the time of the fork's
 *     CPUs from its start to its end
 * @param foreignPercent time that other processes of the host used, percent of the same time
 * @param involuntarySwitches context switches per second and thread in the measured iterations
 * @param migrations migrations of the threads, all of them pinned, in the measured iterations
 * @param loadPerCpu load average of the minute before the fork, per online CPU
 */
public record Contamination(
    Double stealPercent,
    Double foreignPercent,
    Double involuntarySwitches,
    Double migrations,
    Double loadPerCpu) {

  /**
   * The rule of this study. The numbers were chosen from the noise of 219 forks on two idle guests
   * of two CPUs, without a look at their speeds:
   *
   * <ul>
   *   <li>steal was at most 0.3 %, one tick of 10 ms or two; three times that is another guest;
   *   <li>the kernel and its daemons use less than 1 % of an idle host, and counting in ticks is
   *       wrong by about as much; 5 % is a program;
   *   <li>threads were switched off their CPU 44 to 77 times in a second, by the JVM's own threads,
   *       which have no CPU of their own there, and in one fork 125 times. A thread that shares its
   *       CPU with another busy one is switched off at the scheduler's tick: 125 times and more;
   *   <li>a pinned thread cannot migrate; one that did was not pinned;
   *   <li>the study, and its build before, are a load of 1.0 to 1.4 per CPU. A load of 2 means as
   *       many other processes.
   * </ul>
   */
  public static final Contamination RULE = new Contamination(1.0, 5.0, 100.0, 0.0, 2.0);

  public Contamination {
    boolean whole =
        Stream.of(stealPercent, foreignPercent, involuntarySwitches, migrations, loadPerCpu)
            .allMatch(number -> number != null && number >= 0 && Double.isFinite(number));
    if (!whole) {
      throw new IllegalArgumentException("a rule has five numbers, none below 0");
    }
  }
}
