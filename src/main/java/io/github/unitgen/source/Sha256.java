package io.github.unitgen.source;

import java.util.Arrays;

/**
 * SHA-256 as in FIPS 180-4. Stands in for {@code MessageDigest}, which takes milliseconds to find
 * an implementation and is missing where the core is compiled to something else than bytecode.
 */
public final class Sha256 {
  private static final int BLOCK = 64;

  private static final int[] START = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
  };

  private static final int[] ROUNDS = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2
  };

  private final int[] state = START.clone();
  private final int[] words = new int[BLOCK];

  /** What was added and does not fill a block. */
  private final byte[] rest;

  private final int length;

  private Sha256(byte[] bytes, int from) {
    int at = from;
    for (; at + BLOCK <= bytes.length; at += BLOCK) {
      add(state, bytes, at);
    }
    rest = Arrays.copyOfRange(bytes, at, bytes.length);
    length = bytes.length - from;
  }

  /** A hash that begins with {@code bytes}, which are read once whatever is asked of it. */
  public static Sha256 begun(byte[] bytes) {
    return new Sha256(bytes, 0);
  }

  /**
   * Returns the first {@code digits} of the 64 hexadecimal digits of the hash of {@code bytes} from
   * {@code from} to their end.
   */
  public static String hex(byte[] bytes, int from, int digits) {
    return new Sha256(bytes, from).hex(new byte[0], digits);
  }

  /**
   * Returns the first {@code digits} of the 64 hexadecimal digits of the hash of the bytes that it
   * begins with and {@code more}.
   */
  public String hex(byte[] more, int digits) {
    int[] end = state.clone();
    byte[] last = padded(more);
    for (int block = 0; block < last.length; block += BLOCK) {
      add(end, last, block);
    }
    StringBuilder hex = new StringBuilder(digits);
    for (int i = 0; i < digits; i++) {
      hex.append(Character.forDigit(end[i / 8] >>> (28 - 4 * (i % 8)) & 0xF, 16));
    }
    return hex.toString();
  }

  /** The rest and {@code more}, a bit that is set, zeros, and the length of all. */
  private byte[] padded(byte[] more) {
    int left = rest.length + more.length;
    byte[] last = new byte[(left + Long.BYTES) / BLOCK * BLOCK + BLOCK];
    System.arraycopy(rest, 0, last, 0, rest.length);
    System.arraycopy(more, 0, last, rest.length, more.length);
    last[left] = (byte) 0x80;
    long bits = 8L * (length + more.length);
    for (int i = 1; i <= Long.BYTES; i++, bits >>>= 8) {
      last[last.length - i] = (byte) bits;
    }
    return last;
  }

  private void add(int[] state, byte[] bytes, int at) {
    for (int i = 0; i < 16; i++) {
      words[i] =
          bytes[at + 4 * i] << 24
              | (bytes[at + 4 * i + 1] & 0xFF) << 16
              | (bytes[at + 4 * i + 2] & 0xFF) << 8
              | bytes[at + 4 * i + 3] & 0xFF;
    }
    for (int i = 16; i < BLOCK; i++) {
      int early = words[i - 15];
      int late = words[i - 2];
      words[i] =
          words[i - 16]
              + (turned(early, 7) ^ turned(early, 18) ^ early >>> 3)
              + words[i - 7]
              + (turned(late, 17) ^ turned(late, 19) ^ late >>> 10);
    }
    int a = state[0];
    int b = state[1];
    int c = state[2];
    int d = state[3];
    int e = state[4];
    int f = state[5];
    int g = state[6];
    int h = state[7];
    for (int i = 0; i < BLOCK; i++) {
      int one =
          h
              + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25))
              + (e & f ^ ~e & g)
              + ROUNDS[i]
              + words[i];
      int two = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + (a & b ^ a & c ^ b & c);
      h = g;
      g = f;
      f = e;
      e = d + one;
      d = c;
      c = b;
      b = a;
      a = one + two;
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
    state[4] += e;
    state[5] += f;
    state[6] += g;
    state[7] += h;
  }

  private static int turned(int word, int bits) {
    return Integer.rotateRight(word, bits);
  }
}
