// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.setting;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * A value for each {@link Parameter}.
 *
 * @param values those that are not at their default
 */
public record Parameters(Map<Parameter, Double> values) {

  /** All at their defaults. */
  public static final Parameters STANDARD = new Parameters(Map.of());

  private static final double PICOSECONDS = 1000;

  /** Copies the values, and forgets those that are defaults. */
  public Parameters {
    EnumMap<Parameter, Double> copy = new EnumMap<>(Parameter.class);
    copy.putAll(values);
    copy.entrySet().removeIf(entry -> entry.getValue() == entry.getKey().standard());
    values = copy;
  }

  /**
   * Reads settings like {@code L=80,hold=20}.
   *
   * @throws IllegalArgumentException naming the setting and its range
   */
  public Parameters with(String settings) {
    Parameters result = this;
    for (String setting : settings.split(",", -1)) {
      int equals = setting.indexOf('=');
      Parameter parameter =
          Parameter.find(equals < 0 ? setting : setting.substring(0, equals))
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "no parameter in '" + setting + "'; there are " + Parameter.ids()));
      result = result.with(parameter, number(parameter, setting.substring(equals + 1)));
    }
    return result;
  }

  private static double number(Parameter parameter, String text) {
    try {
      return new BigDecimal(text).doubleValue();
    } catch (NumberFormatException e) {
      throw outOfRange(parameter, text);
    }
  }

  private static IllegalArgumentException outOfRange(Parameter parameter, String text) {
    return new IllegalArgumentException(
        String.format(
            "%s=%s: give %s %s %s (%s)",
            parameter.id(),
            text,
            plain(parameter.least()),
            parameter.isChoice() ? "or" : "to",
            plain(parameter.most()),
            parameter.meaning()));
  }

  /**
   * The same with one other value.
   *
   * @throws IllegalArgumentException when it is out of range
   */
  public Parameters with(Parameter parameter, double value) {
    boolean inRange = value >= parameter.least() && value <= parameter.most();
    boolean isEnd = value == parameter.least() || value == parameter.most();
    if (!inRange || parameter.isChoice() && !isEnd) {
      throw outOfRange(parameter, plain(value));
    }
    Map<Parameter, Double> others = new HashMap<>(values);
    others.put(parameter, value);
    return new Parameters(others);
  }

  /** The value of a parameter, in its unit. */
  public double get(Parameter parameter) {
    return values.getOrDefault(parameter, parameter.standard());
  }

  /** A time in picoseconds. */
  public long picoseconds(Parameter time) {
    return Math.round(get(time) * PICOSECONDS);
  }

  /** Settings that {@link #with(String)} reads; empty where all are at their defaults. */
  public String text() {
    StringBuilder text = new StringBuilder();
    values.forEach(
        (parameter, value) -> {
          text.append(text.length() == 0 ? "" : ",")
              .append(parameter.id())
              .append('=')
              .append(plain(value));
        });
    return text.toString();
  }

  /** The number in the same digits on every JDK. */
  static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
