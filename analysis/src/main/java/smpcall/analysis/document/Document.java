// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.document;

import java.util.List;

/**
 * What is said, in the order in which it is read.
 *
 * @param title of forms that have one; a text for a mail begins with its first block
 */
public record Document(String title, List<Block> blocks) {}
