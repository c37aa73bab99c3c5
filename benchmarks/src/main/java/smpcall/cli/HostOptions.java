// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import smpcall.inventory.Host;
import smpcall.plan.HostVocabulary;
import smpcall.store.Home;

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
  private Path file = Home.hosts();

  /** That entry; the whole file is read. */
  Host host() {
    return HostVocabulary.read(file).host(name);
  }
}
