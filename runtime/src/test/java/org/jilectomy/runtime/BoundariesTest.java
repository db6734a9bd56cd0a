package org.jilectomy.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.constantpool.NameAndTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.constant.ClassDesc;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Who may know whom, read from the compiled classes of all modules.
 *
 * <p>A class file's constant pool names every class, member and descriptor its code touches, so a
 * reference counts even where an import would not show it. Reading the pools with the JDK's own
 * class-file API takes a fraction of a second and cannot lag behind the class-file version, which
 * is why no library does it.
 *
 * <p>To add a package: one line in {@link #MODULES} or {@link #ROOMS}. To allow one more package to
 * link natively: one line in {@link #NATIVE}, with the reason.
 */
class BoundariesTest {
    private static final String ROOT = "org.jilectomy.";
    private static final String RUNTIME = ROOT + "runtime.";

    /** Above everything; on the class path only where somebody compiled all modules into one folder. */
    private static final String JMH = ROOT + "jmh.";

    /** Packages outside {@code runtime}, by name under {@code org.jilectomy}: which may know which. */
    private static final Map<String, Set<String>> MODULES = Map.ofEntries(
            // futex-locks
            Map.entry("memory", Set.of()),
            Map.entry("locks", Set.of("memory", "safepoint")),
            Map.entry("safepoint", Set.of("memory", "locks")),
            // offheap-heap
            Map.entry("heap", Set.of("memory", "locks", "safepoint", "heap.refcount",
                    "heap.layout", "heap.history")),
            Map.entry("heap.refcount", Set.of("memory", "locks", "safepoint", "heap",
                    "heap.layout", "heap.history")),
            Map.entry("heap.history", Set.of("memory", "safepoint", "heap.layout",
                    "heap.refcount")),
            Map.entry("heap.layout", Set.of("memory", "heap")),
            Map.entry("heap.dump", Set.of("memory", "heap", "heap.layout", "heap.refcount")),
            // cpu-topology
            Map.entry("topology", Set.of()),
            Map.entry("chart", Set.of()),
            Map.entry("bench.ladder", Set.of("topology", "bench", "bench.results", "bench.report",
                    "chart")),
            Map.entry("doctor", Set.of("topology")),
            Map.entry("bench", Set.of("topology", "doctor", "bench.results", "bench.report",
                    "bench.statistics", "bench.system")),
            Map.entry("bench.results", Set.of("topology")),
            Map.entry("bench.statistics", Set.of("bench.results")),
            Map.entry("bench.system", Set.of()),
            Map.entry("bench.trials", Set.of("topology", "bench", "bench.results",
                    "bench.statistics", "bench.system")),
            Map.entry("bench.report", Set.of("topology", "bench.results", "chart")));

    private static final Set<String> BELOW_PYTHON = Set.of("objects", "state", "errors");

    /** The rooms of {@code runtime}, highest first: which lower rooms each may know. */
    private static final Map<String, Set<String>> ROOMS = new TreeMap<>(Map.ofEntries(
            Map.entry("errors", Set.of()),
            Map.entry("state", Set.of("errors")),
            Map.entry("objects", Set.of("state", "errors")),
            Map.entry("ast", Set.of()),
            Map.entry("parser", Set.of("ast", "errors")),
            Map.entry("linker", BELOW_PYTHON),
            Map.entry("compiler", with(BELOW_PYTHON, "linker", "parser", "ast")),
            Map.entry("imports", with(BELOW_PYTHON, "linker", "compiler", "parser", "ast")),
            Map.entry("builtins", with(BELOW_PYTHON, "linker", "compiler", "parser", "ast",
                    "imports")),
            Map.entry("modules", with(BELOW_PYTHON, "linker", "compiler", "parser", "ast",
                    "imports", "builtins")),
            Map.entry("cli", with(BELOW_PYTHON, "linker", "compiler", "parser", "ast", "imports",
                    "builtins", "modules"))));

    /** The room that may use all of cpu-topology, which costs hundreds of milliseconds to load. */
    private static final String MEASURING = "cli";

    /** What of it the modules use too: {@code posix} sets and asks for affinity, as system calls. */
    private static final Set<String> AFFINITY = Set.of(
            ROOT + "topology.Affinity", ROOT + "topology.CpuSet");

    /** Packages that link native functions, and so handle segments and arenas. */
    private static final Set<String> NATIVE = Set.of(
            ROOT + "memory",        // mmap
            ROOT + "locks",         // futex
            ROOT + "topology",      // affinity
            ROOT + "bench.system",  // getrusage, posix_spawn, wait4
            ROOT + "jmh",           // malloc, to compare with
            RUNTIME + "modules.ctypes", // what programs name
            RUNTIME + "modules.libc", // files, processes, sockets
            RUNTIME + "modules.libm"); // sin, cos, exp

    /** What only {@code memory} touches: the ways around the one door to native memory. */
    private static final Set<String> UNSAFE = Set.of(
            "sun.misc.Unsafe", "jdk.internal.misc.Unsafe", "org.agrona.UnsafeApi",
            "org.agrona.UnsafeAccess");

    private static final Set<String> LINKING = Set.of(
            "java.lang.foreign.Linker", "java.lang.foreign.SymbolLookup",
            "java.lang.foreign.FunctionDescriptor", "java.lang.foreign.Arena",
            "java.lang.foreign.MemorySegment");

    private static final Pattern IN_DESCRIPTOR = Pattern.compile("L([\\w/$]+)[;<]");

    /** What each class refers to: class names, and members as {@code class#name}. */
    private static final Map<String, Set<String>> REFERENCES = new TreeMap<>();

    @BeforeAll
    static void readClasses() throws IOException {
        for (URL url : Collections.list(BoundariesTest.class.getClassLoader()
                .getResources("org/jilectomy"))) {
            URI uri = URI.create(url.toString());
            if (!uri.getScheme().equals("jar")) {
                readTree(Path.of(uri));
                continue;
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                readTree(jar.getPath("org/jilectomy"));
            }
        }
    }

    private static void readTree(Path root) throws IOException {
        if (Files.exists(root.resolve("runtime/BoundariesTest.class"))) {
            return; // tests may look into every room
        }
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                read(ClassFile.of().parse(Files.readAllBytes(file)));
            }
        }
    }

    private static void read(ClassModel model) {
        Set<String> seen = REFERENCES.computeIfAbsent(
                model.thisClass().asInternalName().replace('/', '.'), _ -> new TreeSet<>());
        for (PoolEntry entry : model.constantPool()) {
            switch (entry) {
                case ClassEntry c -> addDescriptor(seen, c.asSymbol());
                case NameAndTypeEntry n -> addDescriptors(seen, n.type());
                case MethodTypeEntry m -> addDescriptors(seen, m.descriptor());
                case MemberRefEntry m -> seen.add(
                        m.owner().asInternalName().replace('/', '.') + "#" + m.name());
                default -> {}
            }
        }
        model.fields().forEach(f -> addDescriptors(seen, f.fieldType()));
        model.methods().forEach(m -> addDescriptors(seen, m.methodType()));
    }

    private static void addDescriptor(Set<String> seen, ClassDesc type) {
        addDescriptors(seen, type.descriptorString());
    }

    private static void addDescriptors(Set<String> seen, Utf8Entry descriptor) {
        addDescriptors(seen, descriptor.stringValue());
    }

    private static void addDescriptors(Set<String> seen, String descriptor) {
        Matcher names = IN_DESCRIPTOR.matcher(descriptor);
        while (names.find()) {
            seen.add(names.group(1).replace('/', '.'));
        }
    }

    @Test
    void everyModuleWasRead() {
        assertThat(REFERENCES.keySet().stream().map(BoundariesTest::place).distinct())
                .contains("memory", "heap", "topology", "runtime.objects");
    }

    @Test
    void everyPackageHasAPlace() {
        assertThat(REFERENCES.keySet().stream().map(BoundariesTest::place)
                .filter(place -> !MODULES.containsKey(place) && !isRoom(place)))
                .as("packages that neither MODULES nor ROOMS knows").isEmpty();
    }

    @Test
    void arrowsBetweenModulesPointDown() {
        assertThat(violations((from, to) -> {
            String target = place(to);
            if (!to.startsWith(ROOT) || from.startsWith(RUNTIME) || from.startsWith(JMH)) {
                return false;
            }
            Set<String> allowed = MODULES.getOrDefault(place(from), Set.of());
            return !target.equals(place(from)) && !allowed.contains(target);
        })).isEmpty();
    }

    @Test
    void lowerRoomsDoNotKnowHigherOnes() {
        assertThat(violations((from, to) -> {
            if (!from.startsWith(RUNTIME) || !to.startsWith(RUNTIME)) {
                return false;
            }
            String room = room(from);
            String target = room(to);
            return !room.equals(target) && !ROOMS.getOrDefault(room, Set.of()).contains(target);
        })).isEmpty();
    }

    @Test
    void onlyTheMeasuringRoomKnowsTheTopology() {
        assertThat(violations((from, to) -> from.startsWith(RUNTIME)
                && Set.of("topology", "doctor", "chart", "bench", "bench.ladder")
                        .contains(place(to))
                && !room(from).equals(MEASURING)
                && !(room(from).equals("modules") && AFFINITY.contains(owner(to))))).isEmpty();
    }

    @Test
    void onlyTheDoorTouchesNativeMemory() {
        assertThat(violations((from, to) -> !place(from).equals("memory")
                && (UNSAFE.contains(owner(to))
                        || makesMemoryHandle(to) && !place(from).equals("topology"))))
                .isEmpty();
    }

    @Test
    void nativeLinkingStaysInItsPackages() {
        assertThat(violations((from, to) -> !NATIVE.contains(packageOf(from))
                && LINKING.contains(owner(to)))).isEmpty();
    }

    /**
     * A layout's {@code varHandle} reads and writes memory; one of a Java field does not. The
     * topology may make them: it stands beside the door, not on it, and reads what its own native
     * calls wrote.
     */
    private static boolean makesMemoryHandle(String reference) {
        return reference.startsWith("java.lang.foreign.") && reference.endsWith("#varHandle");
    }

    private static List<String> violations(BiPredicate<String, String> forbidden) {
        List<String> found = new ArrayList<>();
        REFERENCES.forEach((from, references) -> references.forEach(to -> {
            if (forbidden.test(from, to)) {
                found.add(from + " -> " + to);
            }
        }));
        return found;
    }

    /** The package under {@code org.jilectomy}: {@code heap.layout}, {@code runtime.objects}. */
    private static String place(String reference) {
        String name = packageOf(owner(reference));
        return name.startsWith(ROOT) ? name.substring(ROOT.length()) : name;
    }

    /** The first package under {@code runtime}: a room may have inner packages. */
    private static String room(String reference) {
        String place = place(reference).substring("runtime.".length());
        int dot = place.indexOf('.');
        return dot < 0 ? place : place.substring(0, dot);
    }

    private static boolean isRoom(String place) {
        return (ROOT + place + ".").startsWith(JMH)
                || place.startsWith("runtime.") && ROOMS.containsKey(room(ROOT + place + ".C"));
    }

    private static String owner(String reference) {
        int member = reference.indexOf('#');
        return member < 0 ? reference : reference.substring(0, member);
    }

    private static String packageOf(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(0, dot);
    }

    private static Set<String> with(Set<String> base, String... more) {
        Set<String> all = new TreeSet<>(base);
        Collections.addAll(all, more);
        return all;
    }
}
