// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import smpcall.inventory.Host;
import smpcall.plan.HostsFile;
import smpcall.store.Checkout;

/** Which entry of which inventory this host is. */
final class HostOptions {

  @Option(
      names = "--host",
      paramLabel = "NAME",
      defaultValue = "localhost",
      description = "which entry of hosts.yml this host is; localhost when left out")
  private String name;

  @Option(
      names = "--hosts",
      paramLabel = "FILE",
      description = "the inventory; hosts.yml when left out")
  private Path file = Checkout.hosts();

  /** That entry; the whole file is read. */
  Host host() {
    return HostsFile.read(file).host(name);
  }
}
