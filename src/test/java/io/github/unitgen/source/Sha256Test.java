package io.github.unitgen.source;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Sha256Test {
  /** The examples that NIST gives for FIPS 180-4. */
  @ParameterizedTest
  @CsvSource({
    "'', e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "abc, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq,"
        + " 248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
  })
  void theExamplesOfTheStandardGiveItsHashes(String text, String hash) {
    assertThat(Sha256.hex(text.getBytes(US_ASCII), 0, 64)).isEqualTo(hash);
  }

  @Test
  void everyLengthAroundTheEndsOfBlocksIsPaddedRight() throws NoSuchAlgorithmException {
    byte[] bytes = new byte[200];
    new Random(1).nextBytes(bytes);
    for (int length = 0; length <= bytes.length; length++) {
      byte[] some = Arrays.copyOf(bytes, length);
      assertThat(Sha256.hex(some, 0, 64)).as("%d bytes", length).isEqualTo(ofTheJvm(some));
    }
  }

  @Property
  void whatStandsInFrontIsLeftOut(@ForAll byte[] front, @ForAll byte[] bytes)
      throws NoSuchAlgorithmException {
    assertThat(Sha256.hex(joined(front, bytes), front.length, 64)).isEqualTo(ofTheJvm(bytes));
  }

  @Property
  void oneBeginningServesManyEnds(@ForAll byte[] begin, @ForAll byte[] one, @ForAll byte[] other)
      throws NoSuchAlgorithmException {
    Sha256 hash = Sha256.begun(begin);
    assertThat(hash.hex(one, 64)).isEqualTo(ofTheJvm(joined(begin, one)));
    assertThat(hash.hex(other, 64)).isEqualTo(ofTheJvm(joined(begin, other)));
  }

  @Test
  void everyLengthOfABeginningAndAnEndIsPaddedRight() throws NoSuchAlgorithmException {
    byte[] bytes = new byte[130];
    new Random(2).nextBytes(bytes);
    for (int length = 0; length <= bytes.length; length++) {
      byte[] begin = Arrays.copyOf(bytes, length);
      byte[] end = Arrays.copyOfRange(bytes, length, bytes.length);
      assertThat(Sha256.begun(begin).hex(end, 64)).as("%d", length).isEqualTo(ofTheJvm(bytes));
    }
  }

  private static byte[] joined(byte[] front, byte[] bytes) {
    byte[] all = Arrays.copyOf(front, front.length + bytes.length);
    System.arraycopy(bytes, 0, all, front.length, bytes.length);
    return all;
  }

  @Test
  void asManyDigitsAreGivenAsAreAskedFor() {
    assertThat(Sha256.hex("abc".getBytes(US_ASCII), 0, 11)).isEqualTo("ba7816bf8f0");
  }

  private static String ofTheJvm(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
