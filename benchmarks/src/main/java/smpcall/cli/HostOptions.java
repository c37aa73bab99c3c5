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

/** The options that say which entry of which inventory this host is. */
final class HostOptions {

  private static final String OWN_ENTRY = "localhost";

  @Option(
      names = "--host",
      paramLabel = "NAME",
      description =
          "entry of hosts.yml for this host, and name of its results (default: the entry"
              + " localhost, and a name made from the hardware)")
  private String name;

  @Option(names = "--hosts", paramLabel = "FILE", description = "inventory (default: hosts.yml)")
  private Path file = Checkout.hosts();

  /** The entry; the whole file is read. */
  Host host() {
    return HostsFile.read(file).host(name == null ? OWN_ENTRY : name);
  }

  /** The name under which results are kept. */
  String resultsName() {
    return name == null ? HostName.of(Environment.ofThisHost(Map.of())) : name;
  }
}
