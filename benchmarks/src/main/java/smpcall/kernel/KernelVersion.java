// SPDX-License-Identifier: Apache-2.0
package smpcall.kernel;

import java.util.Arrays;
import java.util.stream.Collectors;
import smpcall.machine.Machine;

/**
 * The versions, in the order of their history.
 *
 * <p>Names, not classes: a JVM that measures loads the one version it boots, so that the JIT knows
 * every call's target.
 */
public enum KernelVersion {
  /** {@link SmpFloor}. */
  FLOOR("floor", "SmpFloor", "-", "not a kernel version: the same interrupts, no shared entry"),
  /** {@link SmpSpinlock}. */
  SPINLOCK("spinlock", "SmpSpinlock", "2.6.30", "the original: a spinlock in every entry"),
  /** {@link SmpLockfree}. */
  LOCKFREE("lockfree", "SmpLockfree", "54fdade1c333", "the buggy one: no entry lock, atomic refs"),
  /** {@link SmpPatched}. */
  PATCHED("patched", "SmpPatched", "mail of 2010-03-23", "the mail's patch: with memory barriers"),
  /** {@link SmpLinux6dc19899}. */
  LINUX_6DC19899(
      "linux-6dc19899", "SmpLinux6dc19899", "6dc19899958e", "the patch as it was merged"),
  /** {@link SmpLinux2638}. */
  LINUX_2_6_38(
      "linux-2.6.38", "SmpLinux2638", "225c8e010f2d", "the function first, then the entry"),
  /** {@link SmpLinux2639}. */
  LINUX_2_6_39("linux-2.6.39", "SmpLinux2639", "2.6.39", "references only for what is on the list"),
  /** {@link SmpLinux414}. */
  LINUX_4_14("linux-4.14", "SmpLinux414", "4.14", "no global list: a queue for each target");

  private final String id;
  private final String className;
  private final String source;
  private final String story;

  KernelVersion(String id, String className, String source, String story) {
    this.id = id;
    this.className = className;
    this.source = source;
    this.story = story;
  }

  /**
   * The version with that id.
   *
   * @throws IllegalArgumentException naming the ids that there are
   */
  public static KernelVersion of(String id) {
    return Arrays.stream(values())
        .filter(version -> version.id.equals(id))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no version '" + id + "'; there are " + ids()));
  }

  private static String ids() {
    return Arrays.stream(values()).map(KernelVersion::id).collect(Collectors.joining(", "));
  }

  /** The name on the command line, in result files and in legends. */
  public String id() {
    return id;
  }

  /** The simple name of the port, which is also its file's. */
  String className() {
    return className;
  }

  /** The Linux release or commit. */
  public String source() {
    return source;
  }

  /** What it is, in one line. */
  public String story() {
    return story;
  }

  /** Makes this kernel on a new machine and lets it handle the interrupts. */
  public Smp boot(Machine machine, KernelConfig config) {
    try {
      Smp smp =
          (Smp)
              Class.forName(KernelVersion.class.getPackageName() + "." + className)
                  .getDeclaredConstructor(Machine.class, KernelConfig.class)
                  .newInstance(machine, config);
      machine.handle(smp);
      return smp;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot boot " + id, e);
    }
  }
}
