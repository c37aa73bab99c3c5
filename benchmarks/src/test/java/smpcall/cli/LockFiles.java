// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import smpcall.experiment.HostLock;

/** Actions under a lock, which must not throw checked exceptions. */
public final class LockFiles {

  private LockFiles() {}

  public static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Streams study(Path checkout, String... args) {
    try {
      return new StudyProcess(checkout).run(args);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A process that holds a lock until it is ended. */
  public record Holder(Process process) {

    /** The program of the process. */
    public static void main(String[] args) {
      HostLock.holding(
          Path.of(args[0]),
          "first",
          Duration.ZERO,
          () -> {
            System.out.println("has it");
            return awaitEnd();
          });
    }

    private static int awaitEnd() {
      try {
        return System.in.read();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    public static Holder of(Path file) throws IOException {
      ProcessBuilder builder =
          new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-cp",
              System.getProperty("java.class.path"),
              Holder.class.getName(),
              file.toString());
      Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
      int first = process.getInputStream().read();
      if (first != 'h') {
        throw new IllegalStateException("the other process did not get the lock");
      }
      return new Holder(process);
    }

    public void end() throws InterruptedException {
      process.destroyForcibly().waitFor();
    }
  }
}
