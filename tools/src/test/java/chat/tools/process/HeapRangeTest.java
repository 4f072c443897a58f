package chat.tools.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeapRangeTest {
  @Test
  void ofG1() {
    String text =
        """
        497:
         garbage-first heap   total 45056K, used 25220K [0x00000000e0000000, 0x0000000100000000)
          region size 1024K, 14 young (14336K), 0 survivors (0K)
         Metaspace       used 37251K, committed 37824K, reserved 1114112K
        """;

    assertThat(HeapRange.parse(text)).contains(new HeapRange(0xe0000000L, 0x100000000L));
  }

  @Test
  void ofSerial() {
    String text =
        """
         def new generation   total 9792K, used 5000K [0x00000000e0000000, 0x00000000e0aa0000, 0x00000000eaaa0000)
          eden space 8704K,  57% used [0x00000000e0000000, 0x00000000e04e2000, 0x00000000e0880000)
         tenured generation   total 21888K, used 100K [0x00000000eaaa0000, 0x00000000ec000000, 0x0000000100000000)
         Metaspace       used 37251K, committed 37824K, reserved 1114112K [0x1, 0x2)
        """;

    assertThat(HeapRange.parse(text)).contains(new HeapRange(0xe0000000L, 0x100000000L));
  }

  @Test
  void somethingElseIsNone() {
    assertThat(HeapRange.parse("Could not find any processes matching : '7'")).isEmpty();
  }
}
