// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.simulated;

import java.util.Comparator;
import smpcall.analysis.file.FileName;
import smpcall.analysis.run.SimulatedRun;
import smpcall.analysis.run.SimulatedWorkload;

/** A workload under a kind of lock, a place of the mask and a way in which interrupts arrive. */
public record Scene(SimulatedWorkload workload, String lock, String mask, String interrupts)
    implements Comparable<Scene> {
  private static final String USUAL_LOCK = "ticket";
  private static final String USUAL_MASK = "inline";
  private static final String USUAL_INTERRUPTS = "anywhere";

  private static final Comparator<Scene> ORDER =
      Comparator.comparing(Scene::workload)
          .thenComparing(Scene::interrupts)
          .thenComparing(Scene::lock, Comparator.reverseOrder())
          .thenComparing(Scene::mask);

  static Scene of(SimulatedRun run) {
    return new Scene(run.workload(), run.lock(), run.mask(), run.interrupts());
  }

  /** Whether lock, mask and interrupts are at their defaults. */
  boolean isUsual() {
    return lock.equals(USUAL_LOCK)
        && mask.equals(USUAL_MASK)
        && interrupts.equals(USUAL_INTERRUPTS);
  }

  /** Words such as {@code storm, ticket lock, mask inline}. */
  public String title() {
    String how = interrupts.equals(USUAL_INTERRUPTS) ? "" : ", interrupts " + interrupts;
    return workload.isOfKernels()
        ? workload.id() + ", " + lock + " lock, mask " + mask + how
        : workload.id() + how;
  }

  /** A name for files. */
  public String id() {
    String how = interrupts.equals(USUAL_INTERRUPTS) ? "" : "-" + interrupts;
    String kernel = workload.isOfKernels() ? "-" + lock + "-" + mask : "";
    return FileName.of(workload.id() + kernel + how);
  }

  @Override
  public int compareTo(Scene other) {
    return ORDER.compare(this, other);
  }
}
