// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a whole JSON file, or says in one line why that cannot be done. */
final class JsonFile {
  /** Both files are made from forks/*.json, and made again whenever the run goes on. */
  static final String CURE =
      "\"./study run --resume\" writes it again from the forks that finished";

  /** What a newer or older study wrote is no damage. */
  static final String OTHER_STUDY = "use the version of the study that wrote the file";

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonFile() {}

  /**
   * Reads one of those that are made from the forks.
   *
   * @throws BadInputException when the file is not there, cannot be read, or is not one whole JSON
   *     value
   */
  static JsonNode read(Path file) {
    return read(file, CURE);
  }

  /**
   * @param cure of a file that is damaged
   * @throws BadInputException when the file is not there, cannot be read, or is not one whole JSON
   *     value
   */
  static JsonNode read(Path file, String cure) {
    try {
      JsonNode root = MAPPER.readTree(Files.readString(file));
      if (root.isMissingNode()) {
        throw new BadInputException(file + ": is empty; " + cure);
      }
      return root;
    } catch (NoSuchFileException e) {
      throw new BadInputException(file + ": is missing; " + cure);
    } catch (JsonProcessingException e) {
      throw new BadInputException(
          file + ": is cut off or damaged" + place(e.getLocation()) + "; " + cure);
    } catch (CharacterCodingException e) {
      throw new BadInputException(file + ": is damaged, as it is no text in UTF-8; " + cure);
    } catch (IOException e) {
      throw new BadInputException(
          file + ": cannot be read (" + Reason.of(e) + "); it must be a file that you may read");
    }
  }

  /** What is nested too deeply, or a number too long, has no place. */
  private static String place(JsonLocation at) {
    return at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
  }
}
