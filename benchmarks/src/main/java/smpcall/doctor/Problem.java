// SPDX-License-Identifier: Apache-2.0
package smpcall.doctor;

/**
 * Something that spoils measurements on this host, or says what they cannot show.
 *
 * @param what it is
 * @param cure what can be done
 */
public record Problem(String what, String cure) {

  @Override
  public String toString() {
    return what + "; " + cure;
  }
}
