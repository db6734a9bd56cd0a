/**
 * {@code _md5}, {@code _sha1}, {@code _sha256}, {@code _sha512}, {@code _sha3}, {@code _blake2}:
 * what {@code hashlib} is made of where there is no OpenSSL; and {@code _hashlib}, the JDK in its
 * place.
 *
 * <p>{@link org.jilectomy.runtime.modules.hash.Digest} is an algorithm at work: the JDK's where it
 * has one, our own for SHAKE (whose length the JDK fixes) and BLAKE2. {@code PyHash} is the Python
 * object around one; {@link org.jilectomy.runtime.modules.hash.HashModule} the list of all.
 */
package org.jilectomy.runtime.modules.hash;
