// SPDX-License-Identifier: Apache-2.0
package smpcall.inventory;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * The inventory cannot be used: one line for each mistake, with the file, the place and the cure.
 */
public final class BadInventoryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BadInventoryException(String message) {
    super(MessageLine.of(message));
  }

  /** Several mistakes, one a line. */
  BadInventoryException(Collection<String> lines) {
    super(lines.stream().map(MessageLine::of).collect(Collectors.joining("\n")));
  }
}
