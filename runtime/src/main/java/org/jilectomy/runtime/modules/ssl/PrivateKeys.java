package org.jilectomy.runtime.modules.ssl;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Private keys as PEM files have them, for the JDK, which reads PKCS#8 only: PKCS#1 (RSA) and SEC 1
 * (EC) get its envelope; encrypted ones are decrypted, PKCS#8's by the JDK, OpenSSL's older form
 * (RFC 1421 headers) by a key that is MD5 over password and salt, as OpenSSL derives it.
 */
final class PrivateKeys {
    private static final String RSA = "1.2.840.113549.1.1.1";
    private static final byte[] RSA_ID = HexFormat.of().parseHex(
            "300d06092a864886f70d0101010500"); // AlgorithmIdentifier rsaEncryption, NULL
    private static final byte[] EC_OID = HexFormat.of().parseHex("06072a8648ce3d0201");
    private static final byte[] VERSION_0 = {Der.INTEGER, 1, 0};

    private PrivateKeys() {}

    static boolean isKey(Pem block) {
        return block.label().endsWith("PRIVATE KEY");
    }

    static boolean isEncrypted(Pem block) {
        return block.dekInfo() != null || block.label().equals("ENCRYPTED PRIVATE KEY");
    }

    /** @param password null if the block is not encrypted */
    static PrivateKey decode(Pem block, byte[] password) throws GeneralSecurityException {
        try {
            byte[] der = block.der();
            if (block.dekInfo() != null) {
                der = decryptOld(block.dekInfo(), der, password);
            }
            return switch (block.label()) {
                case "ENCRYPTED PRIVATE KEY" -> fromPkcs8(decrypt(der, password));
                case "PRIVATE KEY" -> fromPkcs8(der);
                case "RSA PRIVATE KEY" -> fromPkcs8(envelope(RSA_ID, der));
                case "EC PRIVATE KEY" -> fromPkcs8(envelope(ecId(der), der));
                default -> throw new GeneralSecurityException(block.label());
            };
        } catch (IllegalArgumentException | java.io.IOException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static byte[] envelope(byte[] algorithm, byte[] key) {
        return Der.wrap(Der.SEQUENCE, VERSION_0, algorithm, Der.wrap(Der.OCTET_STRING, key));
    }

    /** ECPrivateKey names its curve in element [0]. */
    private static byte[] ecId(byte[] der) {
        Der fields = new Der(der).need().inside();
        while (fields.next()) {
            if (fields.tag == 0xa0) {
                return Der.wrap(Der.SEQUENCE, EC_OID, fields.content());
            }
        }
        throw new IllegalArgumentException("EC key without a curve");
    }

    private static PrivateKey fromPkcs8(byte[] der) throws GeneralSecurityException {
        Der fields = new Der(der).need().inside();
        String oid = fields.need().tag == Der.INTEGER
                ? fields.need().inside().need().oid() : "";
        String algorithm = switch (oid) {
            case RSA -> "RSA";
            case "1.2.840.113549.1.1.10" -> "RSASSA-PSS";
            case "1.2.840.10045.2.1" -> "EC";
            case "1.2.840.10040.4.1" -> "DSA";
            case "1.3.101.112", "1.3.101.113" -> "EdDSA";
            default -> throw new GeneralSecurityException("key of type " + oid);
        };
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
    }

    // ---------------------------------------------------------------- encrypted

    private static byte[] decrypt(byte[] der, byte[] password)
            throws GeneralSecurityException, java.io.IOException {
        EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(der);
        String algorithm = info.getAlgName();
        if (algorithm.equals("PBES2") || algorithm.equals("1.2.840.113549.1.5.13")) {
            algorithm = info.getAlgParameters().toString(); // "PBEWithHmacSHA256AndAES_256"
        }
        char[] chars = new String(password, StandardCharsets.UTF_8).toCharArray();
        Cipher cipher = Cipher.getInstance(algorithm);
        cipher.init(Cipher.DECRYPT_MODE,
                SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(chars)),
                info.getAlgParameters());
        return info.getKeySpec(cipher).getEncoded();
    }

    /** @param dekInfo cipher's name, comma, initial vector in hex; its start is the salt */
    private static byte[] decryptOld(String dekInfo, byte[] data, byte[] password)
            throws GeneralSecurityException {
        int comma = dekInfo.indexOf(',');
        if (comma < 0) {
            throw new GeneralSecurityException(dekInfo);
        }
        String name = dekInfo.substring(0, comma);
        byte[] iv = HexFormat.of().parseHex(dekInfo.substring(comma + 1).strip());
        int bytes = switch (name) {
            case "AES-128-CBC" -> 16;
            case "AES-192-CBC", "DES-EDE3-CBC" -> 24;
            case "AES-256-CBC" -> 32;
            default -> throw new GeneralSecurityException(name);
        };
        boolean des = name.startsWith("DES");
        byte[] key = new byte[0];
        byte[] block = key;
        MessageDigest md5 = MessageDigest.getInstance("MD5");
        while (key.length < bytes) {
            md5.update(block);
            md5.update(password);
            md5.update(iv, 0, 8);
            block = md5.digest();
            int n = key.length;
            key = Arrays.copyOf(key, n + block.length);
            System.arraycopy(block, 0, key, n, block.length);
        }
        Cipher cipher = Cipher.getInstance(
                des ? "DESede/CBC/PKCS5Padding" : "AES/CBC/PKCS5Padding");
        cipher.init(Cipher.DECRYPT_MODE,
                new SecretKeySpec(Arrays.copyOf(key, bytes), des ? "DESede" : "AES"),
                new IvParameterSpec(iv));
        return cipher.doFinal(data);
    }

    // ---------------------------------------------------------------- two halves

    /** Whether a certificate's key is the other half of a private key. */
    static boolean belongTogether(PublicKey shown, PrivateKey secret) {
        if (shown instanceof RSAKey a && secret instanceof RSAKey b) {
            BigInteger modulus = a.getModulus();
            return modulus.equals(b.getModulus());
        }
        String algorithm = switch (secret.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "DSA" -> "SHA256withDSA";
            default -> secret.getAlgorithm();
        };
        try {
            byte[] text = {1, 2, 3, 4};
            Signature s = Signature.getInstance(algorithm);
            s.initSign(secret);
            s.update(text);
            byte[] signature = s.sign();
            s.initVerify(shown);
            s.update(text);
            return s.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // not even of one kind
        }
    }
}
