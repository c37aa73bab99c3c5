// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;

/**
 * The output and the exit status of a command.
 *
 * @param status 0 fine, 1 a finding, 2 bad usage or input
 * @param out standard output
 * @param err standard error
 */
public record Streams(int status, String out, String err) {

  /** Runs a command in this process; it must start no other one. */
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
