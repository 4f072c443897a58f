package chat.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import chat.cluster.Peers.Peer;
import org.junit.jupiter.api.Test;

class PeersTest {
  @Test
  void areNamedAsTheSettingsNameThem() {
    assertThat(Peer.alone("127.0.0.1", 50051).name()).isEqualTo("127.0.0.1:50051");
    assertThat(Peer.alone("::", 50051).name()).isEqualTo("[::]:50051");
    assertThat(Peer.alone("[::]", 50051).name()).isEqualTo("[::]:50051");
  }
}
