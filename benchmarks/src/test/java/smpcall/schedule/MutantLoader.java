// SPDX-License-Identifier: Apache-2.0
package smpcall.schedule;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Loads the classes of this project again, with one source file compiled as a mutant. */
final class MutantLoader extends ClassLoader {

  private static final String PROJECT = "smpcall.";
  private static final Path SOURCES = Path.of("src/main/java/smpcall");

  private final Map<String, ByteArrayOutputStream> compiled = new HashMap<>();

  MutantLoader(Mutant mutant) throws IOException {
    super(MutantLoader.class.getClassLoader());
    if (mutant.file != null) {
      compile(mutant, mutant.mutate(Files.readString(SOURCES.resolve(mutant.file + ".java"))));
    }
  }

  private void compile(Mutant mutant, String text) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    CompiledClasses output = new CompiledClasses(javac.getStandardFileManager(null, null, null));
    JavaFileObject source =
        new SimpleJavaFileObject(
            URI.create("mutant:///smpcall/" + mutant.file + ".java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
          }
        };
    List<String> options = List.of("-cp", "target/classes", "-proc:none", "-nowarn");
    if (!javac.getTask(null, output, null, options, null, List.of(source)).call()) {
      throw new IllegalStateException(mutant + " does not compile");
    }
  }

  private final class CompiledClasses extends ForwardingJavaFileManager<JavaFileManager> {
    CompiledClasses(JavaFileManager manager) {
      super(manager);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      compiled.put(name, bytes);
      return new SimpleJavaFileObject(URI.create("mutant:///" + name), kind) {
        @Override
        public OutputStream openOutputStream() {
          return bytes;
        }
      };
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(PROJECT)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (file == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes =
          compiled.containsKey(name) ? compiled.get(name).toByteArray() : file.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
