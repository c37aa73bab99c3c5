// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The classes of this project that a JVM has loaded, from its log.
 *
 * @param all classes without hidden ones such as lambdas
 */
record LoadedClasses(List<Class<?>> all) {

  /** A line of the log: {@code [0.123s][info][class,load] name source: ...}. */
  private static final Pattern LOADED =
      Pattern.compile("\\[class,load *\\] (smpcall\\.[^\\s/]+) source: ");

  /** The flag that makes a JVM log them. */
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

  /** The classes of a type that are not abstract. */
  List<Class<?>> of(Class<?> type) {
    return all.stream()
        .filter(type::isAssignableFrom)
        .filter(each -> !Modifier.isAbstract(each.getModifiers()))
        .toList();
  }
}
