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
 * A value in a YAML file, which knows its place there. Read as SnakeYAML's node graph: nothing is
 * constructed, so that a tag such as {@code !!javax.script.ScriptEngineManager} is no more than a
 * word, and that word is refused.
 */
record YamlValue(Path file, Node node) {

  /** What SnakeYAML says of a tag that names a Java class. */
  private static final String GLOBAL_TAG = "Global tag is not allowed: ";

  private static final Set<Tag> PLAIN =
      Set.of(Tag.MAP, Tag.SEQ, Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP);

  /**
   * The whole of a file.
   *
   * @throws UserError when it is missing, empty or no YAML
   */
  static YamlValue read(Path file, String cure) {
    try {
      LoaderOptions options = new LoaderOptions();
      options.setMaxAliasesForCollections(0); // they can make a small file endless
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
    return problem.contains("'\\t") ? "a tab, where YAML wants blanks" : "no YAML: " + problem;
  }

  /** A tag may mean something to Ansible; what is read here has none. */
  private void mustBePlain() {
    if (!PLAIN.contains(node.getTag())) {
      throw wrong(forbidden(node.getTag().getValue()) + "; take it out");
    }
  }

  private static String forbidden(String tag) {
    return "the tag "
        + tag.replace(Tag.PREFIX, "!!")
        + " is not allowed, plain text, numbers, lists and maps only";
  }

  private YamlValue at(Node inner) {
    return new YamlValue(file, inner);
  }

  /** Where it is, for messages. */
  String place() {
    return file + ":" + (node.getStartMark().getLine() + 1);
  }

  /** An exception that says what is wrong here. */
  UserError wrong(String what) {
    return new UserError(place() + ": " + what);
  }

  boolean isEmpty() {
    return node.getTag().equals(Tag.NULL);
  }

  /**
   * Its members by key, in the order of the file; none when there is nothing.
   *
   * @param what it is, for messages
   */
  Map<String, YamlValue> map(String what) {
    Map<String, YamlValue> members = new LinkedHashMap<>();
    if (isEmpty()) {
      return members;
    }
    mustBePlain();
    if (!(node instanceof MappingNode mapping)) {
      throw wrong(what + " must be a map (key: value, one a line)");
    }
    for (NodeTuple tuple : mapping.getValue()) {
      YamlValue key = at(tuple.getKeyNode());
      if (members.put(key.text("a key"), at(tuple.getValueNode())) != null) {
        throw key.wrong("the key '" + key.text("a key") + "' is here twice; keep one");
      }
    }
    return members;
  }

  /** Its elements. */
  List<YamlValue> list(String what) {
    mustBePlain();
    if (!(node instanceof SequenceNode sequence)) {
      throw wrong(what + " must be a list ([a, b])");
    }
    return sequence.getValue().stream().map(this::at).toList();
  }

  boolean isText(String text) {
    return node instanceof ScalarNode scalar && scalar.getValue().equals(text);
  }

  /** The text of a scalar. */
  String text(String what) {
    mustBePlain();
    if (node instanceof ScalarNode scalar && !isEmpty()) {
      return scalar.getValue();
    }
    throw wrong(what + " must be a text");
  }

  /** The text of a scalar that has no tag; empty where this is something else. */
  Optional<String> plainText() {
    return node instanceof ScalarNode scalar && PLAIN.contains(node.getTag())
        ? Optional.of(scalar.getValue())
        : Optional.empty();
  }

  /** All that is in it, as maps, lists and texts. */
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
