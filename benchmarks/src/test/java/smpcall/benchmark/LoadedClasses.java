// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The classes of this project that a JVM has loaded, as it says itself.
 *
 * @param all without those that have no name, such as lambdas
 */
record LoadedClasses(List<Class<?>> all) {

  /** A line: {@code [0.123s][info][class,load] name source: ...}. */
  private static final Pattern LOADED =
      Pattern.compile("\\[class,load *\\] (smpcall\\.[^\\s/]+) source: ");

  /** The flag that makes a JVM say so. */
  static String flag(Path log) {
    return "-Xlog:class+load:file=" + log;
  }

  static LoadedClasses read(Path log) throws IOException {
    return new LoadedClasses(
        LOADED
            .matcher(Files.readString(log))
            .results()
            .<Class<?>>map(line -> named(line.group(1)))
            .toList());
  }

  private static Class<?> named(String name) {
    try {
      return Class.forName(name, false, LoadedClasses.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  /** Those of a kind that can have instances. */
  List<Class<?>> of(Class<?> kind) {
    return all.stream()
        .filter(kind::isAssignableFrom)
        .filter(type -> !Modifier.isAbstract(type.getModifiers()))
        .toList();
  }
}
