package org.jilectomy.runtime.modules.hash;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A hash algorithm at work. Not thread-safe: the caller holds the lock of the object around it. */
abstract class Digest {
    abstract void update(byte[] data);

    /** The hash of what came so far; more may come. @param length for SHAKE, others ignore it */
    abstract byte[] digest(int length);

    /** Another one in the same state. */
    abstract Digest copy();

    /** An algorithm of the JDK by its name there. */
    static Digest ofJdk(String algorithm) {
        try {
            return new Jdk(MessageDigest.getInstance(algorithm));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }

    private static final class Jdk extends Digest {
        private final MessageDigest inner;

        Jdk(MessageDigest inner) {
            this.inner = inner;
        }

        @Override
        void update(byte[] data) {
            inner.update(data);
        }

        @Override
        byte[] digest(int length) {
            return cloned().digest();
        }

        @Override
        Digest copy() {
            return new Jdk(cloned());
        }

        private MessageDigest cloned() {
            try {
                return (MessageDigest) inner.clone();
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException("the JDK's digests can be cloned", e);
            }
        }
    }
}
