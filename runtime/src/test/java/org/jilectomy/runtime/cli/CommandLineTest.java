package org.jilectomy.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jilectomy.runtime.Jvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process: what only its start and end can show. */
class CommandLineTest {
    @TempDir
    Path folder;

    private Jvm.Result python(String stdin, String... args)
            throws IOException, InterruptedException {
        String[] all = new String[args.length + 1];
        all[0] = Main.class.getName();
        System.arraycopy(args, 0, all, 1, args.length);
        return Jvm.run(stdin, folder, List.of("-Djilectomy.executable=jilectomy"), all);
    }

    @Test
    void aMissingFileIsStatus2() throws Exception {
        Jvm.Result result = python("", "nofile.py");
        assertThat(result.err()).isEqualTo("jilectomy: can't open file '"
                + folder.toRealPath().resolve("nofile.py")
                + "': [Errno 2] No such file or directory\n");
        assertThat(result.status()).isEqualTo(2);
    }

    @Test
    void standardInputIsAProgram() throws Exception {
        Jvm.Result result = python("import sys\nprint(sys.argv, sys.path[0])\nsys.exit(7)\n",
                "-", "a");
        assertThat(result.out()).isEqualTo("['-', 'a'] \n");
        assertThat(result.status()).isEqualTo(7);
    }

    @Test
    void aModuleIsFoundInTheCurrentFolder() throws Exception {
        Files.createDirectories(folder.resolve("pkg"));
        Files.writeString(folder.resolve("pkg/__init__.py"), "print('init')\n");
        Files.writeString(folder.resolve("pkg/__main__.py"),
                "import sys\nfrom . import other\nprint(__name__, __package__, other.V, sys.argv[1:])\n");
        Files.writeString(folder.resolve("pkg/other.py"), "V = 5\n");
        assertThat(python("", "-m", "pkg", "x").out()).isEqualTo("init\n__main__ pkg 5 ['x']\n");
        Jvm.Result missing = python("", "-m", "nope");
        assertThat(missing.err()).isEqualTo("jilectomy: No module named nope\n");
        assertThat(missing.status()).isEqualTo(1);
    }

    /** A call site that makes many instances must not make others than the first ones. */
    @Test
    void manyInstancesOfAClassKeepTheirAttributesInline() throws Exception {
        Jvm.Result result = python("", "layout", "-c", "class C:\n    def __init__(self):\n"
                + "        self.a = 1\nfor i in range(100):\n    c = C()", "--object", "c");
        assertThat(result.out()).contains("PyDictValues").doesNotContain("PyDictObject");
    }

    @Test
    void deepRecursionFitsTheStack() throws Exception {
        Jvm.Result result = python("", "-c", "import sys\nsys.setrecursionlimit(60000)\n"
                + "def d(n):\n    return 0 if n == 0 else 1 + d(n - 1)\nprint(d(50000))");
        assertThat(result.out()).isEqualTo("50000\n");
    }

    @Test
    void aDaemonThreadDoesNotHoldUpTheEnd() throws Exception {
        Jvm.Result result = python("", "-X", "leakcheck", "-c", "import threading, time\n"
                + "threading.Thread(target=lambda: time.sleep(100), daemon=True).start()\n"
                + "print('end')");
        assertThat(result.out()).isEqualTo("end\n");
        assertThat(result.err()).contains("a daemon thread is still running");
        assertThat(result.status()).isZero();
    }

    @Test
    void garbageInCyclesIsCollectedBeforeTheLeakCheck() throws Exception {
        Jvm.Result result = python("", "-X", "leakcheck", "-c", "l = []\nl.append(l)");
        assertThat(result.err()).isEmpty();
        assertThat(result.status()).isZero();
    }

    @Test
    void layoutShowsAnObjectsMemory() throws Exception {
        Jvm.Result text = python("", "layout", "-c", "l = [1, 'a']", "--object", "l");
        assertThat(text.out()).startsWith("l = [1, 'a']\n")
                .contains("PyListObject (list, 40 bytes)")
                .contains("ob_item").contains("str 'a'").contains("refcount");
        Jvm.Result json = python("", "layout", "-c", "d = {'k': 2}", "--object", "d", "--json");
        assertThat(json.out()).startsWith("{").contains("\"PyDictKeysObject (str keys)\"")
                .contains("\"name\": \"ma_used\"").contains("me_key");
    }
}
