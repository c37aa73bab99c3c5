// SPDX-License-Identifier: Apache-2.0
package smpcall.inventory;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
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

  /** Larger than any inventory; a longer file is a mistake. */
  private static final long MOST_BYTES = 1_000_000;

  private static final int LONGEST_TEXT = 4_000;

  /** Few enough that maps within maps cannot grow without end. */
  private static final int MOST_ALIASES = 20;

  private static final Map<Tag, String> KINDS =
      Map.of(
          Tag.INT, "a number",
          Tag.FLOAT, "a number",
          Tag.BOOL, "a truth value",
          Tag.TIMESTAMP, "a date",
          Tag.NULL, "nothing");

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
      String content = content(file, cure);
      requireFewAliases(file, new Yaml(options).parse(new StringReader(content)));
      Node root = new Yaml(options).compose(new StringReader(content));
      if (root == null || root.getTag().equals(Tag.NULL)) {
        throw new UserError(file + ": is empty; " + cure);
      }
      YamlValue read = new YamlValue(file, root);
      read.requireEnd(Collections.newSetFromMap(new IdentityHashMap<>()));
      return read;
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

  private static void requireFewAliases(Path file, Iterable<Event> events) {
    int aliases = 0;
    for (Event event : events) {
      aliases += event instanceof AliasEvent ? 1 : 0;
      if (aliases > MOST_ALIASES) {
        throw new UserError(
            file
                + ":"
                + (event.getStartMark().getLine() + 1)
                + ": more than "
                + MOST_ALIASES
                + " aliases (*name); put what hosts share into vars of a group");
      }
    }
  }

  private static String content(Path file, String cure) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new UserError(file + ": is no regular file; " + cure);
    }
    if (Files.exists(file) && Files.size(file) > MOST_BYTES) {
      throw new UserError(
          String.format(
              Locale.ROOT,
              "%s: has %,d bytes, more than any inventory (%,d); %s",
              file,
              Files.size(file),
              MOST_BYTES,
              cure));
    }
    return Files.readString(file);
  }

  /** Refuses a value that contains itself by an alias. */
  private void requireEnd(Set<Node> around) {
    if (!around.add(node)) {
      throw error("this value contains itself (by an alias, *name); take the alias out");
    }
    if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(inner -> at(inner).requireEnd(around));
    } else if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        at(tuple.getKeyNode()).requireEnd(around);
        at(tuple.getValueNode()).requireEnd(around);
      }
    }
    around.remove(node);
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
    Map<String, YamlValue> inherited = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      YamlValue key = at(tuple.getKeyNode());
      YamlValue value = at(tuple.getValueNode());
      if (key.node.getTag().equals(Tag.MERGE)) {
        value.merged().forEach(each -> each.map("<<").forEach(inherited::putIfAbsent));
      } else if (members.put(key.key(), value) != null) {
        throw key.error("the key '" + key.key() + "' is here twice; keep one");
      }
    }
    inherited.forEach(members::putIfAbsent);
    return members;
  }

  /** The maps that {@code <<} merges into another one; an earlier one wins. */
  private List<YamlValue> merged() {
    return node instanceof SequenceNode ? list("<<") : List.of(this);
  }

  /** A key; Ansible refuses one that YAML does not read as a text, and so does this. */
  private String key() {
    String kind = KINDS.get(node.getTag());
    if (kind != null && node instanceof ScalarNode scalar) {
      throw error(
          "YAML reads the key '" + scalar.getValue() + "' as " + kind + "; put it in quotes");
    }
    return text("a key");
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
      if (scalar.getValue().length() > LONGEST_TEXT) {
        throw error(what + " has more than " + LONGEST_TEXT + " characters; shorten it");
      }
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
