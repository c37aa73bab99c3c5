// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real browser without a window, driven by the DevTools protocol over a web socket. For one
 * thread only.
 */
final class Chromium {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final long MOST_SECONDS = 120;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final WebSocket socket;
  private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
  private final List<JsonNode> events = new ArrayList<>();
  private String session = "";
  private int sent;

  /** The browser on the PATH of this host, if any. */
  static Optional<Path> find() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts the browser with one empty page.
   *
   * @param scratch an empty directory for its profile
   */
  Chromium(Path executable, Path scratch) throws IOException, InterruptedException {
    process =
        new ProcessBuilder(
                executable.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--remote-debugging-port=0",
                "--user-data-dir=" + scratch,
                "about:blank")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> port = port(scratch.resolve("DevToolsActivePort"));
    URI address = URI.create("ws://127.0.0.1:" + port.get(0) + port.get(1));
    socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, new Ear()).join();
    String target = call("Target.createTarget", "url", "about:blank").get("targetId").asText();
    ObjectNode attach = JSON.createObjectNode().put("targetId", target).put("flatten", true);
    session = call("Target.attachToTarget", attach).get("sessionId").asText();
    for (String domain : new String[] {"Page", "Runtime", "Log", "Network"}) {
      call(domain + ".enable", JSON.createObjectNode());
    }
  }

  /** The browser writes its port to a file, with its address on the second line. */
  private List<String> port(Path file) throws IOException, InterruptedException {
    for (int i = 0; i < MOST_SECONDS * 10 && process.isAlive(); i++) {
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      if (lines.size() == 2) {
        return lines;
      }
      Thread.sleep(100);
    }
    process.destroyForcibly();
    throw new IOException("the browser did not come up");
  }

  /** A message of the browser, joined from its pieces. */
  private final class Ear implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        try {
          received.add(JSON.readTree(text.toString()));
        } catch (IOException e) {
          throw new IllegalStateException("the browser does not speak JSON", e);
        }
        text.setLength(0);
      }
      from.request(1);
      return null;
    }
  }

  /** The size of the window in pixels, and whether the reader prefers it dark. */
  void look(int width, int height, boolean dark) throws InterruptedException {
    ObjectNode size = JSON.createObjectNode().put("width", width).put("height", height);
    call(
        "Emulation.setDeviceMetricsOverride",
        size.put("deviceScaleFactor", 1).put("mobile", false));
    ObjectNode media = JSON.createObjectNode();
    media
        .putArray("features")
        .addObject()
        .put("name", "prefers-color-scheme")
        .put("value", dark ? "dark" : "light");
    call("Emulation.setEmulatedMedia", media);
  }

  /** Loads a file and waits until it is loaded; events of earlier pages are forgotten. */
  void open(Path page) throws InterruptedException {
    events.clear();
    call("Page.navigate", "url", page.toUri().toString());
    while (events.stream()
        .noneMatch(e -> e.path("method").asText().equals("Page.loadEventFired"))) {
      events.add(next());
    }
  }

  /** The value of an expression of the page. */
  JsonNode evaluate(String expression) throws InterruptedException {
    ObjectNode parameters =
        JSON.createObjectNode().put("expression", expression).put("returnByValue", true);
    JsonNode result = call("Runtime.evaluate", parameters);
    if (result.has("exceptionDetails")) {
      throw new IllegalStateException(result.get("exceptionDetails").toString());
    }
    return result.at("/result/value");
  }

  /** Presses a key and lets it go. */
  void press(String key, int code, String text) throws InterruptedException {
    ObjectNode down =
        JSON.createObjectNode().put("type", text.isEmpty() ? "rawKeyDown" : "keyDown");
    down.put("key", key).put("code", key).put("windowsVirtualKeyCode", code);
    if (!text.isEmpty()) {
      down.put("text", text);
    }
    call("Input.dispatchKeyEvent", down);
    down.remove("text");
    call("Input.dispatchKeyEvent", down.put("type", "keyUp"));
  }

  /** A picture of the window as PNG in base64. */
  String screenshot() throws InterruptedException {
    return call("Page.captureScreenshot", "format", "png").get("data").asText();
  }

  /** The events of one kind since the page was opened. */
  List<JsonNode> events(String method) {
    return events.stream()
        .filter(event -> event.path("method").asText().equals(method))
        .map(event -> event.get("params"))
        .toList();
  }

  private JsonNode call(String method, String name, String value) throws InterruptedException {
    return call(method, JSON.createObjectNode().put(name, value));
  }

  private JsonNode call(String method, ObjectNode parameters) throws InterruptedException {
    int id = ++sent;
    ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
    message.set("params", parameters);
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    socket.sendText(message.toString(), true).join();
    while (true) {
      JsonNode answer = next();
      if (answer.path("id").asInt() == id) {
        if (answer.has("error")) {
          throw new IllegalStateException(method + ": " + answer.get("error"));
        }
        return answer.get("result");
      }
      events.add(answer);
    }
  }

  private JsonNode next() throws InterruptedException {
    JsonNode message = received.poll(MOST_SECONDS, TimeUnit.SECONDS);
    if (message == null) {
      throw new IllegalStateException("the browser says nothing");
    }
    return message;
  }

  /** Ends the browser and all of its processes. */
  void end() throws InterruptedException {
    List<ProcessHandle> all = process.descendants().toList();
    process.destroy();
    process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
    all.forEach(ProcessHandle::destroyForcibly);
  }
}
