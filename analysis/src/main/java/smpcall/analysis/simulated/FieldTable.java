// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.simulated;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.SimulatedRun;
import smpcall.analysis.table.Csv;

/** Which lines are transferred: transfers per call by structure and field. */
public record FieldTable(RunGroup group) {
  /** The last part: fields that are small in every version, and what has no name. */
  static final String OTHER = "other";

  private static final int MOST_NAMED = 8;

  /**
   * A version on so many CPUs; the parts are in the order of {@link #names}, transfers per call.
   */
  public record Row(String subject, int cpus, double[] parts) {}

  /** The numbers of CPUs of the rows: the smallest and the largest that say something. */
  public List<Integer> cpus() {
    List<Integer> few = CpuNumbers.few(group.cpus());
    return List.of(few.get(0), few.get(few.size() - 1)).stream().distinct().toList();
  }

  /** The fields with the largest parts of any row's transfers, then {@link #OTHER}. */
  public List<String> names() {
    Map<String, Double> largest = new HashMap<>();
    for (SimulatedRun run : runs()) {
      run.fields()
          .forEach(
              (field, count) ->
                  largest.merge(
                      field,
                      (double) count / Math.max(1, run.transfers().orElseThrow()),
                      Math::max));
    }
    largest.remove(OTHER);
    List<String> names =
        new ArrayList<>(
            largest.keySet().stream()
                .sorted(
                    Comparator.comparing((String field) -> -largest.get(field))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST_NAMED)
                .sorted()
                .toList());
    names.add(OTHER);
    return names;
  }

  public List<Row> rows() {
    List<String> names = names();
    return runs().stream()
        .map(run -> new Row(run.subject(), run.cpus(), parts(run, names)))
        .toList();
  }

  private List<SimulatedRun> runs() {
    List<SimulatedRun> runs = new ArrayList<>();
    for (int cpus : cpus()) {
      for (String subject : group.subjects()) {
        group.counted(subject, cpus).ifPresent(runs::add);
      }
    }
    return runs;
  }

  private static double[] parts(SimulatedRun run, List<String> names) {
    double[] parts = new double[names.size()];
    for (int i = 0; i < parts.length - 1; i++) {
      parts[i] = run.perCall(run.fields().getOrDefault(names.get(i), 0L));
    }
    parts[parts.length - 1] = Math.max(0, run.transfersPerCall() - DoubleStream.of(parts).sum());
    return parts;
  }

  public Csv csv() {
    List<String> columns = new ArrayList<>(List.of("version", "cpus"));
    columns.addAll(names());
    List<List<String>> cells = new ArrayList<>();
    for (Row row : rows()) {
      List<String> line = new ArrayList<>(List.of(row.subject(), String.valueOf(row.cpus())));
      DoubleStream.of(row.parts()).mapToObj(part -> Wording.fixed(part, 3)).forEach(line::add);
      cells.add(line);
    }
    return new Csv(columns, cells);
  }
}
