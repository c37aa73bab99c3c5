// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import smpcall.audit.TimedAudit;
import smpcall.audit.Watchdog;
import smpcall.kernel.KernelConfig;
import smpcall.kernel.KernelVersion;
import smpcall.kernel.Smp;
import smpcall.linux.LockKind;
import smpcall.linux.MaskPlace;
import smpcall.machine.Machine;
import smpcall.memory.HardwareMemory;

/** A machine with a CPU for each JMH thread, and its kernel. */
@State(Scope.Benchmark)
public class KernelUnderTest {

  /** Time after which a call counts as locked up; a slow call is far shorter. */
  private static final Duration DEADLINE = Duration.ofSeconds(3);

  /** Id of a {@link KernelVersion}. */
  @Param({
    "floor",
    "spinlock",
    "lockfree",
    "patched",
    "linux-6dc19899",
    "linux-2.6.38",
    "linux-2.6.39",
    "linux-4.14",
    "linux-5.13"
  })
  public String version;

  /** {@link LockKind}: {@code ticket} or {@code tas}. */
  @Param("ticket")
  public String lock;

  /** {@link MaskPlace}: {@code inline} or {@code own}. */
  @Param("inline")
  public String mask;

  /** Whether a call with one target takes the kernel's own path for it, not the studied code. */
  @Param("false")
  public boolean fastPath;

  /** A label without effect: one case under two labels is the A/A comparison. */
  @Param("a")
  public String arm;

  /**
   * Whether every call is audited: {@code on} or {@code off}. Off shows the cost of the audit; the
   * correctness of such calls is unknown.
   */
  @Param("on")
  public String audit;

  /**
   * Number of extra {@link smpcall.memory.Steps} in each turn of a waiting loop. A processor may
   * make them during its pause; the turn is then longer by fewer.
   */
  @Param("0")
  public int spin;

  /**
   * Seed of the place in memory of each iteration's machine; 0: the machine lies behind the last
   * one, which is the same place for an iteration of every fork.
   */
  @Param("0")
  public long place;

  Machine machine;
  Smp smp;
  TimedAudit callAudit;
  long function;
  private Optional<Watchdog> watchdog = Optional.empty();
  private SplittableRandom lines;

  /** Fixes the waiting loop for this JVM and the places of its machines. */
  @Setup(Level.Trial)
  public void fix() {
    UsageCheck.throwIfPresent(ParameterValues.checkNumber("spin", spin));
    UsageCheck.throwIfPresent(ParameterValues.checkNumber("place", place));
    System.setProperty(HardwareMemory.RELAX_STEPS, String.valueOf(spin));
    if (HardwareMemory.relaxSteps() != spin) {
      throw new IllegalStateException(UsageCheck.NO_FORK);
    }
    lines = new SplittableRandom(place);
  }

  /**
   * Boots the machine in another place of memory for every iteration. With one place for a whole
   * fork, forks differed by up to 30 % and the iterations of one fork by 2 %; presumably a line's
   * address determines the distance of its cache slice from the two CPUs. A new machine also drops
   * the state of a stopped one.
   */
  @Setup(Level.Iteration)
  public void boot(Placement placement) {
    boot(placement.threads());
  }

  void boot(int cpus) {
    int capacity = Machine.capacity(cpus);
    HardwareMemory memory =
        place == 0 ? new HardwareMemory(capacity) : new HardwareMemory(capacity, lines.nextLong());
    machine = new Machine(memory, cpus);
    smp =
        KernelVersion.of(version)
            .boot(
                machine,
                new KernelConfig(
                    LockKind.valueOf(lock.toUpperCase(Locale.ROOT)),
                    MaskPlace.valueOf(mask.toUpperCase(Locale.ROOT)),
                    fastPath));
    callAudit = TimedAudit.of(isAudited(cpus), cpus);
    function = machine.addressOf(callAudit);
    watchdog = callAudit.watch(machine, DEADLINE, this::dump);
  }

  private boolean isAudited(int cpus) {
    if (audit.equals("off")) {
      UsageCheck.throwIfPresent(UsageCheck.checkUnaudited(cpus));
    }
    if (!audit.equals("on") && !audit.equals("off")) {
      throw new IllegalStateException("-p audit=" + audit + ": give on or off");
    }
    return audit.equals("on");
  }

  private void dump(String lockup) {
    System.err.println(version + ": " + lockup);
    smp.leftovers().forEach(line -> System.err.println(version + ": " + line));
  }

  /** Stops the watchdog. */
  @TearDown(Level.Iteration)
  public void shutdown() {
    watchdog.ifPresent(Watchdog::close);
  }
}
