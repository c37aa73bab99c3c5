// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options on kept results that depend on no host: explorations and simulations. */
final class KeptOptions {
  @Option(
      names = "--kept",
      paramLabel = "DIR",
      defaultValue = "${sys:smpcall.home:-.}/benchmarks",
      description = "Directory of the kept explorations and simulations (default: benchmarks).")
  private Path directory;

  @Option(
      names = "--explored-sources",
      hidden = true,
      defaultValue = "${sys:smpcall.sources.explored:-}",
      description = "Hash of the sources here on which an exploration depends.")
  private String explored;

  @Option(
      names = "--simulated-sources",
      hidden = true,
      defaultValue = "${sys:smpcall.sources.simulated:-}",
      description = "Hash of the sources here on which a simulation depends.")
  private String simulated;

  /** Reads all of it. */
  KeptResults read() {
    return KeptResults.read(directory.normalize(), known(explored), known(simulated));
  }

  private static Optional<String> known(String hash) {
    return Optional.of(hash).filter(text -> !text.isEmpty());
  }
}
