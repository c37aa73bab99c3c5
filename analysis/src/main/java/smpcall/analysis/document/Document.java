// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.document;

import java.util.List;

/**
 * A text without a form, in reading order.
 *
 * @param title the title in forms that have one; a text for a mail begins with its first block
 */
public record Document(String title, List<Block> blocks) {}
