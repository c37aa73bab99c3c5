// SPDX-License-Identifier: Apache-2.0
package smpcall.inventory;

import java.nio.file.Path;
import java.util.List;

/**
 * A Java runtime of a host.
 *
 * @param id name on the command line and in results
 * @param home absolute path of its directory
 * @param launcher program that starts it, such as an emulator, and its arguments; empty if it
 *     starts by itself
 * @param flags JVM flags of every start
 * @param place file and line, for messages
 */
public record JdkEntry(
    String id, Path home, List<String> launcher, List<String> flags, String place) {}
