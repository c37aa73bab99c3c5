// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The JIT compiler threads of this JVM, as the kernel shows them. */
public final class CompilerThreads {

  private static final File TASKS = new File("/proc/self/task");

  private final Map<String, Optional<ProcFile>> compilers = new HashMap<>();

  /** Finds compiler threads that were started since the last call. */
  public void refresh() {
    String[] tasks = TASKS.list();
    if (tasks != null) {
      for (String task : tasks) {
        compilers.computeIfAbsent(task, CompilerThreads::compiler);
      }
    }
  }

  private static Optional<ProcFile> compiler(String task) {
    return ProcFile.open(Path.of(TASKS.getPath(), task, "stat"))
        .filter(stat -> isCompiler(stat.text()));
  }

  /** Whether one of them is runnable; false if the kernel does not show it. */
  public boolean isBusy() {
    for (Optional<ProcFile> stat : compilers.values()) {
      if (stat.isPresent() && isBusyCompiler(stat.get().text())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isCompiler(String stat) {
    String name = stat.substring(stat.indexOf('(') + 1);
    return name.startsWith("C1 Comp") || name.startsWith("C2 Comp");
  }

  /**
   * Whether a thread is a compiler and runnable.
   *
   * @param stat the line described in {@code proc(5)}: number, name in parentheses, state, ...;
   *     empty if the thread has ended
   */
  static boolean isBusyCompiler(String stat) {
    int state = stat.lastIndexOf(')') + 2;
    return isCompiler(stat) && state < stat.length() && stat.charAt(state) == 'R';
  }
}
