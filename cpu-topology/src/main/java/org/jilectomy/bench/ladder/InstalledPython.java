package org.jilectomy.bench.ladder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jilectomy.bench.UsageException;
import org.jilectomy.bench.results.Side;

/** Another interpreter beside the presets: any version, with or without a GIL. */
final class InstalledPython {
    /** Implementation, version, whether it is a debug build, whether the GIL is on. */
    private static final String ASK = """
            import sys
            gil = getattr(sys, '_is_gil_enabled', lambda: True)()
            print(sys.implementation.name, sys.version.split()[0],
                  'debug' if hasattr(sys, 'gettotalrefcount') else 'release',
                  'gil' if gil else 'free-threaded')
            """;

    private InstalledPython() {}

    /** @throws UsageException if it does not answer as a Python */
    static Side inspect(String python, List<String> notes) throws UsageException {
        String[] words = ask(python).split(" ");
        if (words.length < 4) {
            throw new UsageException("--python: '" + python + "' does not answer as a Python");
        }
        String name = (words[0].equals("cpython") ? "CPython" : words[0]) + " " + words[1]
                + (words[3].equals("gil") ? "" : " free-threaded");
        if (words[2].equals("debug")) {
            name += " debug";
            notes.add(python + " is a debug build: far slower than its real speed");
        }
        return new Side(name, Side.Kind.PYTHON, false, List.of(python),
                Map.of("python", python, "version", words[1]));
    }

    private static String ask(String python) throws UsageException {
        try {
            Process process = new ProcessBuilder(python, "-I", "-c", ASK)
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            process.getOutputStream().close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "";
            }
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .strip();
        } catch (IOException e) {
            throw new UsageException("--python: cannot run " + python + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
