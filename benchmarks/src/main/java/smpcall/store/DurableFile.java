// SPDX-License-Identifier: Apache-2.0
package smpcall.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import smpcall.message.UserError;

/**
 * Writes files that exist whole or not at all, even after SIGKILL or a power failure: it writes a
 * temporary file, syncs and renames it, and syncs the directory.
 */
public final class DurableFile {

  private DurableFile() {}

  /**
   * Refuses a file that cannot be written before the work, rather than after it.
   *
   * @param option option that names the file
   * @throws UserError when it is a directory or device, is read-only, or is in no writable
   *     directory
   */
  public static void requireWritable(String option, Path file) {
    if (Files.isDirectory(file)) {
      throw new UserError(option + " " + file + ": is a directory; give a file in it");
    }
    if (Files.exists(file) && !(Files.isRegularFile(file) && Files.isWritable(file))) {
      throw new UserError(
          option + " " + file + ": is not a file that you may write; give another file");
    }
    Path directory = file.toAbsolutePath().getParent();
    if (!(Files.isDirectory(directory) && Files.isWritable(directory))) {
      throw new UserError(
          option + " " + file + ": its directory is missing or not writable; give another file");
    }
  }

  /** Writes JSON; replaces the file. */
  public static void write(Path file, JsonNode content) throws IOException {
    write(file, (content.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Writes bytes; replaces the file. */
  public static void write(Path file, byte[] content) throws IOException {
    Path aside = file.resolveSibling(file.getFileName() + ".part");
    try {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      try (FileChannel channel =
          FileChannel.open(
              aside,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      move(aside, file);
    } catch (IOException e) {
      Files.deleteIfExists(aside); // frees room on a full disk
      throw e;
    }
  }

  /**
   * Reads a file whole.
   *
   * @throws FileSystemException if it is a directory, a pipe or a device, which might never end
   */
  public static byte[] read(Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new FileSystemException(file.toString(), null, "it is no regular file");
    }
    return Files.readAllBytes(file);
  }

  /** Renames a file or directory, and syncs the target's directory. */
  static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel directory = FileChannel.open(to.getParent(), StandardOpenOption.READ)) {
      directory.force(true);
    }
  }

  /**
   * Returns the error for a file or directory that cannot be written.
   *
   * @param place the path, or an option and the path
   * @param cure advice to the user
   */
  public static UserError unwritable(Object place, IOException e, String cure) {
    return new UserError(place + ": cannot be written (" + reason(e) + "); " + cure);
  }

  /** Returns the error for a file or directory that cannot be read. */
  public static UserError unreadable(Object place, IOException e, String cure) {
    return new UserError(place + ": cannot be read (" + reason(e) + "); " + cure);
  }

  /** Returns the reason of an exception in a few words. */
  public static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof NoSuchFileException) {
      return "it does not exist";
    }
    if (e instanceof NotDirectoryException) {
      return "not a directory";
    }
    String reason = e instanceof FileSystemException detailed ? detailed.getReason() : null;
    if (reason == null) {
      reason = e instanceof FileSystemException ? e.getClass().getSimpleName() : e.getMessage();
    }
    return reason;
  }
}
