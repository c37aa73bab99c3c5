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
 * One study on a host at a time: two would disturb each other. The lock is the kernel's, on a file
 * in the temporary directory, so it goes with its process, however that ends; the file says who has
 * it. Its name has the host's boot in it, so that one machine under several names is one machine.
 */
public final class HostLock {

  private static final int LONGEST = 1024;
  private static final int POLL_MILLIS = 1000;

  private HostLock() {}

  /**
   * Does the work while nobody else can. A {@link ChildProcess} does it under the lock of its
   * study.
   *
   * @param what runs here, for whoever comes second
   * @throws UserError when another process has the lock, saying who
   */
  public static <T> T holding(String what, Supplier<T> work) {
    return holding(what, Duration.ZERO, work);
  }

  /**
   * Does the work when nobody else does any longer.
   *
   * @param patience how long another process is waited for
   * @throws UserError when it still has the lock then, saying who
   */
  public static <T> T holding(String what, Duration patience, Supplier<T> work) {
    if (ChildProcess.isThisProcess()) {
      return work.get();
    }
    return holding(
        Path.of(System.getProperty("java.io.tmpdir"))
            .resolve("smpcall-" + HostFiles.here().bootId() + ".lock"),
        what,
        patience,
        work);
  }

  public static <T> T holding(Path file, String what, Duration patience, Supplier<T> work) {
    FileChannel channel = take(file, what, patience);
    try {
      return work.get();
    } finally {
      close(channel);
    }
  }

  /** Who has the lock; empty when nobody has. */
  public static Optional<String> holder(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (FileChannel channel = open(file)) {
      return channel.tryLock() == null ? Optional.of(who(channel)) : Optional.empty();
    } catch (IOException e) {
      throw new UserError(
          file
              + ": cannot be read ("
              + DurableFile.reason(e)
              + "); remove the file when no study runs here");
    }
  }

  private static String who(FileChannel channel) throws IOException {
    String holder = read(channel);
    return holder.isEmpty() ? "it has just begun" : holder;
  }

  private static FileChannel take(Path file, String what, Duration patience) {
    try {
      FileChannel channel = open(file);
      if (channel.tryLock() == null && !isFreeWithin(patience, channel)) {
        String holder = who(channel);
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

  private static boolean isFreeWithin(Duration patience, FileChannel channel) throws IOException {
    Instant end = Instant.now().plus(patience);
    String seen = "";
    while (Instant.now().isBefore(end)) {
      String holder = who(channel);
      if (!holder.equals(seen)) {
        seen = holder;
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

  /** Whoever comes first, the next user must be able to open it too. */
  private static FileChannel open(Path file) throws IOException {
    if (!Files.exists(file)) {
      try {
        Files.createFile(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
      } catch (FileAlreadyExistsException e) {
        // Another study has just made it.
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
    ByteBuffer bytes = ByteBuffer.allocate(LONGEST);
    channel.read(bytes, 0);
    return StandardCharsets.UTF_8.decode(bytes.flip()).toString().replaceAll("\\p{Cntrl}", " ");
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // The kernel takes the lock back with the process.
    }
  }
}
