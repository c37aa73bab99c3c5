// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;

/**
 * Threads pinned from outside: by {@code taskset} of util-linux, which is told the thread's number,
 * and read back from the kernel's books. For JVMs under emulation: their own system calls go
 * through the emulator, and under some of them a JVM does not survive a library for such calls. It
 * takes a process for each thread, once.
 *
 * <p>A JVM under emulation can start a program of the host with {@code
 * -Djdk.lang.Process.launchMechanism=FORK} only: otherwise it starts a helper of its own first,
 * which the host's kernel cannot run.
 */
final class Taskset {

  private static final Path THIS_THREAD = Path.of("/proc/thread-self");

  /** The number of the CPU among the words of a thread's {@code stat} that follow its name. */
  private static final int PROCESSOR = 36;

  private Taskset() {}

  /**
   * Confines the calling thread to one CPU and reads back that it is so.
   *
   * @throws IllegalStateException when that cannot be
   */
  static void pin(int cpu) {
    BitSet wanted = new BitSet();
    wanted.set(cpu);
    if (allowed(THIS_THREAD).equals(wanted)) {
      return;
    }
    String answer = run(cpu);
    BitSet found = allowed(THIS_THREAD);
    if (!found.equals(wanted)) {
      throw new IllegalStateException(
          "the kernel refuses to pin a thread to CPU "
              + cpu
              + " (taskset: "
              + answer
              + "; it may run on "
              + CpuRanges.of(found)
              + ")");
    }
  }

  private static String run(int cpu) {
    try {
      String thread = Files.readSymbolicLink(THIS_THREAD).getFileName().toString();
      Process taskset =
          new ProcessBuilder("taskset", "-cp", String.valueOf(cpu), thread)
              .redirectErrorStream(true)
              .start();
      byte[] said = taskset.getInputStream().readAllBytes();
      taskset.waitFor();
      return new String(said, StandardCharsets.UTF_8).strip().replace('\n', ' ');
    } catch (IOException e) {
      throw new IllegalStateException(
          "taskset, which pins threads from outside, does not start ("
              + e.getMessage()
              + "); install util-linux",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while taskset ran", e);
    }
  }

  /** What the thread that started the JVM may use; it is never pinned. */
  static BitSet allowed() {
    return allowed(Path.of("/proc/self"));
  }

  private static BitSet allowed(Path thread) {
    String key = "Cpus_allowed_list:";
    return HostFile.lines(thread.resolve("status").toString()).stream()
        .filter(line -> line.startsWith(key))
        .map(line -> CpuRanges.parse(line.substring(key.length())))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException(thread + "/status does not say where it may run"));
  }

  /** The CPU that the calling thread runs on at this moment. */
  static int currentCpu() {
    String stat = HostFile.text(THIS_THREAD.resolve("stat").toString()).orElse("");
    String[] words = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
    if (words.length <= PROCESSOR) {
      throw new IllegalStateException(THIS_THREAD + "/stat does not say where it runs");
    }
    return Integer.parseInt(words[PROCESSOR]);
  }
}
