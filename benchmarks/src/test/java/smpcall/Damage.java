// SPDX-License-Identifier: Apache-2.0
package smpcall;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Damages a text file as a seed says: bytes, lines and words. The same seed does the same. */
public final class Damage {

  /** What YAML has a meaning for, and what readers of it stumble upon. */
  public static final List<String> YAML =
      List.of(
          "&a [*a, *a]",
          "*a",
          "&a",
          "<<: *a",
          "&a {b: *a}",
          "!!javax.script.ScriptEngineManager [x]",
          "!vault x",
          "!!binary x",
          "!!set {a, b}",
          "- ",
          "? ",
          ": ",
          "|\n ",
          "---\n",
          "%YAML 9.9\n",
          "null",
          "~",
          "true",
          "2026-11-25",
          "auto",
          "[]",
          "{}",
          "[".repeat(5000),
          "{a: ".repeat(3000),
          "- ".repeat(3000),
          "a: &a [x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c]\n");

  /** The same for JSON. */
  public static final List<String> JSON =
      List.of(
          "null",
          "true",
          "[]",
          "{}",
          "[null]",
          "[[]]",
          "\"\"",
          "\"x\"",
          "\"NaN\"",
          "NaN",
          "-0.0",
          "0",
          "1.5",
          "\"..\"",
          "\"\\u0000\\n\\u202e\"",
          "{\"a\": ",
          "\"a\": 1,",
          "[".repeat(5000),
          "{\"a\":".repeat(5000));

  private static final List<String> ANYWHERE =
      List.of(
          "-1",
          "99999999999999999999",
          "1e999",
          "2147483648",
          "9".repeat(2000),
          "\0",
          "\u0007",
          "\u001b[31m",
          "\u202e",
          "\u2028",
          "\u0085",
          "\ufeff",
          "\t",
          "\r",
          "\"",
          "'",
          "{",
          "}",
          "]",
          ",",
          "x".repeat(100_000),
          "\u00e9\ud83d\ude00");

  private static final Pattern WORD = Pattern.compile("\"[^\"\n]*\"|[\\w.+/-]+");

  private final Random random;
  private final List<String> words;

  private Damage(long seed, List<String> words) {
    this.random = new Random(seed);
    this.words = new ArrayList<>(words);
    this.words.addAll(ANYWHERE);
  }

  /** A damaged copy, with one to three kinds of damage. */
  public static byte[] of(byte[] whole, long seed, List<String> words) {
    Damage damage = new Damage(seed, words);
    byte[] damaged = whole;
    for (int i = damage.random.nextInt(3); i >= 0; i--) {
      damaged = damage.once(damaged);
    }
    return damaged;
  }

  private byte[] once(byte[] whole) {
    String text = new String(whole, StandardCharsets.UTF_8);
    return switch (random.nextInt(8)) {
      case 0 -> flipped(whole);
      case 1 -> Arrays.copyOf(whole, random.nextInt(whole.length + 1));
      case 2, 3, 4 -> replaced(text).getBytes(StandardCharsets.UTF_8);
      case 5 -> inserted(text).getBytes(StandardCharsets.UTF_8);
      default -> lines(text).getBytes(StandardCharsets.UTF_8);
    };
  }

  private byte[] flipped(byte[] whole) {
    byte[] damaged = whole.clone();
    if (damaged.length > 0) {
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return damaged;
  }

  private String word() {
    return words.get(random.nextInt(words.size()));
  }

  private String replaced(String text) {
    Matcher word = WORD.matcher(text);
    return word.find(random.nextInt(text.length() + 1))
        ? text.substring(0, word.start()) + word() + text.substring(word.end())
        : text;
  }

  private String inserted(String text) {
    int at = random.nextInt(text.length() + 1);
    return text.substring(0, at) + word() + text.substring(at);
  }

  private String lines(String text) {
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    int one = random.nextInt(lines.size());
    int other = random.nextInt(lines.size());
    switch (random.nextInt(4)) {
      case 0 -> lines.remove(one);
      case 1 -> lines.add(one, lines.get(one));
      case 2 -> lines.add(one, lines.get(other));
      default -> Collections.swap(lines, one, other);
    }
    return String.join("\n", lines);
  }
}
