package org.jilectomy.runtime.modules.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import org.jilectomy.runtime.Jvm;
import org.jilectomy.runtime.cli.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library's pools, whose processes are interpreters of ours. */
class MultiprocessingTest {
    @TempDir
    Path folder;

    /** Processes are started by {@code sys.executable}. */
    private Path executable() throws IOException {
        String command = Jvm.command(List.of(), Main.class.getName()).stream()
                .map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        Path script = Files.writeString(
                folder.resolve("python"), "#!/bin/sh\nexec " + command + " \"$@\"\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return script;
    }

    private String output(String program) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("program.py"), program);
        Jvm.Result result = Jvm.run("", folder,
                List.of("-Djilectomy.executable=" + executable(), "-Djilectomy.leakcheck=1"),
                Main.class.getName(), file.toString());
        assertThat(result.err().lines().filter(line -> !line.contains("left in cycles")))
                .isEmpty();
        assertThat(result.status()).isZero();
        return result.out();
    }

    @Test
    void aPoolOfThreadsMaps() throws Exception {
        assertThat(output("""
                from multiprocessing.pool import ThreadPool
                with ThreadPool(4) as pool:
                    print(pool.map(lambda x: x * x, range(10)))
                    print(sorted(pool.imap_unordered(str, range(5), 2)))
                    print(pool.apply_async(divmod, (7, 2)).get())
                """)).isEqualTo("""
                [0, 1, 4, 9, 16, 25, 36, 49, 64, 81]
                ['0', '1', '2', '3', '4']
                (3, 1)
                """);
    }

    @Test
    void processesShareALockAQueueAndAPool() throws Exception {
        assertThat(output("""
                import multiprocessing

                def work(lock, queue, n):
                    with lock:
                        queue.put(n)

                def square(x):
                    return x * x

                if __name__ == '__main__':
                    lock, queue = multiprocessing.Lock(), multiprocessing.Queue()
                    lock.acquire()
                    child = multiprocessing.Process(target=work, args=(lock, queue, 42))
                    child.start()
                    child.join(0.1)
                    print(child.is_alive(), queue.empty())
                    lock.release()
                    print(queue.get())
                    child.join()
                    print(child.exitcode)
                    with multiprocessing.Pool(2) as pool:
                        print(pool.map(square, range(5)))
                    here, there = multiprocessing.Pipe()  # closed by their end
                    here.send([1])
                    print(there.recv())
                """)).isEqualTo("""
                True True
                42
                0
                [0, 1, 4, 9, 16]
                [1]
                """);
    }
}
