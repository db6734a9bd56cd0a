package org.jilectomy.runtime.objects;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jilectomy.runtime.Jvm;
import org.jilectomy.runtime.cli.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -X refcount=tracing}: which roots there are, and what a collection does. */
class TracingTest {
    private static final List<String> PLACES = List.of("static", "array", "collection", "map",
            "keys", "field", "nested", "reference", "lambda", "thread state", "owned", "pinned");

    @TempDir
    private Path folder;

    private static Jvm.Result probe(List<String> places) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>();
        words.add(TracingProbe.class.getName());
        words.addAll(places);
        return Jvm.run("", null, List.of("-XX:-DoEscapeAnalysis", "-Djilectomy.refcount=tracing",
                "-Djilectomy.tracecheck=1"), words.toArray(String[]::new));
    }

    private String python(String program) throws IOException, InterruptedException {
        return python(program, "memcheck=0");
    }

    private String python(String program, String more) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("program.py"), program);
        Jvm.Result result = Jvm.run("", folder, List.of("-XX:-DoEscapeAnalysis"),
                Main.class.getName(), "-X", "refcount=tracing", "-X", "tracecheck=1",
                "-X", "leakcheck=1", "-X", "tracevolume=1000000", "-X", more, file.toString());
        assertThat(result.err()).isEmpty();
        assertThat(result.status()).isZero();
        return result.out();
    }

    @Test
    void whateverHoldsAnObjectInJavaKeepsIt() throws IOException, InterruptedException {
        Jvm.Result result = probe(PLACES);
        assertThat(result.err()).isEmpty();
        List<String> expected = new ArrayList<>(PLACES);
        expected.addAll(List.of("local", "parameter", "thread"));
        assertThat(result.out().lines()).containsExactlyElementsOf(
                expected.stream().map(place -> place + " true").toList());
    }

    @Test
    void whatNobodyHoldsGoesAndARootThatIsMissedIsReported()
            throws IOException, InterruptedException {
        Jvm.Result result = probe(List.of("unseen", "nobody"));
        assertThat(result.out()).startsWith("unseen false\nnobody false\n");
        assertThat(result.err()).startsWith("tracing: swept list at ")
                .contains("1 references are held that no root leads to");
    }

    @Test
    void cyclesAndChainsDieWithoutBeingAskedFor() throws IOException, InterruptedException {
        assertThat(python("""
                import gc
                from _jilectomy import live_blocks
                class Node: pass
                def make(n):
                    for i in range(n):
                        a, b = Node(), Node()
                        a.other, b.other, a.text = b, a, str(i) * 3
                        chain = None
                        for j in range(5): chain = [chain]
                make(2000)
                gc.collect()
                before = live_blocks()
                make(60000)
                print(gc.get_stats()[2]['collections'] > 5)
                gc.collect()
                print(abs(live_blocks() - before) < 200)
                """)).isEqualTo("True\nTrue\n");
    }

    @Test
    void weakReferencesAreClearedAndTheirCallbacksRun() throws IOException, InterruptedException {
        assertThat(python("""
                import gc, weakref
                class C: pass
                def make():
                    c = C()
                    c.me = c
                    return weakref.ref(c, lambda r: print('gone', r() is None)), weakref.ref(c)
                refs = make()
                print([r() is None for r in refs])
                gc.collect()
                print([r() is None for r in refs])
                d = weakref.WeakValueDictionary()
                kept = d['kept'] = C()
                d['lost'] = C()
                gc.collect()
                print(list(d))
                """)).isEqualTo("""
                [False, False]
                gone True
                [True, True]
                ['kept']
                """);
    }

    @Test
    void finalizersRunOnceAndMayResurrect() throws IOException, InterruptedException {
        assertThat(python("""
                import gc
                saved = []
                class C:
                    def __init__(self, name):
                        self.name, self.me = name, self
                    def __del__(self):
                        print('del', self.name)
                        if self.name == 'again': saved.append(self)
                def make(name): C(name)
                make('again')
                make('once')
                gc.collect()
                print([c.name for c in saved], saved[0].me is saved[0])
                del saved[:]
                gc.collect()
                print('end')
                last = C('at exit')
                """)).isEqualTo("""
                del again
                del once
                ['again'] True
                end
                del at exit
                """);
    }

    @Test
    void aFrameThatWasAskedForGoes() throws IOException, InterruptedException {
        assertThat(python("""
                import gc, sys, weakref
                class C: pass
                def ask():
                    c = C()
                    frame = sys._getframe()
                    return weakref.ref(c)
                def fill(n): return n and fill(n - 1)
                refs = [ask() for _ in range(20)]
                fill(50)  # what is left of the calls on the stack
                gc.collect()
                print(sum(r() is not None for r in refs) <= 1)
                """)).isEqualTo("True\n");
    }

    /** A generator is closed by an exception, whose traceback knows the generator's variables. */
    @Test
    void whatFinalizersLeaveBehindDoesNotOutliveWhatItRefersTo()
            throws IOException, InterruptedException {
        assertThat(python("""
                import gc
                def holding(x):
                    yield x
                def make(n):
                    x = None
                    for _ in range(n):
                        g = holding([x])
                        next(g)
                        x = g
                for _ in range(3):
                    make(500)
                    gc.collect()
                    kept = [str(i) for i in range(5000)]
                print(len(kept), len(gc.get_objects()) < 50000)
                """, "memcheck=1")).isEqualTo("5000 True\n");
    }

    @Test
    void whatIsMadeByAFinalizerAndHasOneIsFinalizedToo() throws IOException, InterruptedException {
        assertThat(python("""
                import gc, weakref
                class Late:
                    def __init__(self): self.me = self
                    def __del__(self): print('late')
                class C:
                    def __init__(self): self.me = self
                    def __del__(self):
                        self.late = Late()
                        self.late.other = self
                        self.ref = weakref.ref(self, lambda r: print('never'))
                def make(): C()
                make()
                gc.collect()
                gc.collect()
                gc.collect()
                print('end')
                """, "memcheck=1")).isEqualTo("late\nend\n");
    }

    @Test
    void othersMayRunMeanwhile() throws IOException, InterruptedException {
        assertThat(python("""
                import threading
                def work(n, out):
                    kept, total = {}, 0
                    for i in range(n):
                        kept[i % 97] = [str(i), {i: (i, i + 1)}]
                        total += len(kept[i * 7 % 97][0]) if i * 7 % 97 in kept else 0
                    out.append(total)
                alone, out = [], []
                work(20000, alone)
                threads = [threading.Thread(target=work, args=(20000, out)) for _ in range(2)]
                for t in threads: t.start()
                for t in threads: t.join()
                print(out == alone * 2)
                """)).isEqualTo("True\n");
    }
}
