// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Inventories for tests. */
public final class Inventories {

  private static final Path COMMITTED = Path.of("..").resolve("hosts.yml");

  private Inventories() {}

  /** Copies the inventory of this repository to a checkout. */
  public static void install(Path checkout) throws IOException {
    Files.writeString(checkout.resolve("hosts.yml"), Files.readString(COMMITTED));
  }
}
