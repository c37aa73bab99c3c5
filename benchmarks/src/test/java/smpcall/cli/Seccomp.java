// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/** A seccomp filter, as a container may have, with which the kernel refuses a system call. */
final class Seccomp {

  /** Numbers of {@code sched_setaffinity}, by the JVM's name of the architecture. */
  static final Map<String, Integer> SCHED_SETAFFINITY =
      Map.of("amd64", 203, "aarch64", 122, "ppc64le", 222, "s390x", 239, "riscv64", 122);

  /** Numbers of {@code membarrier}, likewise. */
  static final Map<String, Integer> MEMBARRIER =
      Map.of("amd64", 324, "aarch64", 283, "ppc64le", 365, "s390x", 356, "riscv64", 283);

  private static final int PR_SET_SECCOMP = 22;
  private static final int PR_SET_NO_NEW_PRIVS = 38;
  private static final int FILTER = 2;

  private static final class LibC {
    static {
      Native.register(LibC.class, "c");
    }

    private LibC() {}

    static native int prctl(
        int option, NativeLong two, Pointer three, NativeLong four, NativeLong five);
  }

  private Seccomp() {}

  /** Runs work in a thread; the kernel refuses the system call to it and all that it starts. */
  static <T> T without(Map<String, Integer> systemCall, Callable<T> work) throws Exception {
    assumeTrue(
        systemCall.containsKey(System.getProperty("os.arch")),
        "the number of the system call is not known for this architecture");
    FutureTask<T> task =
        new FutureTask<>(
            () -> forbid(systemCall.get(System.getProperty("os.arch"))) == 0 ? work.call() : null);
    new Thread(task).start();
    T result = task.get();
    assumeTrue(result != null, "this kernel takes no seccomp filters");
    return result;
  }

  /**
   * Lets a system call fail with EPERM in the calling thread and all that it starts. The filter has
   * four BPF instructions: load the number of the system call; compare it; refuse; allow.
   */
  private static int forbid(int systemCall) {
    int[][] program = {
      {0x20, 0, 0, 0},
      {0x15, 0, 1, systemCall},
      {0x06, 0, 0, 0x0005_0001},
      {0x06, 0, 0, 0x7fff_0000}
    };
    Memory code = new Memory(8L * program.length);
    for (int i = 0; i < program.length; i++) {
      code.setShort(8L * i, (short) program[i][0]);
      code.setByte(8L * i + 2, (byte) program[i][1]);
      code.setByte(8L * i + 3, (byte) program[i][2]);
      code.setInt(8L * i + 4, program[i][3]);
    }
    Memory header = new Memory(16);
    header.setShort(0, (short) program.length);
    header.setPointer(8, code);
    NativeLong zero = new NativeLong(0);
    LibC.prctl(PR_SET_NO_NEW_PRIVS, new NativeLong(1), Pointer.NULL, zero, zero);
    return LibC.prctl(PR_SET_SECCOMP, new NativeLong(FILTER), header, zero, zero);
  }
}
