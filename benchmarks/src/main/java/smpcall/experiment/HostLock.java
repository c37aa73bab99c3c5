// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import smpcall.host.HostFiles;
import smpcall.message.UserError;
import smpcall.store.DurableFile;

/**
 * A lock that lets one study at a time run on a host, as two would disturb each other. It is a lock
 * of the kernel on a file in the temporary directory, so it ends with its process, even by SIGKILL.
 * The file names its holder. Its own name has the boot id and not the host name, so that a machine
 * with several names has one lock.
 */
public final class HostLock {

  private static final int MAX_BYTES = 1024;
  private static final int POLL_MILLIS = 1000;

  private HostLock() {}

  /**
   * Runs work under the lock of this host. A {@link ChildProcess} runs it under the lock of its
   * study.
   *
   * @param what description of the work, which others see while they wait
   * @throws UserError if another process has the lock; names that process
   */
  public static <T> T holding(String what, Supplier<T> work) {
    return holding(what, Duration.ZERO, work);
  }

  /**
   * Runs work under the lock of this host, as soon as the lock is free.
   *
   * @param what description of the work, which others see while they wait
   * @param timeout time to wait for the lock
   * @throws UserError if another process still has the lock then; names that process
   */
  public static <T> T holding(String what, Duration timeout, Supplier<T> work) {
    if (ChildProcess.isThisProcess()) {
      return work.get();
    }
    return holding(
        Path.of(System.getProperty("java.io.tmpdir"))
            .resolve("smpcall-" + HostFiles.here().bootId() + ".lock"),
        what,
        timeout,
        work);
  }

  /** Runs work under the lock of any file. */
  public static <T> T holding(Path file, String what, Duration timeout, Supplier<T> work) {
    FileChannel channel = acquire(file, what, timeout);
    try {
      return work.get();
    } finally {
      close(channel);
    }
  }

  /** Returns a description of the process that has the lock; empty if it is free. */
  public static Optional<String> holder(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (FileChannel channel = open(file)) {
      return channel.tryLock() == null ? Optional.of(holder(channel)) : Optional.empty();
    } catch (IOException e) {
      throw DurableFile.unreadable(file, e, "remove the file when no study runs here");
    }
  }

  private static String holder(FileChannel channel) throws IOException {
    String holder = read(channel);
    return holder.isEmpty() ? "it has just begun" : holder;
  }

  private static FileChannel acquire(Path file, String what, Duration timeout) {
    try {
      FileChannel channel = open(file);
      if (channel.tryLock() == null && !isFreeWithin(timeout, channel)) {
        String holder = holder(channel);
        close(channel);
        throw new UserError(
            "another study runs on this host ("
                + holder
                + "), and two would disturb each other; wait for it, or end it");
      }
      write(channel, what);
      return channel;
    } catch (IOException e) {
      throw new UserError(
          file
              + ": the lock of this host cannot be taken ("
              + DurableFile.reason(e)
              + "); remove the file when no study runs here");
    }
  }

  private static boolean isFreeWithin(Duration timeout, FileChannel channel) throws IOException {
    Instant end = Instant.now().plus(timeout);
    String printed = "";
    while (Instant.now().isBefore(end)) {
      String holder = holder(channel);
      if (!holder.equals(printed)) {
        printed = holder;
        System.out.println("waiting for another study on this host (" + holder + ")");
      }
      try {
        Thread.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
      if (channel.tryLock() != null) {
        return true;
      }
    }
    return false;
  }

  /** Opens the file, and creates it such that other users can open it too. */
  private static FileChannel open(Path file) throws IOException {
    if (!Files.exists(file)) {
      try {
        Files.createFile(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
      } catch (FileAlreadyExistsException e) {
        // Another study has just created the file.
      }
    }
    return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  private static void write(FileChannel channel, String what) throws IOException {
    String holder =
        "process "
            + ProcessHandle.current().pid()
            + ", since "
            + Instant.now().truncatedTo(ChronoUnit.SECONDS)
            + ", "
            + what;
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(MAX_BYTES);
    channel.read(bytes, 0);
    return StandardCharsets.UTF_8.decode(bytes.flip()).toString().replaceAll("\\p{Cntrl}", " ");
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // The kernel frees the lock when the process ends.
    }
  }
}
