// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;
import smpcall.inventory.JdkEntry;
import smpcall.message.UserError;

/** The option that adds JDKs to those of the inventory, for one run. */
final class JdkHomeOption {

  private static final Pattern TEXT = Pattern.compile("([A-Za-z0-9._+-]{1,99})=(.+)");

  @Option(
      names = "--jdk-home",
      paramLabel = "ID=DIR",
      description =
          "JDK for this run, beside those of hosts.yml or in place of the one with that id; may be"
              + " repeated. --resume needs it again.")
  private List<String> homes = List.of();

  /**
   * Returns the JDKs, in the order of the command line.
   *
   * @throws UserError if one is not ID=DIR, or an id is there twice
   */
  List<JdkEntry> entries() {
    Map<String, JdkEntry> entries = new LinkedHashMap<>();
    for (String text : homes) {
      String place = "--jdk-home " + text;
      Matcher parts = TEXT.matcher(text);
      if (!parts.matches()) {
        throw new UserError(
            place + ": is not ID=DIR; give for example --jdk-home 25=/usr/lib/jvm/jdk-25");
      }
      Path home = Path.of(parts.group(2)).toAbsolutePath().normalize();
      JdkEntry entry = new JdkEntry(parts.group(1), home, List.of(), List.of(), place);
      if (entries.put(entry.id(), entry) != null) {
        throw new UserError(place + ": the id '" + entry.id() + "' is there twice; rename one");
      }
    }
    return List.copyOf(entries.values());
  }
}
