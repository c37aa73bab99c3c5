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
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A ZIP file with the results of a host: {@code JOB/status.json}, {@code JOB/RUN/run.json} and the
 * other files of a run, such as its checks. Entries with other names are not unpacked, so that an
 * archive cannot write outside its directory.
 */
public final class ResultArchive {

  /** The id of a JDK, which is part of the name of its check. */
  private static final String JDK_ID = "[A-Za-z0-9][A-Za-z0-9._+-]*";

  private static final Pattern NAME =
      Pattern.compile(
          "[0-9a-f]{16}/(?:status\\.json|([0-9]{8}T[0-9]{6}Z)/"
              + "(?:forks\\.jsonl|(?:[a-z][a-z-]*|check-"
              + JDK_ID
              + ")\\.json))");

  private ResultArchive() {}

  /**
   * Packs the results of all jobs of a host. A running job is packed as it is now.
   *
   * @param file ZIP file to write
   * @param jobs directory of all jobs
   * @param statuses status of each job, by its id
   * @param host name of the host
   * @param wanted whether to pack the run with an id
   */
  public static void pack(
      Path file, Path jobs, Map<String, JobStatus> statuses, String host, Predicate<String> wanted)
      throws IOException {
    Path aside = file.resolveSibling(file.getFileName() + ".part");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(aside))) {
      for (Map.Entry<String, JobStatus> job : statuses.entrySet()) {
        byte[] status = job.getValue().toJson().toString().getBytes(StandardCharsets.UTF_8);
        put(zip, job.getKey() + "/" + JobStatus.FILE, status);
        Path results = jobs.resolve(job.getKey()).resolve("results").resolve(host);
        for (Path content : files(results)) {
          String name = job.getKey() + "/" + results.relativize(content);
          Matcher known = NAME.matcher(name);
          if (known.matches() && wanted.test(known.group(1))) {
            put(zip, name, Files.readAllBytes(content));
          }
        }
      }
    }
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Lists names without looking at the files, as a running job creates and renames some. */
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
   * Unpacks the entries whose names are allowed.
   *
   * @param into directory for this archive alone
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
