// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The members of one JSON object, read by name. Knows its place in the file, so that a missing or
 * wrong member is reported as, say, {@code run.json: forks[3].block is missing}.
 *
 * @param file how the file is named in messages
 * @param place the object's path in the file, such as {@code forks[3]}; empty for the outermost
 * @param node the object
 * @param cure what the reader of a message can do about it
 */
record Members(String file, String place, JsonNode node, String cure) {

  /** Nothing here measures or counts so much; sums and ratios of less do not overflow. */
  static final double MOST = 1e15;

  Members {
    if (!node.isObject()) {
      throw new BadInputException(
          file + ": " + (place.isEmpty() ? "the file" : place) + " is not an object; " + cure);
    }
  }

  Members object(String name) {
    return new Members(file, path(name), required(name), cure);
  }

  <T> List<T> objects(String name, Function<Members, T> reader) {
    JsonNode array = required(name);
    require(array.isArray(), name, "an array");
    List<T> all = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      all.add(reader.apply(new Members(file, path(name) + "[" + i + "]", array.get(i), cure)));
    }
    return List.copyOf(all);
  }

  /** Arrays of so many elements each. */
  <T> List<T> rows(String name, int length, Function<Row, T> reader) {
    JsonNode array = required(name);
    require(array.isArray(), name, "an array");
    List<T> all = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      String at = path(name) + "[" + i + "]";
      all.add(reader.apply(new Row(file, at, array.get(i), cure).ofLength(length)));
    }
    return List.copyOf(all);
  }

  String text(String name) {
    JsonNode value = required(name);
    require(value.isTextual(), name, "a text");
    return value.textValue();
  }

  /** A text that stands in lines of a report: all of it can be seen. */
  String name(String name) {
    String text = text(name);
    require(MessageLine.isSeen(text), name, "a name, all of which can be seen");
    return text;
  }

  int integer(String name) {
    JsonNode value = required(name);
    require(value.canConvertToInt() && value.isIntegralNumber(), name, "a whole number");
    return value.intValue();
  }

  int positive(String name) {
    int value = integer(name);
    require(value > 0, name, "above 0");
    return value;
  }

  long longInteger(String name) {
    JsonNode value = required(name);
    require(value.canConvertToLong() && value.isIntegralNumber(), name, "a whole number");
    return value.longValue();
  }

  /** A whole number that is not below 0. */
  long count(String name) {
    long value = longInteger(name);
    require(value >= 0, name, "0 or above");
    return value;
  }

  boolean truth(String name) {
    JsonNode value = required(name);
    require(value.isBoolean(), name, "true or false");
    return value.booleanValue();
  }

  Optional<String> optionalText(String name) {
    return absent(name) ? Optional.empty() : Optional.of(text(name));
  }

  OptionalInt optionalInteger(String name) {
    return absent(name) ? OptionalInt.empty() : OptionalInt.of(integer(name));
  }

  OptionalLong optionalLong(String name) {
    return absent(name) ? OptionalLong.empty() : OptionalLong.of(longInteger(name));
  }

  double number(String name) {
    JsonNode value = required(name);
    require(value.isNumber(), name, "a number");
    require(Math.abs(value.doubleValue()) <= MOST, name, "within 1e15 of 0");
    return value.doubleValue();
  }

  double positiveNumber(String name) {
    double value = number(name);
    require(value > 0, name, "above 0");
    return value;
  }

  /** By which one thing may be larger than another: 1 or more. */
  double factor(String name) {
    double value = number(name);
    require(value >= 1, name, "1 or more");
    return value;
  }

  OptionalDouble optionalNumber(String name) {
    return absent(name) ? OptionalDouble.empty() : OptionalDouble.of(number(name));
  }

  /** Not below 0. */
  double notNegative(String name) {
    double value = number(name);
    require(value >= 0, name, "0 or more");
    return value;
  }

  Optional<Instant> optionalInstant(String name) {
    if (absent(name)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(text(name)));
    } catch (DateTimeParseException e) {
      throw new BadInputException(file + ": " + path(name) + " is not a time; " + cure);
    }
  }

  <T> Optional<T> optionalObject(String name, Function<Members, T> reader) {
    return absent(name) ? Optional.empty() : Optional.of(reader.apply(object(name)));
  }

  /** A fact about the machine, whatever its type; several values are joined by blanks. */
  Optional<String> fact(String name) {
    JsonNode value = node.get(name);
    if (absent(name)) {
      return Optional.empty();
    }
    return Optional.of(value.isArray() ? String.join(" ", texts(name)) : value.asText());
  }

  /** An array of numbers; what is none (JMH writes "NaN") is NaN. None where it is absent. */
  List<Double> numbers(String name) {
    List<Double> all = new ArrayList<>();
    if (!absent(name)) {
      JsonNode array = node.get(name);
      require(array.isArray(), name, "an array");
      array.forEach(value -> all.add(value.isNumber() ? value.doubleValue() : Double.NaN));
    }
    return List.copyOf(all);
  }

  List<String> texts(String name) {
    JsonNode array = required(name);
    require(array.isArray(), name, "an array");
    List<String> all = new ArrayList<>();
    array.forEach(value -> all.add(value.asText()));
    return List.copyOf(all);
  }

  /** The members of an object as texts, in the order of the file. */
  Map<String, String> textMap(String name) {
    Map<String, String> all = new LinkedHashMap<>();
    object(name)
        .node
        .properties()
        .forEach(member -> all.put(member.getKey(), member.getValue().asText()));
    return all;
  }

  /** The members of an object, each of which is a number of things, in the order of the file. */
  Map<String, Long> counts(String name) {
    return each(name, Members::count);
  }

  /** The members of an object, each of which is an array of texts, in the order of the file. */
  Map<String, List<String>> textLists(String name) {
    return each(name, Members::texts);
  }

  private <T> Map<String, T> each(String name, BiFunction<Members, String, T> reader) {
    Members all = object(name);
    Map<String, T> read = new LinkedHashMap<>();
    all.node
        .fieldNames()
        .forEachRemaining(
            member -> {
              all.require(MessageLine.isSeen(member), member, "a name, all of which can be seen");
              read.put(member, reader.apply(all, member));
            });
    return Collections.unmodifiableMap(read);
  }

  /** The members of an object, each of which is an object, in the order of the file. */
  <T> Map<String, T> objectMap(String name, Function<Members, T> reader) {
    return each(name, (all, member) -> reader.apply(all.object(member)));
  }

  /** A value that is none of those that are known. */
  BadInputException unknown(String name, String value, String otherCure) {
    return new BadInputException(
        file + ": " + path(name) + " \"" + value + "\" is not known here; " + otherCure);
  }

  boolean absent(String name) {
    JsonNode value = node.get(name);
    return value == null || value.isNull();
  }

  private JsonNode required(String name) {
    if (absent(name)) {
      throw new BadInputException(file + ": " + path(name) + " is missing; " + cure);
    }
    return node.get(name);
  }

  private void require(boolean right, String name, String what) {
    if (!right) {
      throw new BadInputException(file + ": " + path(name) + " is not " + what + "; " + cure);
    }
  }

  private String path(String name) {
    return place.isEmpty() ? name : place + "." + name;
  }
}
