// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;

/**
 * Pins threads through the program {@code taskset} of util-linux and reads the result back from
 * {@code /proc}. It is for emulated JVMs: their system calls go through the emulator, and some of
 * them crash with the library for such calls. Each thread costs one process, once.
 *
 * <p>An emulated JVM can start a program of the host only with {@code
 * -Djdk.lang.Process.launchMechanism=FORK}: otherwise it first starts a helper of its own
 * architecture, which the host's kernel cannot run.
 */
final class Taskset {

  private static final Path THIS_THREAD = Path.of("/proc/thread-self");

  /** Index of the CPU number among the words behind the name in a thread's {@code stat}. */
  private static final int PROCESSOR = 36;

  private Taskset() {}

  /**
   * Pins the calling thread to one CPU and reads the result back.
   *
   * @throws IllegalStateException if that fails
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
              + CpuRanges.format(found)
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
      byte[] output = taskset.getInputStream().readAllBytes();
      taskset.waitFor();
      return new String(output, StandardCharsets.UTF_8).strip().replace('\n', ' ');
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

  /** The allowed CPUs of the thread that started the JVM; it is never pinned. */
  static BitSet allowed() {
    return allowed(Path.of("/proc/self"));
  }

  private static BitSet allowed(Path thread) {
    String key = "Cpus_allowed_list:";
    return new HostFiles(thread)
        .lines("status").stream()
            .filter(line -> line.startsWith(key))
            .map(line -> CpuRanges.parse(line.substring(key.length())))
            .findFirst()
            .orElseThrow(
                () -> new IllegalStateException(thread + "/status does not list its allowed CPUs"));
  }

  /** The CPU on which the calling thread runs now. */
  static int currentCpu() {
    String stat = new HostFiles(THIS_THREAD).text("stat").orElse("");
    String[] words = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
    if (words.length <= PROCESSOR) {
      throw new IllegalStateException(THIS_THREAD + "/stat does not name its CPU");
    }
    return Integer.parseInt(words[PROCESSOR]);
  }
}
