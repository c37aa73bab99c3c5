// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.simulated;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import smpcall.analysis.document.Block;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.SimulatedRun;
import smpcall.analysis.table.Csv;

/** What do the CPUs spend their time on? */
public record ShareTable(RunGroup group) {
  /**
   * The shares, from what other CPUs cause to a CPU's own work; the words are those of pictures.
   */
  public static final List<Share> SHARES =
      List.of(
          new Share("queue", "queue for a line"),
          new Share("transfer", "transfer of a line"),
          new Share("lock", "wait for a lock"),
          new Share("wait", "wait for the end of the call"),
          new Share("drain", "wait for own stores"),
          new Share("interrupt", "interrupts"),
          new Share("function", "called functions"),
          new Share("work", "own work"),
          new Share("idle", "nothing to do"));

  private static final double PERCENT = 100;
  private static final int DIGITS = 2;

  /** What a text does not round to 0 %. */
  private static final double SEEN = 0.5;

  /**
   * A share of the time.
   *
   * @param id its name in files
   * @param words its name in pictures
   */
  public record Share(String id, String words) {}

  /** A version on so many CPUs; the parts are in the order of {@link #SHARES}, in percent. */
  public record Row(String subject, int cpus, double[] parts) {}

  public List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (int cpus : CpuNumbers.few(group.cpus())) {
      for (String subject : group.subjects()) {
        group
            .counted(subject, cpus)
            .ifPresent(run -> rows.add(new Row(subject, cpus, percents(run))));
      }
    }
    return rows;
  }

  /** The shares of a run, in percent. */
  static double[] percents(SimulatedRun run) {
    Map<String, Long> shares = run.shares();
    double all = run.timeOfAll();
    return SHARES.stream()
        .mapToDouble(share -> PERCENT * shares.getOrDefault(share.id(), 0L) / all)
        .toArray();
  }

  /** The table for a text, without shares that are 0 % in every row. */
  Block.Table block() {
    List<Integer> shown =
        IntStream.range(0, SHARES.size())
            .filter(share -> rows().stream().anyMatch(row -> row.parts()[share] >= SEEN))
            .boxed()
            .toList();
    List<String> head = new ArrayList<>(List.of("version", "CPUs"));
    shown.forEach(share -> head.add(SHARES.get(share).id()));
    List<List<String>> rows = new ArrayList<>();
    for (Row row : rows()) {
      List<String> cells = new ArrayList<>(List.of(row.subject(), String.valueOf(row.cpus())));
      shown.forEach(share -> cells.add(Wording.fixed(row.parts()[share], 0)));
      rows.add(cells);
    }
    return new Block.Table(group.title(), "l" + "r".repeat(head.size() - 1), head, rows);
  }

  public Csv csv() {
    List<String> columns = new ArrayList<>(List.of("version", "cpus"));
    SHARES.forEach(share -> columns.add(share.id() + " %"));
    return new Csv(columns, rows().stream().map(ShareTable::cells).toList());
  }

  private static List<String> cells(Row row) {
    List<String> cells = new ArrayList<>(List.of(row.subject(), String.valueOf(row.cpus())));
    DoubleStream.of(row.parts()).mapToObj(part -> Wording.fixed(part, DIGITS)).forEach(cells::add);
    return cells;
  }
}
