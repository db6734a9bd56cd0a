package org.jilectomy.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** How {@code scripts/find-jdk.sh} finds a JDK 25 on machines whose {@code java} is another. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherTest {
    private static final Path SCRIPT =
            Path.of("../scripts/find-jdk.sh").toAbsolutePath().normalize();

    @TempDir
    Path machine;

    private final Map<String, String> environment = new HashMap<>();

    /** The {@code java} on the path is 17, as on Debian 12. */
    @BeforeEach
    void javaOnThePathIs17() throws IOException {
        Path old = jdk("usr/lib/jvm/java-17-openjdk", "17.0.15");
        environment.put("PATH", old + "/bin:/usr/bin:/bin");
    }

    @Test
    void aJdk25BesideTheDefaultJavaIsFound() throws Exception {
        Path wanted = jdk("usr/lib/jvm/temurin-25-jdk", "25.0.1");
        assertThat(find()).isEqualTo("0 " + wanted + "\n");
    }

    @Test
    void javaHomeIsLookedAtFirst() throws Exception {
        jdk("usr/lib/jvm/temurin-25-jdk", "25.0.1");
        Path mine = jdk("mine", "25");
        environment.put("JAVA_HOME", mine.toString());
        assertThat(find()).isEqualTo("0 " + mine + "\n");
    }

    @Test
    void aJavaHomeOf17DoesNotMatter() throws Exception {
        environment.put("JAVA_HOME", machine.resolve("usr/lib/jvm/java-17-openjdk").toString());
        Path wanted = jdk("home/.sdkman/candidates/java/25-tem", "25.0.1");
        assertThat(find()).isEqualTo("0 " + wanted + "\n");
    }

    @Test
    void aJdkWithoutReleaseFileIsAsked() throws Exception {
        Path wanted = jdk("opt/jdk", "25.0.1");
        Files.delete(wanted.resolve("release"));
        assertThat(find()).isEqualTo("0 " + wanted + "\n");
    }

    @Test
    void newerOnesAreNotTaken() throws Exception {
        jdk("usr/lib/jvm/java-26", "26");
        jdk("usr/lib/jvm/java-250", "250");
        assertThat(find()).startsWith("1 ");
    }

    @Test
    void withoutAnyItSaysWhatToInstall() throws Exception {
        assertThat(find()).startsWith("1 jilectomy: needs a JDK 25, and found none.")
                .contains("JAVA_HOME", "apt install", "dnf install", "brew install", "sdk install");
    }

    @Test
    void anotherJavaHomeAsksAgain() throws Exception {
        jdk("usr/lib/jvm/temurin-25-jdk", "25.0.1");
        find();
        Path mine = jdk("mine", "25");
        environment.put("JAVA_HOME", mine.toString());
        assertThat(find()).isEqualTo("0 " + mine + "\n");
    }

    /** A folder that looks like a JDK of that version. */
    private Path jdk(String place, String version) throws IOException {
        Path home = machine.toRealPath().resolve(place);
        Path java = home.resolve("bin/java");
        Files.createDirectories(java.getParent());
        Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"" + version + "\"' >&2\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    /** Exit status of the script, a space, and what it said. */
    private String find() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c",
                "notes=$HOME/notes; say() { echo \"jilectomy: $*\"; }; . \"$0\"; echo \"$jdk\"",
                SCRIPT.toString()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("JDK_SEARCH_ROOT", machine.toRealPath().toString());
        builder.environment().put("HOME",
                Files.createDirectories(machine.toRealPath().resolve("home")).toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + " " + said;
    }
}
