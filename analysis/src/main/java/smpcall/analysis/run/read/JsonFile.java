// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run.read;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import smpcall.analysis.run.JvmError;

/**
 * A file of JSON that is read whole, or refused in one line: the file, the place, the fault, the
 * cure.
 *
 * @param file the path of the file
 * @param cure the advice for a damaged file
 */
record JsonFile(Path file, String cure) {
  /** The cure for an intact file of a newer or older study. */
  static final String OTHER_STUDY = "use the version of the study that wrote the file";

  private static final ObjectMapper MAPPER = mapper();

  /** A mapper that converts no value to another type, and no missing value to 0 or null. */
  private static ObjectMapper mapper() {
    ObjectMapper mapper =
        JsonMapper.builder()
            .addModule(new Jdk8Module())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfigDefaults(
                all -> all.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
            .withCoercionConfig(
                LogicalType.Textual,
                text ->
                    text.setCoercion(CoercionInputShape.EmptyString, CoercionAction.TryConvert)
                        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();
    mapper.setDefaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL));
    return mapper;
  }

  /**
   * Binds a file of one object.
   *
   * @param schema the number of the known schema
   * @throws BadInputException when the file is missing, damaged, of another schema, or lacks a
   *     member
   */
  <T> T read(int schema, Class<T> type) {
    JsonNode root = tree(decode(bytes(), file.toString()), file.toString());
    if (root.isObject()) {
      requireSchema(root, schema, file.toString());
    }
    return bind(root, type, file.toString());
  }

  /**
   * Refuses a value of another schema.
   *
   * @param place the place of the value, for messages
   */
  static void requireSchema(JsonNode root, int schema, String place) {
    JsonNode its = root.path("schema");
    if (!(its.isInt() && its.intValue() == schema)) {
      throw new BadInputException(
          place
              + ": schema "
              + (its.isMissingNode() ? "(none)" : its)
              + " is not known here, only "
              + schema
              + "; "
              + OTHER_STUDY);
    }
  }

  /**
   * The content of the file.
   *
   * @throws BadInputException when it is missing or cannot be read
   */
  byte[] bytes() {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw unreadable("it is no regular file");
    }
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw wrong(file.toString(), "is missing");
    } catch (IOException e) {
      throw unreadable(Reason.of(e));
    }
  }

  private BadInputException unreadable(String reason) {
    return new BadInputException(
        file + ": cannot be read (" + reason + "); it must be a file that you may read");
  }

  /**
   * The text of bytes.
   *
   * @param place the place of the bytes, for messages
   * @throws BadInputException when they are no text
   */
  String decode(byte[] bytes, String place) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw wrong(place, "is damaged, as it is no text in UTF-8");
    }
  }

  /**
   * Parses a text.
   *
   * @param place the place of the text, for messages
   * @throws BadInputException when it is not one whole JSON value
   */
  JsonNode tree(String text, String place) {
    try {
      JsonNode root = MAPPER.readTree(text);
      if (root.isMissingNode()) {
        throw wrong(place, "is empty");
      }
      return root;
    } catch (JsonProcessingException e) {
      JvmError.rethrow(e);
      throw wrong(place, "is cut off or damaged" + position(e.getLocation()));
    }
  }

  /** The position of a fault; unknown for deep nesting and for a number that is too long. */
  private static String position(JsonLocation at) {
    return at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
  }

  /**
   * Makes a record of a value.
   *
   * @param place the place of the value, for messages
   * @throws BadInputException when a member is missing or invalid
   */
  <T> T bind(JsonNode value, Class<T> type, String place) {
    try {
      return MAPPER.treeToValue(value, type);
    } catch (JsonProcessingException e) {
      JvmError.rethrow(e);
      BindingFault fault = BindingFault.of(e, value);
      throw new BadInputException(
          place + ": " + fault.words() + "; " + (fault.isOfOtherStudy() ? OTHER_STUDY : cure));
    }
  }

  /** The message on a fault at a place. */
  BadInputException wrong(String place, String what) {
    return new BadInputException(place + ": " + what + "; " + cure);
  }
}
