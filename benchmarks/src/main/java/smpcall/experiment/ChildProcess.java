// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import java.io.IOException;
import java.util.List;
import smpcall.message.ExitStatus;
import smpcall.message.UserError;

/**
 * A process that a study starts under its lock of the host. It takes no lock itself, and it ends
 * with the study, even when the study is killed: its standard input is a pipe from the study, which
 * the kernel closes then.
 */
final class ChildProcess {

  private static final String STUDY = "smpcall.study.process";

  private ChildProcess() {}

  /** Returns the flags that make a JVM a child of this study. */
  static List<String> flags() {
    return List.of("-D" + STUDY + "=" + ProcessHandle.current().pid());
  }

  /** Returns whether this process is one; if so, it ends with its study from now on. */
  static boolean isThisProcess() {
    Long study = Long.getLong(STUDY);
    if (study == null) {
      return false;
    }
    if (ProcessHandle.current().parent().map(ProcessHandle::pid).filter(study::equals).isEmpty()) {
      throw new UserError("process " + study + ", the study that started this one, has ended");
    }
    Thread end = new Thread(ChildProcess::endWithStudy, "end with the study");
    end.setDaemon(true);
    end.start();
    return true;
  }

  private static void endWithStudy() {
    try {
      while (System.in.read() >= 0) {
        // The study writes nothing to the pipe.
      }
    } catch (IOException e) {
      // A broken pipe means that the study has ended, too.
    }
    Runtime.getRuntime().halt(ExitStatus.BAD_USAGE);
  }
}
