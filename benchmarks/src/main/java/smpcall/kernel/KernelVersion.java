// SPDX-License-Identifier: Apache-2.0
package smpcall.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import smpcall.machine.Machine;

/**
 * A version of {@code kernel/smp.c} and the facts about it; in the order of their history.
 *
 * <p>The constants hold names and data, no classes: a JVM that measures loads the one version it
 * boots, so that the JIT knows every call's target.
 */
public enum KernelVersion {
  /** {@link SmpFloor}. */
  FLOOR(
      "floor",
      "SmpFloor",
      Part.HARNESS,
      new Change(null, null, null, "Not a kernel version: the same interrupts, no shared entry."),
      new Ordering(
          "The request's release store pairs with the acquire load in the handler, the answer's"
              + " with the one in the wait. No lock and no list.",
          true)),
  /** {@link SmpSpinlock}. */
  SPINLOCK(
      "spinlock",
      "SmpSpinlock",
      Part.BASELINE,
      new Change(null, "2.6.30, 2.6.31", "2009-06-09", "The original: a spinlock in every entry."),
      Ordering.withList(
          "The entry's lock keeps mask and reference count together, in sender and handler."),
      Race.EMPTY_MASK),
  /** {@link SmpLockfree}. */
  LOCKFREE(
      "lockfree",
      "SmpLockfree",
      Part.CLAIMED,
      new Change(
          "54fdade1c333",
          "2.6.32 to 2.6.37",
          "2009-09-22",
          "The buggy one: no entry lock, an atomic reference count."),
      Ordering.withList(
          "Nothing orders the sender's writes of mask and reference count. The handler's atomic"
              + " updates are full barriers."),
      Race.REUSE_RACE,
      Race.DELETE_BEFORE_ADD,
      Race.EMPTY_MASK),
  /** {@link SmpPatched}. */
  PATCHED(
      "patched",
      "SmpPatched",
      Part.CLAIMED,
      new Change(
          null,
          null,
          "2010-03-23",
          "The mail's patch, never merged in this form: memory barriers."),
      Ordering.withList(
          "The sender's write barrier between mask and reference count pairs with the handler's"
              + " two read barriers between its tests of count, mask and count."),
      Race.DELETE_BEFORE_ADD,
      Race.EMPTY_MASK),
  /** {@link SmpLinux6dc19899}. */
  LINUX_6DC19899(
      "linux-6dc19899",
      "SmpLinux6dc19899",
      Part.EXPLORATORY,
      new Change(
          "6dc19899958e", null, "2011-01-20", "The patch as it was merged; never released alone."),
      Ordering.withList(
          "The sender's write barrier between mask and reference count pairs with the handler's"
              + " read barrier between its tests of mask and count."),
      Race.DELETE_BEFORE_ADD,
      Race.EMPTY_MASK),
  /** {@link SmpLinux2638}. */
  LINUX_2_6_38(
      "linux-2.6.38",
      "SmpLinux2638",
      Part.EXPLORATORY,
      new Change(
          "225c8e010f2d",
          "2.6.38",
          "2011-01-20",
          "The handler runs the function before it writes to the entry."),
      Ordering.withList(
          "The sender's write barrier between mask and reference count pairs with the handler's"
              + " read barrier between its tests of mask and count. Nothing orders its loads of"
              + " count and function (45a5791920ae)."),
      Race.DELETE_BEFORE_ADD,
      Race.EMPTY_MASK),
  /** {@link SmpLinux2639}. */
  LINUX_2_6_39(
      "linux-2.6.39",
      "SmpLinux2639",
      Part.EXPLORATORY,
      new Change(
          "e6cd1e07a185, 45a5791920ae, 723aae25d5cd",
          "2.6.39",
          "2011-03",
          "Three fixes: count after add, function before mask, no call without targets."),
      Ordering.withList(
          "The sender's write barrier between function and mask pairs with the handler's read"
              + " barrier between its tests of mask and count. The count is set under the list's"
              + " lock, after the add and its write barrier.")),
  /** {@link SmpLinux414}. */
  LINUX_4_14(
      "linux-4.14",
      "SmpLinux414",
      Part.EXPLORATORY,
      new Change(
          "9a46ad6d6df3",
          "4.14",
          "2013",
          "No global list since 3.9: a queue for each target, without a lock since 3.14."),
      Ordering.withQueues()),
  /** {@link SmpLinux513}. */
  LINUX_5_13(
      "linux-5.13",
      "SmpLinux513",
      Part.EXPLORATORY,
      new Change(
          "52103be07d8b, a32a4d8a815c",
          "5.13",
          "2021",
          "No path for a single target since 5.13; who waits is served first since 5.8."),
      Ordering.withQueues());

