// SPDX-License-Identifier: Apache-2.0
package smpcall.doctor;

/**
 * A property of this host that spoils or limits measurements.
 *
 * @param what description of the property
 * @param cure remedy
 */
public record Problem(String what, String cure) {

  @Override
  public String toString() {
    return what + "; " + cure;
  }
}
