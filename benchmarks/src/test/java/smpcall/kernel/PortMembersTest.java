// SPDX-License-Identifier: Apache-2.0
package smpcall.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Ports declare the same members in the same order, so that a diff of two shows the change of a
 * commit and nothing else. The test reads the sources, as reflection does not keep the order.
 */
class PortMembersTest {

  private static final Path PORTS = Path.of("src/main/java/smpcall/kernel");

  /** A member is indented by two spaces, a field of the entry by four. */
  private static final Pattern MEMBER =
      Pattern.compile(
          "(?m)^ {2}(?:private |public )?(?:static )?(?:final )?(?:class )?[\\w\\[\\]<>]*?"
              + " ?(\\w+)(?=;$|\\(.*|\\s\\{$)");

  private static final Pattern ENTRY_FIELD =
      Pattern.compile("(?m)^ {4}final [\\w\\[\\]]+ (\\w+);$");

  private static String source(KernelVersion version) throws IOException {
    return Files.readString(PORTS.resolve(version.className() + ".java"));
  }

  private static List<String> members(KernelVersion version) throws IOException {
    return names(MEMBER, source(version).replace(version.className() + "(", "constructor("));
  }

  private static List<String> names(Pattern pattern, String source) {
    return pattern.matcher(source).results().map(found -> found.group(1)).toList();
  }

  private static List<String> entry(KernelVersion version) throws IOException {
    return names(ENTRY_FIELD, source(version));
  }

  @Test
  void theseAreTheMembers() throws IOException {
    assertThat(members(KernelVersion.SPINLOCK))
        .containsExactly(
            "CallFunctionData",
            "machine",
            "memory",
            "fastPath",
            "cpuOnlineMask",
            "single",
            "callFunction",
            "layout",
            "cfdData",
            "constructor",
            "genericSmpCallFunctionInterrupt",
            "genericSmpCallFunctionSingleInterrupt",
            "smpCallFunctionMany",
            "smpCallFunction",
            "nextOther",
            "sendCallFunctionIpiMask",
            "listSnapshot",
            "leftovers");
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"FLOOR", "LINUX_4_14", "LINUX_5_13"})
  void everyVersionWithTheGlobalListHasThemInThatOrder(KernelVersion version) throws IOException {
    assertThat(members(version)).isEqualTo(members(KernelVersion.SPINLOCK));
  }

  /**
   * The global list is gone, and with it the lookup of an entry by its address; the barriers are in
   * the primitives. The call data for each target replaces the list.
   */
  @Test
  void linux414HasItsCallDataInPlaceOfTheGlobalList() throws IOException {
    List<String> expected = new ArrayList<>(members(KernelVersion.SPINLOCK));
    expected.remove("memory");
    expected.remove("layout");
    expected.remove("listSnapshot");
    expected.replaceAll(member -> member.equals("callFunction") ? "csds" : member);

    assertThat(members(KernelVersion.LINUX_4_14)).isEqualTo(expected);
  }

  /** No path for a single target is left, so the queue and its handler are the port's own. */
  @Test
  void linux513HasItsQueueInPlaceOfTheOtherPath() throws IOException {
    List<String> expected = new ArrayList<>(members(KernelVersion.LINUX_4_14));
    expected.remove("fastPath");
    expected.replaceAll(member -> member.equals("single") ? "callSingleQueue" : member);
    expected.add(expected.indexOf("constructor") + 1, "queue");
    expected.add(expected.indexOf("smpCallFunctionMany"), "flushSmpCallFunctionQueue");

    assertThat(members(KernelVersion.LINUX_5_13)).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"FLOOR", "SPINLOCK", "LINUX_4_14", "LINUX_5_13"})
  void theEntryWithoutALockIsTheSameEverywhere(KernelVersion version) throws IOException {
    assertThat(entry(version)).containsExactly("csd", "refs", "cpumask");
  }

  @Test
  void theOriginalEntryHasALockAndTheLastOneNothingThatIsShared() throws IOException {
    assertThat(entry(KernelVersion.SPINLOCK)).containsExactly("csd", "lock", "refs", "cpumask");
    assertThat(entry(KernelVersion.LINUX_4_14)).containsExactly("csd", "cpumask", "cpumaskIpi");
    assertThat(entry(KernelVersion.LINUX_5_13)).isEqualTo(entry(KernelVersion.LINUX_4_14));
  }
}
