// SPDX-License-Identifier: Apache-2.0
package smpcall.plan;

import java.util.stream.Stream;

/**
 * The rule that says which forks others have disturbed so much that they are left out. It is
 * declared in {@code run.json} before the first fork runs; the analysis reads it there. A fork is
 * contaminated when one of the numbers is exceeded; what the host does not tell exceeds nothing.
 *
 * @param stealPercent of the time of the fork's CPUs, from its start to its end, that the
 *     hypervisor gave to others
 * @param foreignPercent of the same time that other processes of the host used
 * @param involuntarySwitches for each second and thread of the measured iterations
 * @param migrations of its threads in the measured iterations, all of which are pinned
 * @param loadPerCpu load average of the minute before, for each CPU that the host has online
 */
public record Contamination(
    Double stealPercent,
    Double foreignPercent,
    Double involuntarySwitches,
    Double migrations,
    Double loadPerCpu) {

  /**
   * What this study declares. The numbers were chosen from the noise of 219 forks on two idle
   * guests of two CPUs, without a look at their speeds:
   *
   * <ul>
   *   <li>steal was at most 0.3 %, one tick of 10 ms or two; three times that is another guest;
   *   <li>the kernel and its daemons use less than 1 % of an idle host, and counting in ticks is
   *       wrong by about as much; 5 % is a program;
   *   <li>threads were switched off their CPU 44 to 77 times in a second, by the JVM's own threads,
   *       which have no CPU of their own there, and in one fork 125 times. A thread that shares its
   *       CPU with another busy one is switched off at the scheduler's tick: 125 times and more;
   *   <li>a pinned thread cannot migrate; one that did was not pinned;
   *   <li>the study itself, and building it before, are a load of 1.0 to 1.4 for each CPU. With 2
   *       there were as many others.
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
