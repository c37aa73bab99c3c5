// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.simulated;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import smpcall.analysis.run.SimulatedRun;

/**
 * The runs of a file, in a fixed order, as several processes wrote them.
 *
 * @param runs the runs, one or more
 */
public record SimulatedStudy(List<SimulatedRun> runs) {

  private static final Comparator<SimulatedRun> ORDER =
      Comparator.comparing(Scene::of)
          .thenComparing(SimulatedRun::machine)
          .thenComparing(SimulatedRun::cell)
          .thenComparing(SimulatedRun::set)
          .thenComparing(SimulatedRun::cpus)
          .thenComparing(SimulatedRun::subject);

  public SimulatedStudy {
    runs = runs.stream().sorted(ORDER).toList();
  }

  /** The runs of each scene on each machine. */
  public List<RunGroup> groups() {
    List<RunGroup> groups = new ArrayList<>();
    for (Scene scene : scenes()) {
      Grid grid = grid(scene);
      runs.stream()
          .filter(run -> run.isDefault() && Scene.of(run).equals(scene))
          .collect(Collectors.groupingBy(run -> List.of(run.machine(), run.set())))
          .entrySet()
          .stream()
          .sorted(Comparator.comparing(entry -> String.join("/", entry.getKey())))
          .map(e -> new RunGroup(scene, e.getKey().get(0), e.getKey().get(1), e.getValue(), grid))
          .forEach(groups::add);
    }
    return groups;
  }

  /** Those in which all is at its default and kernel versions are compared: storm, broadcast. */
  public List<RunGroup> usual() {
    return groups().stream()
        .filter(group -> group.scene().workload().isOfKernels())
        .filter(group -> group.scene().isUsual() && group.isStandard())
        .toList();
  }

  /** The grid of each scene that has one. */
  public List<Grid> grids() {
    return scenes().stream().map(this::grid).filter(grid -> !grid.runs().isEmpty()).toList();
  }

  /** The runs without counts. */
  List<SimulatedRun> failed() {
    return runs.stream().filter(SimulatedRun::isFailed).toList();
  }

  private Grid grid(Scene scene) {
    return new Grid(
        scene,
        runs.stream().filter(run -> !run.isDefault() && Scene.of(run).equals(scene)).toList());
  }

  private SortedSet<Scene> scenes() {
    return runs.stream().map(Scene::of).collect(Collectors.toCollection(TreeSet::new));
  }
}
