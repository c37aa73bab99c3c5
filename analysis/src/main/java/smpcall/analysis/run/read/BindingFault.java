// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * The reason why a JSON value is not bound to a record, in plain words.
 *
 * @param words the member and its fault, such as {@code cases[3].cpus is missing}
 * @param isOfOtherStudy whether the value is one that another version of the study may know
 */
record BindingFault(String words, boolean isOfOtherStudy) {
  private static final ObjectMapper NAMES = new ObjectMapper();
  private static final List<Class<?>> WHOLE =
      List.of(
          int.class, long.class, Integer.class, Long.class, OptionalInt.class, OptionalLong.class);
  private static final List<Class<?>> NUMBERS =
      List.of(double.class, Double.class, OptionalDouble.class);
  private static final List<Class<?>> TRUTHS = List.of(boolean.class, Boolean.class);

  static BindingFault of(JsonProcessingException e, JsonNode root) {
    List<JsonMappingException.Reference> path =
        e instanceof JsonMappingException mapping ? mapping.getPath() : List.of();
    String place = place(path);
    if (e instanceof ValueInstantiationException
        && e.getCause() instanceof IllegalArgumentException refused) {
      return new BindingFault((place.isEmpty() ? "" : place + ".") + refused.getMessage(), false);
    }
    String member = place.isEmpty() ? "" : place + " ";
    JsonNode value = valueAt(root, path);
    if (value.isMissingNode() || value.isNull()) {
      return new BindingFault(member + "is missing", false);
    }
    Class<?> type = type(e);
    if (type.isEnum() && value.isTextual()) {
      return new BindingFault(
          member + "\"" + value.textValue() + "\" is not known here, only " + names(type), true);
    }
    return new BindingFault(member + "is not " + kind(type), false);
  }

  /** The path of a member, such as {@code cases[3].cpus}. */
  private static String place(List<JsonMappingException.Reference> path) {
    return path.stream()
        .map(at -> at.getFieldName() == null ? "[" + at.getIndex() + "]" : "." + at.getFieldName())
        .collect(Collectors.joining())
        .replaceFirst("^\\.", "");
  }

  private static JsonNode valueAt(JsonNode root, List<JsonMappingException.Reference> path) {
    JsonNode value = root;
    for (JsonMappingException.Reference at : path) {
      value = at.getFieldName() == null ? value.path(at.getIndex()) : value.path(at.getFieldName());
    }
    return value;
  }

  private static Class<?> type(JsonProcessingException e) {
    if (e.getCause() instanceof InputCoercionException number) {
      return number.getTargetType();
    }
    return e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
        ? mismatch.getTargetType()
        : Object.class;
  }

  private static String names(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> NAMES.convertValue(constant, String.class))
        .collect(Collectors.joining(", "));
  }

  private static String kind(Class<?> type) {
    if (WHOLE.contains(type)) {
      return "a whole number";
    }
    if (NUMBERS.contains(type)) {
      return "a number";
    }
    if (TRUTHS.contains(type)) {
      return "true or false";
    }
    if (type == String.class || type.isEnum()) {
      return "a text";
    }
    return Collection.class.isAssignableFrom(type) ? "an array" : "an object";
  }
}
