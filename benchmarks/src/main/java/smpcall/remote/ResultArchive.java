// SPDX-License-Identifier: Apache-2.0
package smpcall.remote;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * What a host measured, packed as a ZIP file: {@code JOB/status.json}, {@code JOB/RUN/run.json} and
 * the other files of a run, such as the checks. Other names are not unpacked, so that nothing can
 * be written elsewhere.
 */
public final class ResultArchive {

  /** JDKs' ids have capitals, digits and other signs; names of forks have them in them. */
  private static final String ID = "[A-Za-z0-9][A-Za-z0-9._+-]*";

  private static final Pattern NAME =
      Pattern.compile(
          "[0-9a-f]{16}/(?:status\\.json|([0-9]{8}T[0-9]{6}Z)/"
              + "(?:forks\\.jsonl|(?:[a-z][a-z-]*|check-"
              + ID
              + ")\\.json))");

  private ResultArchive() {}

  /**
   * Makes one of all jobs of a host. A run that goes on meanwhile is in it as far as it is.
   *
   * @param jobs the directory that has one for each
   * @param works how each is doing, by its name
   * @param host whose results
   * @param without runs that are not wanted
   */
  public static void pack(
      Path file, Path jobs, Map<String, JobStatus> works, String host, Set<String> without)
      throws IOException {
    Path aside = file.resolveSibling(file.getFileName() + ".part");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(aside))) {
      for (Map.Entry<String, JobStatus> work : works.entrySet()) {
        byte[] status = work.getValue().toJson().toString().getBytes(StandardCharsets.UTF_8);
        put(zip, work.getKey() + "/" + JobStatus.FILE, status);
        Path results = jobs.resolve(work.getKey()).resolve("results").resolve(host);
        for (Path content : files(results)) {
          String name = work.getKey() + "/" + results.relativize(content);
          Matcher known = NAME.matcher(name);
          if (known.matches() && !without.contains(known.group(1))) {
            put(zip, name, Files.readAllBytes(content));
          }
        }
      }
    }
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Names only: files that are written aside come and go while a run goes on. */
  private static List<Path> files(Path results) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path run : list(results)) {
      files.addAll(list(run));
    }
    return files;
  }

  private static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.sorted().toList();
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of(); // nothing was measured yet
    }
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }

  /**
   * Takes out what belongs into one.
   *
   * @param into a directory of its own
   */
  public static void unpack(Path file, Path into) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        if (NAME.matcher(entry.getName()).matches()) {
          Path to = into.resolve(entry.getName());
          Files.createDirectories(to.getParent());
          try (InputStream content = zip.getInputStream(entry)) {
            Files.copy(content, to, StandardCopyOption.REPLACE_EXISTING);
          }
        }
      }
    }
  }
}
