package org.jilectomy.runtime.objects;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jilectomy.runtime.Jvm;
import org.jilectomy.runtime.cli.Main;
import org.junit.jupiter.api.Test;

/** A built-in type's dict is made when first asked for: what looks into it must ask, not find none. */
class UnseenTypesTest {
    private static final Path PROGRAM = Path.of("src/test/python/pickling/state_of_unseen.py");

    /** In a process of its own, where no other program has looked at the types before. */
    @Test
    void theStateOfInstancesNeedsNoEarlierLook() throws Exception {
        Jvm.Result result = Jvm.run("", null, List.of(),
                Main.class.getName(), PROGRAM.toAbsolutePath().toString());
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo(
                Files.readString(Path.of(PROGRAM.toString().replace(".py", ".out"))));
    }
}
