// SPDX-License-Identifier: Apache-2.0
package smpcall.inventory;

/**
 * The inventory cannot be used: one line for each mistake, with the file, the place and the cure.
 */
public final class BadInventoryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BadInventoryException(String message) {
    super(message);
  }
}
