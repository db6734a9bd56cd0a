package org.jilectomy.runtime.modules.hash;

import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.modules.hash.PyHash.Family;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** The modules {@code _md5}, {@code _sha1}, {@code _sha256}, {@code _sha512}, and two more. */
public final class HashModule extends BuiltinModule {
    private static final String PARAMETERS = "(module, /, string=b'', *, usedforsecurity=True)";

    public HashModule(String name) {
        super(name);
    }

    /** Each type is made when its module is first imported. */
    private static final class Md5 {
        static final PyHash MD5 = new PyHash("_md5.md5", Family.JDK, "MD5", 16, 64);
    }

    private static final class Sha1 {
        static final PyHash SHA1 = new PyHash("_sha1.sha1", Family.JDK, "SHA-1", 20, 64);
    }

    private static final class Sha256 {
        static final PyHash SHA224 = new PyHash("_sha256.sha224", Family.JDK, "SHA-224", 28, 64);
        static final PyHash SHA256 = new PyHash("_sha256.sha256", Family.JDK, "SHA-256", 32, 64);
    }

    private static final class Sha512 {
        static final PyHash SHA384 = new PyHash("_sha512.sha384", Family.JDK, "SHA-384", 48, 128);
        static final PyHash SHA512 = new PyHash("_sha512.sha512", Family.JDK, "SHA-512", 64, 128);
    }

    private static final class Sha3 {
        static final PyHash[] ALL = {
            new PyHash("_sha3.sha3_224", Family.SHA3, null, 28, 144),
            new PyHash("_sha3.sha3_256", Family.SHA3, null, 32, 136),
            new PyHash("_sha3.sha3_384", Family.SHA3, null, 48, 104),
            new PyHash("_sha3.sha3_512", Family.SHA3, null, 64, 72),
            new PyHash("_sha3.shake_128", Family.SHAKE, null, 0, 168),
            new PyHash("_sha3.shake_256", Family.SHAKE, null, 0, 136),
        };
    }

    private static final class Blake {
        static final PyHash B = new PyHash("_blake2.blake2b", Family.BLAKE2B, null, 64, 128);
        static final PyHash S = new PyHash("_blake2.blake2s", Family.BLAKE2S, null, 32, 64);
    }

    @Override
    protected void define(TypeDef def) {
        String[] functions = switch (name) {
            case "_md5" -> new String[] {"md5"};
            case "_sha1" -> new String[] {"sha1"};
            case "_sha256" -> new String[] {"sha224", "sha256"};
            case "_sha512" -> new String[] {"sha384", "sha512"};
            default -> new String[0];
        };
        for (String function : functions) {
            def.method(function + PARAMETERS, null);
        }
    }

    @Override
    protected void init(ThreadState ts, long dict) {
        switch (name) {
            case "_md5" -> put(ts, dict, "MD5Type", Md5.MD5);
            case "_sha1" -> put(ts, dict, "SHA1Type", Sha1.SHA1);
            case "_sha256" -> {
                put(ts, dict, "SHA224Type", Sha256.SHA224);
                put(ts, dict, "SHA256Type", Sha256.SHA256);
            }
            case "_sha512" -> {
                put(ts, dict, "SHA384Type", Sha512.SHA384);
                put(ts, dict, "SHA512Type", Sha512.SHA512);
            }
            case "_sha3" -> {
                for (PyHash type : Sha3.ALL) {
                    putType(ts, dict, type);
                }
                putSteal(ts, dict, "implementation", PyUnicode.fromJava(ts, "jilectomy"));
                putSteal(ts, dict, "keccakopt", PyLong.of(ts, 0));
            }
            default -> {
                putType(ts, dict, Blake.B);
                putType(ts, dict, Blake.S);
                for (int i = 0; i < 2; i++) {
                    String prefix = i == 0 ? "BLAKE2B_" : "BLAKE2S_";
                    putSteal(ts, dict, prefix + "SALT_SIZE", PyLong.of(ts, i == 0 ? 16 : 8));
                    putSteal(ts, dict, prefix + "PERSON_SIZE", PyLong.of(ts, i == 0 ? 16 : 8));
                    putSteal(ts, dict, prefix + "MAX_KEY_SIZE", PyLong.of(ts, i == 0 ? 64 : 32));
                    putSteal(ts, dict, prefix + "MAX_DIGEST_SIZE",
                            PyLong.of(ts, i == 0 ? 64 : 32));
                }
            }
        }
    }

    private static void put(ThreadState ts, long dict, String name, PyHash type) {
        PyDict.setItemName(ts, dict, Names.of(name), type.address);
    }

    static long md5(ThreadState ts, long module, long string, long usedForSecurity) {
        return Md5.MD5.create(ts, string);
    }

    static long sha1(ThreadState ts, long module, long string, long usedForSecurity) {
        return Sha1.SHA1.create(ts, string);
    }

    static long sha224(ThreadState ts, long module, long string, long usedForSecurity) {
        return Sha256.SHA224.create(ts, string);
    }

    static long sha256(ThreadState ts, long module, long string, long usedForSecurity) {
        return Sha256.SHA256.create(ts, string);
    }

    static long sha384(ThreadState ts, long module, long string, long usedForSecurity) {
        return Sha512.SHA384.create(ts, string);
    }

    static long sha512(ThreadState ts, long module, long string, long usedForSecurity) {
        return Sha512.SHA512.create(ts, string);
    }
}
