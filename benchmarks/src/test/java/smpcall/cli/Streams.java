// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;

/**
 * What a command printed, and its exit status.
 *
 * @param status 0 fine, 1 a finding, 2 bad usage or input
 * @param out standard output
 * @param err standard error
 */
public record Streams(int status, String out, String err) {

  /** Runs it here; for what starts no other process. */
  static Streams of(IntSupplier command) {
    PrintStream outBefore = System.out;
    PrintStream errBefore = System.err;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    int status;
    try {
      status = command.getAsInt();
    } finally {
      System.setOut(outBefore);
      System.setErr(errBefore);
    }
    return new Streams(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
