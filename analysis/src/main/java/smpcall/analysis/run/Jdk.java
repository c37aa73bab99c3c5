// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import java.util.List;
import java.util.Optional;

/**
 * A JDK of the run, as far as it told.
 *
 * @param version with its build, such as {@code 17.0.15+6-Debian-1deb12u1}
 * @param architecture its word for it; empty where it was not asked, which is the host's then
 * @param emulated whether that is not the host's, or an emulator ran it
 * @param launcher the program that started it; mostly empty
 * @param flags that were its own
 */
public record Jdk(
    Optional<String> version,
    Optional<String> vendor,
    Optional<String> vm,
    Optional<String> architecture,
    boolean emulated,
    Optional<String> launcher,
    List<String> flags) {}
