// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import smpcall.kernel.KernelVersion;
import smpcall.message.ExitStatus;
import smpcall.message.UserError;
import smpcall.plan.VersionFacts;

/** {@code ./study versions}: the facts about the kernel versions. */
@Command(
    name = "versions",
    mixinStandardHelpOptions = true,
    version = Main.VERSION,
    description = "Prints the kernel versions: commit, release, change, barriers and known races.",
    footer = {
      "",
      "Exit status: 0 fine, 2 bad usage or input.",
      "",
      "Examples:",
      "  ./study versions",
      "  ./study versions lockfree",
      "  ./study versions --json"
    })
final class VersionsCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      description = "The only version to print (default: all).")
  private String id;

  @ArgGroup private Format format = new Format();

  /** The form of the output; plain text by default. */
  private static final class Format {

    @Option(names = "--json", description = "Print JSON, an array with the members of run.json.")
    private boolean json;

    @Option(names = "--markdown", description = "Print a page of Markdown: docs/versions.md.")
    private boolean markdown;
  }

  @Override
  public Integer call() {
    List<KernelVersion> versions = id == null ? List.of(KernelVersion.values()) : List.of(named());
    if (format.json) {
      JsonNode facts =
          new ObjectMapper().valueToTree(versions.stream().map(VersionFacts::of).toList());
      System.out.println(facts.toPrettyString());
    } else if (format.markdown) {
      System.out.print(VersionTable.markdown(versions));
    } else {
      System.out.print(VersionTable.of(versions));
    }
    return ExitStatus.FINE;
  }

  private KernelVersion named() {
    try {
      return KernelVersion.of(id);
    } catch (IllegalArgumentException e) {
      throw new UserError(e.getMessage());
    }
  }
}
