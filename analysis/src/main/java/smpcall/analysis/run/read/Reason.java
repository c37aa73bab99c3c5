// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run.read;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** The reason why a file could not be read or written, in a few words, without its name. */
public final class Reason {
  private Reason() {}

  public static String of(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof NoSuchFileException) {
      return "it is not there";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "it is there and no directory";
    }
    if (e instanceof FileSystemException told) {
      return told.getReason() == null ? e.getClass().getSimpleName() : told.getReason();
    }
    return e.getMessage();
  }
}
