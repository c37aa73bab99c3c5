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

/**
 * Files that are there whole or not at all, whatever ends this process or this machine: written
 * aside, synced, renamed, and the directory synced.
 */
public final class DurableFile {

  private DurableFile() {}

  /** Writes JSON, replacing what was there. */
  public static void write(Path file, JsonNode content) throws IOException {
    write(file, (content.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Writes bytes, likewise. */
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
      Files.deleteIfExists(aside); // on a full disk it takes room that others need
      throw e;
    }
  }

  /** Renames for good. */
  static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel directory = FileChannel.open(to.getParent(), StandardOpenOption.READ)) {
      directory.force(true);
    }
  }

  /** In a few words. */
  public static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof NoSuchFileException) {
      return "it is not there";
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
