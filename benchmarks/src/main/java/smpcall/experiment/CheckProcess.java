// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import smpcall.message.ExitStatus;
import smpcall.message.Terminal;
import smpcall.message.UserError;
import smpcall.store.Checkout;

/** Runs {@code ./study check} in a separate JVM, as the script {@code study} does. */
public final class CheckProcess {

  /** The name of the main class, which is in a layer above this one. */
  public static final String MAIN = "smpcall.cli.Main";

  private static final int BUFFER = 8192;

  private CheckProcess() {}

  /**
   * Returns the command line of the process.
   *
   * @param id id of the JDK
   * @param arguments options of {@code ./study check}
   */
  static List<String> command(String id, JavaRuntimes.Runtime runtime, List<String> arguments) {
    List<String> command = new ArrayList<>(runtime.command());
    command.addAll(runtime.flags());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Dsmpcall.delay=true"));
    command.addAll(ChildProcess.flags());
    command.addAll(CheckedJdk.flags(id, runtime.jdk()));
    command.add("-Dsmpcall.home=" + Checkout.path());
    command.add("-Dsmpcall.terminal=" + Terminal.ofThisProcess().interactive());
    command.add("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN));
    command.add("check");
    command.addAll(arguments);
    return command;
  }

  /**
   * Runs the check, and prints its output.
   *
   * @return exit status of the check
   * @throws UserError if the JVM does not start or crashes
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
                + "; the check has no result, give the command again");
      }
      return status;
    } catch (IOException e) {
      throw new UserError(
          "JDK '" + id + "': does not start (" + e.getMessage() + "); correct it in hosts.yml");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("interrupted");
    }
  }

  /** Prints each row of the check without delay. */
  private static void print(InputStream output) throws IOException {
    byte[] bytes = new byte[BUFFER];
    for (int read = output.read(bytes); read >= 0; read = output.read(bytes)) {
      System.out.write(bytes, 0, read);
      System.out.flush();
    }
  }
}
