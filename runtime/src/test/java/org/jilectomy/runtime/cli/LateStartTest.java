package org.jilectomy.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jilectomy.runtime.Jvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way in which a program could notice that importlib and {@code site} have not run yet. */
class LateStartTest {
    private static final String LOADER = "<class '_frozen_importlib.BuiltinImporter'>";

    @TempDir
    Path folder;

    private String out(String... args) throws Exception {
        String[] all = new String[args.length + 3];
        all[0] = Main.class.getName();
        all[1] = "-X";
        all[2] = "leakcheck=1";
        System.arraycopy(args, 0, all, 3, args.length);
        Jvm.Result result = Jvm.run("", folder, List.of(), all);
        assertThat(result.err()).isEmpty();
        assertThat(result.status()).isZero();
        return result.out();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "import sys; print(len(sys.meta_path), 'site' in sys.modules) | 3 True",
        "from sys import path_hooks as p; print(len(p)) | 2",
        "import sys; sys.path = ['x']; import os; print(sys.path) | ['x']",
        "import sys; print('os' in vars(sys)['modules'], 'path' in dir(sys)) | True True",
        "import time; print(time.__spec__.name, time.__loader__) | time " + LOADER,
        "print(callable(quit)) | True",
        "import builtins; print(callable(builtins.help)) | True",
        "print(globals()['__loader__']) | " + LOADER,
        "import __main__; print(getattr(__main__, '__' + 'loader__')) | " + LOADER,
        "print(__loader__) | " + LOADER,
        "import math; print(math.floor(2.5), hasattr(math, 'nothing')) | 2 False"
    })
    void whoLooksFindsWhatTheyMade(String program, String expected) throws Exception {
        assertThat(out("-c", program)).isEqualTo(expected + "\n");
    }

    @Test
    void aFileKnowsItsLoader() throws Exception {
        Path file = folder.resolve("program.py");
        Files.writeString(file, "print(type(globals()['__loader__']).__name__)\n");
        assertThat(out(file.toString())).isEqualTo("SourceFileLoader\n");
    }

    /** All but one wait; none sees half of it. */
    @Test
    void threadsMayBeTheFirst() throws Exception {
        assertThat(out("-c", String.join("\n", "import _thread, time",
                "found = []",
                "def look():",
                "    import sys, os, stat",
                "    found.append((len(sys.meta_path), os.sep, stat.S_IFREG))",
                "for i in range(4):",
                "    _thread.start_new_thread(look, ())",
                "while len(found) < 4:",
                "    time.sleep(0.01)",
                "print(set(found))"))).isEqualTo("{(3, '/', 32768)}\n");
    }

    /** At the end of its stack a program still gets them whole. */
    @Test
    void aDeepRecursionMayBeTheFirst() throws Exception {
        assertThat(out("-c", String.join("\n", "import sys",
                "def down(n):",
                "    return down(n - 1) if n else sys.meta_path",
                "print(len(down(980)))",
                "import os, io",
                "print(os.sep)"))).isEqualTo("3\n/\n");
    }

    @Test
    void customizationRunsBeforeTheProgram() throws Exception {
        Files.writeString(folder.resolve("sitecustomize.py"), "print('first')\n");
        ProcessBuilder builder = new ProcessBuilder(
                Jvm.command(List.of(), Main.class.getName(), "-c", "print('then')"));
        builder.environment().put("PYTHONPATH", folder.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(out).isEqualTo("first\nthen\n");
    }
}
