// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import java.util.List;
import java.util.Optional;

/**
 * A JDK of the run. An empty fact is unknown.
 *
 * @param version the version with its build, such as {@code 17.0.15+6-Debian-1deb12u1}
 * @param architecture its name of the architecture; empty for the host's
 * @param emulated whether its architecture is not the host's, or an emulator ran it
 * @param launcher the program that started it; mostly empty
 * @param flags the flags of this JDK alone
 */
public record Jdk(
    Optional<String> version,
    Optional<String> vendor,
    Optional<String> vm,
    Optional<String> architecture,
    boolean emulated,
    Optional<String> launcher,
    List<String> flags) {}
