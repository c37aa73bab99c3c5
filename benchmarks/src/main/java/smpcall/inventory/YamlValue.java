// SPDX-License-Identifier: Apache-2.0
package smpcall.inventory;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import smpcall.message.UserError;

/**
 * A value in a YAML file with its place. It is a node of SnakeYAML's graph, from which no object is
 * constructed: a tag such as {@code !!javax.script.ScriptEngineManager} is just a word, and is
 * refused.
 *
 * @param file path of the file
 * @param node the value's node
 */
record YamlValue(Path file, Node node) {

  /** Start of SnakeYAML's message about a tag that names a Java class. */
  private static final String GLOBAL_TAG = "Global tag is not allowed: ";

  private static final Set<Tag> PLAIN =
      Set.of(Tag.MAP, Tag.SEQ, Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP);

  /**
   * Reads a file.
   *
   * @param cure the cure for a file that cannot be read at all
   * @throws UserError if the file is missing, empty or not YAML
   */
  static YamlValue read(Path file, String cure) {
    try {
      LoaderOptions options = new LoaderOptions();
      options.setMaxAliasesForCollections(0); // aliases can make a small file endless
      Node root = new Yaml(options).compose(new StringReader(Files.readString(file)));
      if (root == null || root.getTag().equals(Tag.NULL)) {
        throw new UserError(file + ": is empty; " + cure);
      }
      return new YamlValue(file, root);
    } catch (NoSuchFileException e) {
      throw new UserError(file + ": is missing; " + cure);
    } catch (MalformedInputException e) {
      throw new UserError(file + ": is not text in UTF-8; " + cure);
    } catch (IOException e) {
      throw new UserError(file + ": cannot be read (" + e.getMessage() + "); " + cure);
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark();
      String line = mark == null ? "" : ":" + (mark.getLine() + 1);
      throw new UserError(file + line + ": " + problem(e) + "; correct the line");
    } catch (YAMLException e) {
      throw new UserError(
          file
              + ": cannot be used ("
              + e.getMessage().lines().findFirst().orElse("?")
              + "); "
              + cure);
    }
  }

  private static String problem(MarkedYAMLException e) {
    String problem = String.valueOf(e.getProblem()).replace('\n', ' ');
    if (problem.startsWith(GLOBAL_TAG)) {
      return forbidden(problem.substring(GLOBAL_TAG.length()));
    }
    return problem.contains("'\\t")
        ? "a tab, but YAML is indented with blanks"
        : "not YAML: " + problem;
  }

  /** Refuses tags; only Ansible's own variables may have some. */
  private void requirePlain() {
    if (!PLAIN.contains(node.getTag())) {
      throw error(forbidden(node.getTag().getValue()) + "; take it out");
    }
  }

  private static String forbidden(String tag) {
    return "the tag "
        + tag.replace(Tag.PREFIX, "!!")
        + " is not allowed, only plain text, numbers, lists and maps";
  }

  private YamlValue at(Node inner) {
    return new YamlValue(file, inner);
  }

  /** The file and line of this value, for messages. */
  String place() {
    return file + ":" + (node.getStartMark().getLine() + 1);
  }

  /** An exception with the place of this value and a message. */
  UserError error(String message) {
    return new UserError(place() + ": " + message);
  }

  boolean isEmpty() {
    return node.getTag().equals(Tag.NULL);
  }

  /**
   * The members by key, in the order of the file; none if the value is empty.
   *
   * @param what name of this value, for messages
   */
  Map<String, YamlValue> map(String what) {
    Map<String, YamlValue> members = new LinkedHashMap<>();
    if (isEmpty()) {
      return members;
    }
    requirePlain();
    if (!(node instanceof MappingNode mapping)) {
      throw error(what + " must be a map (key: value, one a line)");
    }
    for (NodeTuple tuple : mapping.getValue()) {
      YamlValue key = at(tuple.getKeyNode());
      if (members.put(key.text("a key"), at(tuple.getValueNode())) != null) {
        throw key.error("the key '" + key.text("a key") + "' is here twice; keep one");
      }
    }
    return members;
  }

  /** The elements of a list. */
  List<YamlValue> list(String what) {
    requirePlain();
    if (!(node instanceof SequenceNode sequence)) {
      throw error(what + " must be a list ([a, b])");
    }
    return sequence.getValue().stream().map(this::at).toList();
  }

  boolean isText(String text) {
    return node instanceof ScalarNode scalar && scalar.getValue().equals(text);
  }

  /** The text of a scalar. */
  String text(String what) {
    requirePlain();
    if (node instanceof ScalarNode scalar && !isEmpty()) {
      return scalar.getValue();
    }
    throw error(what + " must be a text");
  }

  /** The text of a scalar without a tag; empty for any other value. */
  Optional<String> plainText() {
    return node instanceof ScalarNode scalar && PLAIN.contains(node.getTag())
        ? Optional.of(scalar.getValue())
        : Optional.empty();
  }

  /** The whole value as maps, lists and texts. */
  Object toObject() {
    if (node instanceof SequenceNode) {
      return list("a list").stream().map(YamlValue::toObject).toList();
    }
    if (node instanceof MappingNode) {
      Map<String, Object> members = new LinkedHashMap<>();
      map("a map").forEach((key, value) -> members.put(key, value.toObject()));
      return members;
    }
    return isEmpty() ? "" : text("a value");
  }
}
