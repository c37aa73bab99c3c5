// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.explored;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import smpcall.analysis.document.Block;
import smpcall.analysis.run.Exploration.Cell;
import smpcall.analysis.run.Exploration.Found;
import smpcall.analysis.run.Exploration.Step;

class SchedulesTest {
  private static Cell race(String kernel, String race, Optional<List<Step>> schedule) {
    Found found = new Found("RETURNS", "A waits for ever", 2, kernel + "/A6.B", schedule);
    return new Cell(
        kernel,
        "emptied-mask",
        "sc",
        "ticket",
        "inline",
        "race",
        Optional.of(race),
        OptionalInt.of(2),
        7,
        List.of(found));
  }

  private static Cell race(String kernel, String race) {
    List<Step> steps =
        List.of(new Step(1, "A", "A.refs = 0", true), new Step(2, "B", "ends", false));
    return race(kernel, race, Optional.of(steps));
  }

  private static List<Block.Folded> folded(Cell... cells) {
    return new Schedules(List.of(cells))
        .blocks().stream().map(block -> (Block.Folded) block).toList();
  }

  @Test
  void theFirstOfEachRaceIsDrawnWithItsCommandAndItsSteps() {
    List<Block.Folded> all =
        folded(
            race("spinlock", "empty mask"),
            race("patched", "empty mask"),
            race("destination", "shared csd"));

    assertThat(all)
        .extracting(Block.Folded::title)
        .containsExactly(
            "Schedule of the race: empty mask in spinlock, program emptied-mask, memory model sc, 2"
                + " steps",
            "Schedule of the race: shared csd in destination, program emptied-mask, memory model"
                + " sc, 2 steps",
            "Replay a race: a command for each, selected with one click");
    List<Block> first = all.get(0).blocks();
    assertThat(first.get(1))
        .isEqualTo(new Block.Code(List.of("./study explore --replay 'spinlock/A6.B'")));
    Block.Picture picture = (Block.Picture) first.get(2);
    assertThat(picture.svg())
        .contains("<svg ", "id=\"schedule-spinlock-emptied-mask-sc-title\"", "A.refs = 0");
    assertThat(picture.data().rows())
        .containsExactly(List.of("1", "A", "A.refs = 0"), List.of("2", "B", "ends"));
  }

  @Test
  void everyRaceHasItsCommand() {
    List<Block.Folded> all = folded(race("spinlock", "empty mask"), race("patched", "empty mask"));

    assertThat(all.get(1).blocks())
        .contains(
            new Block.Code(List.of("./study explore --replay 'spinlock/A6.B'")),
            new Block.Code(List.of("./study explore --replay 'patched/A6.B'")));
  }

  @Test
  void withoutScheduleThereIsNothing() {
    assertThat(folded(race("spinlock", "empty mask", Optional.empty()))).isEmpty();
  }
}
