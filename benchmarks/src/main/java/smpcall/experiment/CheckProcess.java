// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import smpcall.message.ExitStatus;
import smpcall.message.UserError;
import smpcall.store.Checkout;

/** {@code ./study check} in a JVM of its own, as the script {@code study} starts one. */
public final class CheckProcess {

  /** The class of the command line, which this package does not know. */
  public static final String MAIN = "smpcall.cli.Main";

  private static final int BUFFER = 8192;

  private CheckProcess() {}

  /**
   * The words that start it.
   *
   * @param id of its JDK
   * @param arguments of {@code check}
   */
  static List<String> command(String id, JavaRuntimes.Runtime runtime, List<String> arguments) {
    List<String> command = new ArrayList<>(runtime.command());
    command.addAll(runtime.flags());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Dsmpcall.delay=true"));
    command.addAll(ChildProcess.flags());
    command.addAll(CheckedJdk.flags(id, runtime.jdk()));
    command.add("-Dsmpcall.home=" + Checkout.path());
    command.add("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN));
    command.add("check");
    command.addAll(arguments);
    return command;
  }

  /**
   * Runs it; what it prints is printed here.
   *
   * @return its exit status
   * @throws UserError when its JVM does not come to an end of its own
   */
  public static int run(String id, JavaRuntimes.Runtime runtime, List<String> arguments) {
    try {
      Process check =
          new ProcessBuilder(command(id, runtime, arguments))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      print(check.getInputStream());
      int status = check.waitFor();
      if (status > ExitStatus.BAD_USAGE) {
        throw new UserError(
            "JDK '"
                + id
                + "': its JVM ended with status "
                + status
                + "; nothing follows from that");
      }
      return status;
    } catch (IOException e) {
      throw new UserError("JDK '" + id + "' does not start (" + e.getMessage() + ")");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("interrupted");
    }
  }

  /** At once, as a check prints a row whenever it has one. */
  private static void print(InputStream said) throws IOException {
    byte[] bytes = new byte[BUFFER];
    for (int read = said.read(bytes); read >= 0; read = said.read(bytes)) {
      System.out.write(bytes, 0, read);
      System.out.flush();
    }
  }
}
