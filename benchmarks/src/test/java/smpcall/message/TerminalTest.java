// SPDX-License-Identifier: Apache-2.0
package smpcall.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalTest {

  private static Terminal terminal(String variable, String value) {
    return Terminal.of(true, Map.of(variable, value));
  }

  @Test
  void onlyATerminalHasColours() {
    assertThat(Terminal.of(true, Map.of()).bad("no")).isEqualTo("\033[31mno\033[0m");
    assertThat(Terminal.of(true, Map.of()).good("yes")).isEqualTo("\033[32myes\033[0m");
    assertThat(Terminal.of(false, Map.of()).bad("no")).isEqualTo("no");
    assertThat(Terminal.of(false, Map.of()).good("yes")).isEqualTo("yes");
  }

  @Test
  void noColorSwitchesThemOffUnlessItIsEmpty() {
    assertThat(terminal("NO_COLOR", "1").coloured()).isFalse();
    assertThat(terminal("NO_COLOR", "").coloured()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"40, 40", "200, 200", "'', 80", "wide, 80", "0, 80", "99999, 80"})
  void theWidthIsThatOfTheEnvironment(String columns, int width) {
    assertThat(terminal("COLUMNS", columns).columns()).isEqualTo(width);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 12, 40, 200})
  void linesBreakBetweenWordsOnly(int width) {
    String text = "Found: reuse race in lockfree; \033[32mAll as expected.\033[0m";

    String wrapped = Terminal.wrap(text, width);

    assertThat(wrapped.replace('\n', ' ')).isEqualTo(text);
    assertThat(wrapped.replaceAll("\033\\[\\d+m", "").lines())
        .allMatch(line -> line.length() <= width || !line.contains(" "));
  }

  @Test
  void aColourTakesNoRoom() {
    assertThat(Terminal.wrap("all \033[32mgood\033[0m so", 8))
        .isEqualTo("all \033[32mgood\033[0m\nso");
  }

  @Test
  void anIndentationIsKept() {
    assertThat(Terminal.wrap("    first", 20)).isEqualTo("    first");
  }

  @Test
  void aMessageIsOneLineWhereNoTerminalIs() {
    assertThat(new Terminal(false, false, 5).message("two words")).isEqualTo("two words");
    assertThat(new Terminal(true, false, 5).message("two words")).isEqualTo("two\nwords");
  }

  @Test
  void aLineThatChangesLeavesTheLastColumnFree() {
    assertThat(new Terminal(true, false, 10).cut("four four four")).isEqualTo("four four");
    assertThat(new Terminal(true, false, 9).cut("four four four")).isEqualTo("four");
  }
}
