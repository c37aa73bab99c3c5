// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import smpcall.analysis.run.Version;

/** Reads what {@code ./study versions --json} wrote: the versions in the order of history. */
public final class VersionsReader {

  private VersionsReader() {}

  /**
   * Reads a file.
   *
   * @throws BadInputException when it is missing or damaged, or has no version
   */
  public static List<Version> read(Path path) {
    String place = path.toString();
    JsonFile file = new JsonFile(path, "write it again with ./study versions --json > FILE");
    JsonNode root = file.tree(file.decode(file.bytes(), place), place);
    if (!root.isArray() || root.isEmpty()) {
      throw file.wrong(place, "is no array of versions");
    }
    List<Version> versions = new ArrayList<>();
    for (JsonNode version : root) {
      versions.add(file.bind(version, Version.class, place));
    }
    return versions;
  }
}