  private final String id;
  private final String className;
  private final Part part;
  private final Change change;
  private final Ordering ordering;
  private final List<Race> races;

  /**
   * @param className the simple name of the port
   * @param races the known ones, the gravest first
   */
  KernelVersion(
      String id, String className, Part part, Change change, Ordering ordering, Race... races) {
    this.id = id;
    this.className = className;
    this.part = part;
    this.change = change;
    this.ordering = ordering;
    this.races = List.of(races);
  }

  /**
   * The version with that id.
   *
   * @throws IllegalArgumentException naming the ids that there are
   */
  public static KernelVersion of(String id) {
    return find(id)
        .orElseThrow(
            () -> new IllegalArgumentException("no version '" + id + "'; there are " + ids()));
  }

  /** The version with that id; empty when there is none. */
  public static Optional<KernelVersion> find(String id) {
    return Arrays.stream(values()).filter(version -> version.id.equals(id)).findFirst();
  }

  private static String ids() {
    return Arrays.stream(values()).map(KernelVersion::id).collect(Collectors.joining(", "));
  }

  /** The version that the others are divided by. */
  public static KernelVersion baseline() {
    return Arrays.stream(values())
        .filter(version -> version.part == Part.BASELINE)
        .findFirst()
        .orElseThrow();
  }

  /** The first version that has the race and none that is graver. */
  public static KernelVersion clearestFor(Race race) {
    return Arrays.stream(values())
        .filter(version -> version.races.indexOf(race) == 0)
        .findFirst()
        .orElseThrow();
  }

  /** The name on the command line, in result files and in legends. */
  public String id() {
    return id;
  }

  /** The simple name of the port, which is also its file's. */
  String className() {
    return className;
  }

  /** Its part in the study. */
  public Part part() {
    return part;
  }

  /** The change that made it. */
  public Change change() {
    return change;
  }

  /** Its order of memory accesses. */
  public Ordering ordering() {
    return ordering;
  }

  /** The known races, the gravest first. */
  public List<Race> races() {
    return races;
  }

  /** Whether a call returns when its mask is emptied under it. */
  public boolean returnsFromEmptyMask() {
    return !races.contains(Race.EMPTY_MASK);
  }

  /** Whether it has a race that shows while nobody touches a caller's mask. */
  public boolean isRacy() {
    return races.stream().anyMatch(race -> race != Race.EMPTY_MASK);
  }

  /**
   * Whether a CPU that runs a function runs that of the call whose bit it saw, on machines that
   * reorder accesses, too. In {@link #LOCKFREE} nothing orders them. In {@link #LINUX_2_6_38}
   * nothing orders the handler's loads of count and function; in the two versions before it the
   * atomic update of the mask stands between them. Fixed by 45a5791920ae.
   */
  public boolean ordersFunctionBeforeMask() {
    return this != LOCKFREE && this != LINUX_2_6_38;
  }

  /**
   * Whether a handler runs the function before it notes that it did (225c8e010f2d, and the
   * harness): a function that lets in an interrupt then runs again.
   */
  public boolean runsBeforeItClears() {
    return this == FLOOR || this == LINUX_2_6_38 || this == LINUX_2_6_39;
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
