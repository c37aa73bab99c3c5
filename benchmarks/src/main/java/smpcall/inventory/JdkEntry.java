// SPDX-License-Identifier: Apache-2.0
package smpcall.inventory;

import java.nio.file.Path;
import java.util.List;

/**
 * A Java runtime of a host.
 *
 * @param id its name on the command line and in results
 * @param home its directory, absolute
 * @param launcher the program that starts it with its arguments, such as an emulator; none: it
 *     starts by itself
 * @param flags that it is always started with
 * @param place in the file, for messages
 */
public record JdkEntry(
    String id, Path home, List<String> launcher, List<String> flags, String place) {}
