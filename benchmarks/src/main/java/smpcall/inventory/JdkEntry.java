// SPDX-License-Identifier: Apache-2.0
package smpcall.inventory;

import java.nio.file.Path;

/**
 * A Java runtime of a host.
 *
 * @param id its name on the command line and in results
 * @param home its directory, absolute
 * @param place in the file, for messages
 */
public record JdkEntry(String id, Path home, String place) {}
