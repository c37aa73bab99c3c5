// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;
import smpcall.host.Environment;
import smpcall.host.HostName;
import smpcall.inventory.Host;
import smpcall.plan.HostsFile;
import smpcall.store.Checkout;

/** The options that choose the inventory and this host's entry in it. */
final class HostOptions {

  private static final String OWN_ENTRY = "localhost";

  @Option(
      names = "--host",
      paramLabel = "NAME",
      description =
          "Entry of hosts.yml for this host, and name of its results (default: the entry"
              + " localhost, and a name made from the hardware).")
  private String name;

  @Option(names = "--hosts", paramLabel = "FILE", description = "Inventory (default: hosts.yml).")
  private Path file = Checkout.hosts();

  /** Returns this host's entry, after a check of the whole file. */
  Host host() {
    return HostsFile.read(file).host(name == null ? OWN_ENTRY : name);
  }

  /** Returns the name under which results are kept. */
  String resultsName() {
    return name == null ? HostName.of(Environment.ofThisHost(Map.of())) : name;
  }
}
