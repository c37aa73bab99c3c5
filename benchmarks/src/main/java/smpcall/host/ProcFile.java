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
 * A file of {@code /proc} that is read before and after every iteration: kept open, and read
 * without allocating, because an allocation profiler counts what happens between iterations too.
 */
final class ProcFile {

  private static final int LONGEST = 16 << 10;

  private final FileChannel channel;
  private final ByteBuffer content = ByteBuffer.allocateDirect(LONGEST);

  private ProcFile(FileChannel channel) {
    this.channel = channel;
  }

  /** The file, when it is there and may be read. */
  static Optional<ProcFile> open(Path file) {
    try {
      return Optional.of(new ProcFile(FileChannel.open(file, StandardOpenOption.READ)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Reads it again; false when it is gone, as the files of a thread that has ended are. */
  private boolean read() {
    content.clear();
    try {
      while (content.hasRemaining() && channel.read(content, content.position()) > 0) {
        // a large file of /proc comes in pieces
      }
      content.flip();
      return content.hasRemaining();
    } catch (IOException e) {
      return false;
    }
  }

  /** What it says now; empty when it is gone. */
  String text() {
    return read() ? StandardCharsets.UTF_8.decode(content).toString() : "";
  }

  /**
   * The whole number behind the colon in the line that begins with {@code key}.
   *
   * @param key ASCII
   * @return it, or {@code otherwise} when there is no such line
   */
  long number(String key, long otherwise) {
    if (!read()) {
      return otherwise;
    }
    for (int line = 0; line < content.limit(); line = nextLine(line)) {
      if (startsWith(line, key)) {
        return digits(line + key.length());
      }
    }
    return otherwise;
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
