// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An array of numbers in a file.
 *
 * @param file how the file is named in messages
 * @param place the array's path in the file, such as {@code environment.roundTrips.nanos[3]}
 * @param node the array
 * @param cure what the reader of a message can do about it
 */
record Row(String file, String place, JsonNode node, String cure) {

  /**
   * @throws BadInputException when it has not just so many elements
   */
  Row ofLength(int length) {
    if (!node.isArray() || node.size() != length) {
      throw wrong(place + " is not an array of " + length);
    }
    return this;
  }

  /** A whole number that is not below 0. */
  int index(int at) {
    JsonNode value = node.get(at);
    if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 0) {
      throw wrong(place + "[" + at + "] is not a whole number from 0");
    }
    return value.intValue();
  }

  /** A number above 0, up to {@link Members#MOST}. */
  double positive(int at) {
    JsonNode value = node.get(at);
    if (!value.isNumber() || !(value.doubleValue() > 0)) {
      throw wrong(place + "[" + at + "] is not a number above 0");
    }
    if (value.doubleValue() > Members.MOST) {
      throw wrong(place + "[" + at + "] is not within 1e15 of 0");
    }
    return value.doubleValue();
  }

  private BadInputException wrong(String what) {
    return new BadInputException(file + ": " + what + "; " + cure);
  }
}
