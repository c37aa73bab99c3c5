// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import java.util.Map;
import java.util.Optional;

/**
 * The system call {@code membarrier(2)} with {@code MEMBARRIER_CMD_PRIVATE_EXPEDITED}, which is
 * little more than the running kernel's own {@code smp_call_function_many}. It interrupts every
 * other CPU that runs a thread of this process, makes it execute a memory barrier, and waits for
 * all of them.
 */
public final class Membarrier {

  /** The call's number by the JVM's name for the architecture. */
  private static final Map<String, Integer> SYSTEM_CALL =
      Map.of("amd64", 324, "aarch64", 283, "riscv64", 283, "ppc64le", 365, "s390x", 356);

  private static final long PRIVATE_EXPEDITED = 8;
  private static final long REGISTER_PRIVATE_EXPEDITED = 16;
  private static final long NO_FLAGS = 0;

  private static final int ENOSYS = 38;

  private static final class LibC {
    static {
      Native.register(LibC.class, "c");
    }

    private LibC() {}

    static native long syscall(long number, long command, long flags) throws LastErrorException;
  }

  /** A constant, so that a call costs no lookup. */
  private static final long NUMBER =
      SYSTEM_CALL.getOrDefault(System.getProperty("os.arch"), -1).longValue();

  private Membarrier() {}

  /** The reason why this process cannot call it, one line; empty if it can. */
  public static Optional<String> refusal() {
    String architecture = System.getProperty("os.arch");
    if (!SYSTEM_CALL.containsKey(architecture)) {
      return Optional.of("the number of membarrier is not known for " + architecture);
    }
    try {
      register();
      call();
      return Optional.empty();
    } catch (LastErrorException e) {
      return Optional.of(
          e.getErrorCode() == ENOSYS
              ? "this kernel has no membarrier (" + e.getMessage() + ")"
              : "the kernel refuses membarrier ("
                  + e.getMessage()
                  + "); a container's seccomp profile may forbid it");
    }
  }

  /**
   * Registers this process; required once before the first call.
   *
   * @throws LastErrorException if the kernel refuses
   */
  public static void register() {
    LibC.syscall(NUMBER, REGISTER_PRIVATE_EXPEDITED, NO_FLAGS);
  }

  /**
   * Returns after every other CPU that runs a thread of this process has executed a barrier.
   *
   * @throws LastErrorException if the kernel refuses
   */
  public static void call() {
    LibC.syscall(NUMBER, PRIVATE_EXPEDITED, NO_FLAGS);
  }
}
