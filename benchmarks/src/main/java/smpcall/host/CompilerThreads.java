// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The JIT compilers of this JVM, as the kernel sees them. */
public final class CompilerThreads {

  private static final Path TASKS = Path.of("/proc/self/task");

  private CompilerThreads() {}

  /** Whether one of them runs or would if it had a CPU. False where the kernel does not tell. */
  public static boolean busy() {
    try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
      for (Path task : tasks) {
        if (busy(task)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean busy(Path task) {
    try {
      return busyCompiler(Files.readString(task.resolve("stat")));
    } catch (IOException e) {
      return false; // the thread has ended meanwhile
    }
  }

  /**
   * @param stat as in {@code proc(5)}: number, name in parentheses, state, ...
   */
  static boolean busyCompiler(String stat) {
    String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
    char state = stat.charAt(stat.lastIndexOf(')') + 2);
    return (name.startsWith("C1 Comp") || name.startsWith("C2 Comp")) && state == 'R';
  }
}
