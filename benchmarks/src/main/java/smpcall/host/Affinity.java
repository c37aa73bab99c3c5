// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import smpcall.message.UserError;

/**
 * Pins threads to CPUs by {@code sched_setaffinity(2)} and its relatives, or by {@link Taskset} if
 * {@link #FROM_OUTSIDE} is set.
 */
public final class Affinity {

  /** System property: {@code true} pins threads through another program, without system calls. */
  public static final String FROM_OUTSIDE = "smpcall.affinity.outside";

  private static final boolean OUTSIDE = Boolean.getBoolean(FROM_OUTSIDE);

  /** Size of a CPU set in bytes: 8192 CPUs, the most that Linux can be built for. */
  private static final int SET_BYTES = 1024;

  private static final int CALLING_THREAD = 0;

  private static final class LibC {
    /** Why it cannot be called; null if it can. */
    private static final String FAULT = register();

    private LibC() {}

    private static String register() {
      try {
        Native.register(LibC.class, "c");
        return null;
      } catch (LinkageError e) {
        return Objects.requireNonNullElse(e.getMessage(), e.toString());
      }
    }

    /**
     * Call it first in each use.
     *
     * @throws UserError if JNA, which is unpacked into a directory, cannot be loaded from there
     */
    static void require() {
      if (FAULT != null) {
        throw new UserError(
            "JNA cannot be loaded ("
                + FAULT.lines().findFirst().orElse("")
                + "); if its directory is mounted noexec, set XDG_CACHE_HOME to one that is not");
      }
    }

    static native int sched_setaffinity(int thread, long bytes, byte[] set)
        throws LastErrorException;

    static native int sched_getaffinity(int thread, long bytes, byte[] set)
        throws LastErrorException;

    static native int sched_getcpu() throws LastErrorException;
  }

  private Affinity() {}

  /**
   * Pins the calling thread to one CPU and reads the result back.
   *
   * @throws IllegalStateException if the kernel refuses or reads back other CPUs
   */
  public static void pin(int cpu) {
    if (OUTSIDE) {
      Taskset.pin(cpu);
      return;
    }
    LibC.require();
    BitSet wanted = new BitSet();
    wanted.set(cpu);
    try {
      LibC.sched_setaffinity(CALLING_THREAD, SET_BYTES, bytes(wanted));
    } catch (LastErrorException e) {
      throw new IllegalStateException(
          "the kernel refuses to pin a thread to CPU " + cpu + " (" + e.getMessage() + ")", e);
    }
    BitSet found = get(CALLING_THREAD);
    if (!found.equals(wanted)) {
      throw new IllegalStateException(
          "pinned to CPU " + cpu + ", but the kernel reads back " + found);
    }
  }

  /**
   * Tries to pin a temporary thread to each of these CPUs.
   *
   * @return the reason why the kernel refuses, one line; empty if it allows all of them
   */
  public static Optional<String> refusal(List<Integer> cpus) throws InterruptedException {
    FutureTask<Void> pins =
        new FutureTask<>(
            () -> {
              cpus.forEach(Affinity::pin);
              return null;
            });
    new Thread(pins, "affinity").start();
    try {
      pins.get();
      return Optional.empty();
    } catch (ExecutionException e) {
      return Optional.of(e.getCause().getMessage());
    }
  }

  /**
   * The CPUs that this process may use, for example within a container. Pinning a thread does not
   * change them.
   */
  public static BitSet allowed() {
    if (OUTSIDE) {
      return Taskset.allowed();
    }
    // The thread that has the process's number started the JVM; it is never pinned.
    return get(Math.toIntExact(ProcessHandle.current().pid()));
  }

  private static BitSet get(int thread) {
    LibC.require();
    byte[] set = new byte[SET_BYTES];
    LibC.sched_getaffinity(thread, SET_BYTES, set);
    return set(set);
  }

  /** A set in the kernel's form: words in native byte order. */
  private static byte[] bytes(BitSet cpus) {
    ByteBuffer words = ByteBuffer.allocate(SET_BYTES).order(ByteOrder.nativeOrder());
    words.asLongBuffer().put(cpus.toLongArray());
    return words.array();
  }

  private static BitSet set(byte[] bytes) {
    return BitSet.valueOf(ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).asLongBuffer());
  }

  /** The CPU on which the calling thread runs now. */
  public static int currentCpu() {
    return OUTSIDE ? Taskset.currentCpu() : LibC.sched_getcpu();
  }
}
