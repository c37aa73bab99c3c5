// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
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

/** A machine with a CPU for each JMH thread, and the kernel that it runs. */
@State(Scope.Benchmark)
public class KernelUnderTest {

  /** Far longer than a call that is only slow; what a lockup costs. */
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
    "linux-4.14"
  })
  public String version;

  /** {@link LockKind}: {@code ticket} or {@code tas}. */
  @Param("ticket")
  public String lock;

  /** {@link MaskPlace}: {@code inline} or {@code own}. */
  @Param("inline")
  public String mask;

  /** Whether a call with one target takes the kernel's path for that, not the code under study. */
  @Param("false")
  public boolean fastPath;

  /** Nobody reads it: the same case under two names is the A/A comparison. */
  @Param("a")
  public String arm;

  /**
   * Whether every call is audited: {@code on}; or {@code off}, to see what that costs. What it
   * measures then cannot be judged.
   */
  @Param("on")
  public String audit;

  Machine machine;
  Smp smp;
  TimedAudit books;
  long function;
  private Optional<Watchdog> watchdog = Optional.empty();

  /**
   * Boots: for every iteration, so that each has another place in memory. With one place for the
   * whole fork, forks differed by up to 30 % and the iterations of one by 2 %; presumably a line's
   * address decides how far its home in the cache is from the two CPUs. It also leaves nothing of a
   * machine that was stopped.
   */
  @Setup(Level.Iteration)
  public void boot(Placement placement) {
    boot(placement.threads());
  }

  void boot(int cpus) {
    machine = new Machine(new HardwareMemory(Machine.capacity(cpus)), cpus);
    smp =
        KernelVersion.of(version)
            .boot(
                machine,
                new KernelConfig(
                    LockKind.valueOf(lock.toUpperCase(Locale.ROOT)),
                    MaskPlace.valueOf(mask.toUpperCase(Locale.ROOT)),
                    fastPath));
    books = TimedAudit.of(isAudited(cpus), cpus);
    function = machine.addressOf(books);
    watchdog = books.watch(machine, DEADLINE, this::dump);
  }

  private boolean isAudited(int cpus) {
    if (audit.equals("off")) {
      BadBenchmarkUse.refuse(BadBenchmarkUse.ofUnaudited(cpus));
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

  /** Ends the watchdog. */
  @TearDown(Level.Iteration)
  public void shutdown() {
    watchdog.ifPresent(Watchdog::close);
  }
}
