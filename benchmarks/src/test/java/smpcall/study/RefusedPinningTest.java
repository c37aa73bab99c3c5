// SPDX-License-Identifier: Apache-2.0
package smpcall.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.host.Affinity;

/** A host whose kernel really refuses to pin: a seccomp filter, as a container may have. */
class RefusedPinningTest {

  /** Numbers of {@code sched_setaffinity}, by the JVM's word for the architecture. */
  private static final Map<String, Integer> SYSTEM_CALL =
      Map.of("amd64", 203, "aarch64", 122, "ppc64le", 222, "s390x", 239, "riscv64", 122);

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

  @TempDir private Path home;

  /**
   * For the calling thread and all that it starts: {@code sched_setaffinity} fails with EPERM. Four
   * instructions of BPF: load the number of the system call; is it that one? refuse; allow.
   */
  private static int forbidPinning() {
    int[][] program = {
      {0x20, 0, 0, 0},
      {0x15, 0, 1, SYSTEM_CALL.get(System.getProperty("os.arch"))},
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

  @Test
  void theKernelsRefusalIsSaidInOneLineBeforeAnythingRuns() throws Exception {
    assumeTrue(
        SYSTEM_CALL.containsKey(System.getProperty("os.arch")),
        "the number of the system call is not known for this architecture");
    assumeTrue(
        Affinity.allowed().cardinality() >= 2,
        "this process may use one CPU only, and is told that first");
    EchoAnalysis.install(home);
    Inventories.install(home);
    FutureTask<Streams> task =
        new FutureTask<>(
            () -> {
              assumeTrue(forbidPinning() == 0, "this kernel takes no seccomp filters");
              return new StudyProcess(home).run("run", "--profile", "smoke");
            });
    new Thread(task).start();

    Streams streams = task.get();
    assertThat(streams.status()).isEqualTo(2);
    assertThat(streams.out()).isEmpty();
    assertThat(streams.err())
        .startsWith("study: the kernel refuses to pin a thread to CPU ")
        .contains("allow sched_setaffinity here")
        .hasLineCount(1);
  }
}
