// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * An open file of {@code /proc} that is read before and after every iteration. Reading a number
 * does not allocate, because allocation profilers also count between iterations.
 */
final class ProcFile {

  private static final int LONGEST = 16 << 10;

  private final FileChannel channel;
  private final ByteBuffer content = ByteBuffer.allocateDirect(LONGEST);

  private ProcFile(FileChannel channel) {
    this.channel = channel;
  }

  /** Opens a file; empty if it is missing or unreadable. */
  static Optional<ProcFile> open(Path file) {
    try {
      return Optional.of(new ProcFile(FileChannel.open(file, StandardOpenOption.READ)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Reads the file again; false if it is gone, because its thread has ended. */
  private boolean read() {
    content.clear();
    try {
      while (content.hasRemaining() && channel.read(content, content.position()) > 0) {
        // large files of /proc arrive in pieces
      }
      content.flip();
      return content.hasRemaining();
    } catch (IOException e) {
      return false;
    }
  }

  /** The present content; empty if the file is gone. */
  String text() {
    return read() ? StandardCharsets.UTF_8.decode(content).toString() : "";
  }

  /**
   * The integer in the line that begins with {@code key}.
   *
   * @param key ASCII text
   * @param fallback the result if there is no such line
   */
  long number(String key, long fallback) {
    if (!read()) {
      return fallback;
    }
    for (int line = 0; line < content.limit(); line = nextLine(line)) {
      if (startsWith(line, key)) {
        return digits(line + key.length());
      }
    }
    return fallback;
  }

  private int nextLine(int from) {
    int at = from;
    while (at < content.limit() && content.get(at) != '\n') {
      at++;
    }
    return at + 1;
  }

  private boolean startsWith(int line, String key) {
    if (line + key.length() > content.limit()) {
      return false;
    }
    for (int i = 0; i < key.length(); i++) {
      if (content.get(line + i) != key.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private long digits(int from) {
    long value = 0;
    for (int at = from; at < content.limit() && content.get(at) != '\n'; at++) {
      byte character = content.get(at);
      if (character >= '0' && character <= '9') {
        value = value * 10 + character - '0';
      }
    }
    return value;
  }
}
