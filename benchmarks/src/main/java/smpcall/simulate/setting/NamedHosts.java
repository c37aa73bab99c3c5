// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.setting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The machines of {@code machines.json}: their distances are measured, nothing else is. */
public final class NamedHosts {

  private static final String FILE = "/smpcall/simulate/machines.json";

  private NamedHosts() {}

  /** All machines, {@link SimulatedHost#FLAT} first. */
  public static List<SimulatedHost> all() {
    try (InputStream file = NamedHosts.class.getResourceAsStream(FILE)) {
      List<SimulatedHost> hosts = new ArrayList<>(List.of(SimulatedHost.FLAT));
      new ObjectMapper().readTree(file).get("machines").forEach(node -> hosts.add(host(node)));
      return hosts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The machine with that name. */
  public static Optional<SimulatedHost> find(String id) {
    return all().stream().filter(host -> host.id().equals(id)).findFirst();
  }

  /** All names, for messages. */
  public static String ids() {
    return all().stream().map(SimulatedHost::id).collect(Collectors.joining(", "));
  }

  private static SimulatedHost host(JsonNode node) {
    double chip = node.get("chip").asDouble();
    double socket = node.path("socket").asDouble(chip);
    double sibling = node.path("sibling").asDouble(chip);
    double other = node.path("other").asDouble(socket);
    return new SimulatedHost(
        node.get("id").asText(),
        node.get("description").asText(),
        new Topology(
            node.get("sockets").asInt(),
            node.get("chips").asInt(),
            node.get("cores").asInt(),
            node.get("threads").asInt()),
        sibling / socket,
        chip / socket,
        new Parameters(Map.of(Parameter.L, socket, Parameter.REMOTE, rounded(other / socket))),
        node.get("source").asText());
  }

  private static double rounded(double ratio) {
    return Math.round(ratio * 1000) / 1000.0;
  }
}
