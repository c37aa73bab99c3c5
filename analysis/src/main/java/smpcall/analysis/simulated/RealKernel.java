// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.simulated;

import java.util.List;
import smpcall.analysis.run.SimulatedWorkload;

/**
 * A figure that others measured with a real kernel on many CPUs. It is a time of a machine, and is
 * compared with no simulated count.
 *
 * @param version the port of that kernel; {@code kernel} where the source names no version
 * @param cpus number of CPUs of the machine
 * @param value the figure, in its unit
 * @param quantity what was measured, with its unit
 * @param words words beside the figure
 * @param source where it was published, and what it says
 */
public record RealKernel(
    SimulatedWorkload workload,
    String version,
    int cpus,
    double value,
    String quantity,
    String words,
    String source) {
  private static final String TEST = "total time of the author's test, ms";
  private static final String COMMIT =
      "message of Linux commit 225c8e010f2d (2011): total time of its author's test, which is not"
          + " the time of a call, on a system with 256 threads";

  private static final List<RealKernel> ALL =
      List.of(
          new RealKernel(
              SimulatedWorkload.STORM,
              "linux-6dc19899",
              256,
              547.8,
              TEST,
              "547.8 before 225c8e010f2d",
              COMMIT),
          new RealKernel(
              SimulatedWorkload.STORM,
              "linux-2.6.38",
              256,
              506.0,
              TEST,
              "506.0 with it: -7.6 %",
              COMMIT),
          new RealKernel(
              SimulatedWorkload.BROADCAST,
              "kernel",
              112,
              23.2,
              "time of a broadcast, us",
              "23.2, ThunderX2",
              "\"IPI performance benchmark\", a mail to linux-arm-kernel of 2017-12-19: 2.323 s in"
                  + " its example output, for 100,000 broadcasts. It names Linux 4.14 and a"
                  + " ThunderX2 with 112 CPUs; the example names neither"));

  /** The figures that belong to a workload, none or more. */
  public static List<RealKernel> of(SimulatedWorkload workload) {
    return ALL.stream().filter(figure -> figure.workload == workload).toList();
  }
}
