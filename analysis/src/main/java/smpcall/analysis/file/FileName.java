// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.file;

/** Makes names of files from other names. */
public final class FileName {
  private FileName() {}

  /**
   * The name with only characters that every file system allows. Ids of JDKs and policies have no
   * others, so two of them never share a file.
   */
  public static String of(String name) {
    return name.replaceAll("[^A-Za-z0-9._+-]", "_");
  }
}
