// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.file;

/** Names of files, made of names of other things. */
public final class FileName {
  private FileName() {}

  /**
   * The same with none but letters and signs that every file system has. Ids of JDKs and policies
   * have no others, so that two of them never have one file.
   */
  public static String of(String name) {
    return name.replaceAll("[^A-Za-z0-9._+-]", "_");
  }
}
