package org.jilectomy.bench.report;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A headless Chromium or Chrome, by its command line: no driver, no library. The environment
 * variable {@code CHROME_BIN} names it, or it is looked for on the path.
 */
final class Chromium {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser",
            "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge");
    private static final long SECONDS = 90;

    private final Path program;

    private Chromium(Path program) {
        this.program = program;
    }

    /** What loading a page gave. */
    record Loaded(String dom, List<String> console) {}

    static Optional<Chromium> find() {
        String named = System.getenv().getOrDefault("CHROME_BIN", "");
        if (!named.isEmpty()) {
            return Optional.of(new Chromium(Path.of(named)));
        }
        return NAMES.stream().flatMap(name -> Stream
                .of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable).findFirst().map(Chromium::new);
    }

    /** Loads a page; its DOM after its scripts ran, and all that came to the console. */
    Loaded load(Path page, String... options) throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("jilectomy-chromium");
        try {
            List<String> command = new ArrayList<>(List.of(program.toString(), "--headless",
                    "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
                    "--no-first-run", "--disable-extensions", "--disable-background-networking",
                    "--user-data-dir=" + home, "--enable-logging=stderr", "--log-level=0"));
            command.addAll(List.of(options));
            command.add(page.toUri().toString());
            Path out = home.resolve("out");
            Path err = home.resolve("err");
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().remove("DBUS_SESSION_BUS_ADDRESS");
            Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile())
                    .start();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new IOException(program + " did not end within " + SECONDS + " s: "
                        + Files.readString(err));
            }
            // A line of the console: [pid:tid:time:INFO:CONSOLE:line] "message", source: …
            List<String> console = new String(Files.readAllBytes(err), StandardCharsets.UTF_8)
                    .lines().filter(line -> line.contains(":CONSOLE")).toList();
            return new Loaded(Files.readString(out), console);
        } finally {
            delete(home);
        }
    }

    /** Helpers of the browser may still write while we delete; what stays is in a temp folder. */
    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (java.io.UncheckedIOException e) {
            folder.toFile().deleteOnExit();
        }
    }
}
