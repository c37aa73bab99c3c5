// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import java.io.IOException;
import java.util.List;
import smpcall.message.ExitStatus;
import smpcall.message.UserError;

/**
 * A process that a study starts while it holds the lock of the host. It needs no lock of its own,
 * and it ends when the study does, however that ends: its standard input is a pipe from the study,
 * which the kernel closes then.
 */
final class ChildProcess {

  private static final String STUDY = "smpcall.study.process";

  private ChildProcess() {}

  /** What the study gives it. */
  static List<String> flags() {
    return List.of("-D" + STUDY + "=" + ProcessHandle.current().pid());
  }

  /** Whether this is one; from then on it ends with its study. */
  static boolean isThisProcess() {
    Long study = Long.getLong(STUDY);
    if (study == null) {
      return false;
    }
    if (ProcessHandle.current().parent().map(ProcessHandle::pid).filter(study::equals).isEmpty()) {
      throw new UserError("process " + study + ", the study that this was started by, has ended");
    }
    Thread end = new Thread(ChildProcess::endWithStudy, "end with the study");
    end.setDaemon(true);
    end.start();
    return true;
  }

  private static void endWithStudy() {
    try {
      while (System.in.read() >= 0) {
        // The study says nothing.
      }
    } catch (IOException e) {
      // The pipe is broken: that is the end, too.
    }
    Runtime.getRuntime().halt(ExitStatus.BAD_USAGE);
  }
}
