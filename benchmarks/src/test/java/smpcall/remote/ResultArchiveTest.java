// SPDX-License-Identifier: Apache-2.0
package smpcall.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultArchiveTest {

  private static final String JOB = "0123456789abcdef";
  private static final String RUN = "20261122T190000Z";
  private static final JobStatus STATUS =
      new JobStatus(
          JobStatus.State.RUNNING, 7, "2026-11-22T19:00:00Z", null, "3 of 8", RUN, "3 of 8");

  @TempDir private Path directory;

  private void write(String name) throws IOException {
    Path file = directory.resolve("there").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, name);
  }

  private List<String> unpacked(Path file) throws IOException {
    Path into = directory.resolve("here");
    ResultArchive.unpack(file, into);
    if (!Files.exists(into)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(into)) {
      return files
          .filter(Files::isRegularFile)
          .map(path -> into.relativize(path).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void runsArePackedExceptKnownOnes() throws IOException {
    String results = JOB + "/results/one/";
    write(results + RUN + "/run.json");
    write(results + RUN + "/jmh.json");
    write(results + RUN + "/check-s390x.json");
    write(results + RUN + "/check-Zulu_17.0.2+8.json");
    write(results + RUN + "/forks.jsonl");
    write(results + RUN + "/run.json.part");
    write(results + "20261122T180000Z/run.json");
    write(results + "20261122T200000Z.part/run.json");
    Path file = directory.resolve("archive.zip");

    ResultArchive.pack(
        file,
        directory.resolve("there"),
        Map.of(JOB, STATUS),
        "one",
        run -> !run.equals("20261122T180000Z"));

    assertThat(unpacked(file))
        .containsExactly(
            JOB + "/" + RUN + "/check-Zulu_17.0.2+8.json",
            JOB + "/" + RUN + "/check-s390x.json",
            JOB + "/" + RUN + "/forks.jsonl",
            JOB + "/" + RUN + "/jmh.json",
            JOB + "/" + RUN + "/run.json",
            JOB + "/status.json");
    assertThat(JobStatus.read(directory.resolve("here").resolve(JOB))).contains(STATUS);
  }

  @Test
  void noEntryIsWrittenOutsideTheDirectory() throws IOException {
    Path file = directory.resolve("archive.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (String name :
          List.of(
              "../pwned.json",
              "/tmp/pwned.json",
              JOB + "/../../run.json",
              JOB + "/" + RUN + "/../../../../forks.jsonl",
              JOB + "/" + RUN + "/../pwned.json",
              JOB + "/" + RUN + "/..pwned.json",
              JOB + "/" + RUN + "/.pwned.json",
              JOB + "/" + RUN + "/check-../pwned.json",
              JOB + "/" + RUN + "/check-a/pwned.json",
              JOB + "/" + RUN + "/other.txt")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write('x');
      }
    }

    assertThat(unpacked(file)).isEmpty();
    assertThat(directory.resolve("pwned.json")).doesNotExist();
  }
}
