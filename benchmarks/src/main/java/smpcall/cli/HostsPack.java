// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import smpcall.experiment.HostLock;
import smpcall.experiment.Resumption;
import smpcall.message.ExitStatus;
import smpcall.remote.ErrandLog;
import smpcall.remote.Parcel;
import smpcall.remote.Work;

/** On a host that was sent errands: packs what came out of them. */
@Command(name = "pack", hidden = true, description = "Packs what this host has measured.")
final class HostsPack implements Callable<Integer> {

  static final String FILE = "parcel.zip";

  @Option(names = "--at", required = true, paramLabel = "DIR")
  private Path errands;

  @Option(names = "--host", required = true, paramLabel = "NAME")
  private String host;

  @Option(names = "--without", required = true, paramLabel = "RUN", split = ",")
  private List<String> without;

  @Override
  public Integer call() throws IOException {
    Map<String, Work> works = new TreeMap<>();
    try (Stream<Path> all = Files.list(errands)) {
      for (Path errand : all.filter(Files::isDirectory).toList()) {
        work(errand).ifPresent(work -> works.put(errand.getFileName().toString(), work));
      }
    }
    Parcel.pack(errands.resolve(FILE), errands, works, host, new HashSet<>(without));
    return ExitStatus.FINE;
  }

  private Optional<Work> work(Path errand) throws IOException {
    Optional<Work> said = Work.read(errand);
    if (said.isEmpty()) {
      return said;
    }
    boolean gone =
        said.get().state() == Work.State.RUNNING
            && HostLock.holder(HostsWork.lock(errand)).isEmpty();
    String run =
        Resumption.newest(HostsWork.results(errand).resolve(host))
            .map(path -> path.getFileName().toString())
            .orElse(null);
    Work work = said.get().saying(ErrandLog.lastWords(errand), run);
    return Optional.of(gone ? work.stopped() : work);
  }
}
