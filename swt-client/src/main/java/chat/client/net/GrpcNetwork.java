package chat.client.net;

import chat.client.model.Link;
import chat.client.model.Network;
import chat.client.model.ServerAddress;
import chat.client.net.GrpcLink.Deadlines;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Connects over plain HTTP/2. */
public final class GrpcNetwork implements Network {
  private static final Metadata.Key<String> LANGUAGE =
      Metadata.Key.of("accept-language", Metadata.ASCII_STRING_MARSHALLER);

  /** A network that just goes silent is noticed after the two together. */
  private static final long PING_EVERY_SECONDS = 20;

  private static final long PING_ANSWER_SECONDS = 10;

  private static final Deadlines DEADLINES =
      new Deadlines(Duration.ofSeconds(8), Duration.ofSeconds(5));

  private final Executor models;
  private final Deadlines deadlines;
  private final Metadata headers = new Metadata();

  /**
   * @param models runs what the links have to tell
   * @param language the language for the server's texts, as in "en" or "zh-CN"
   */
  public GrpcNetwork(Executor models, String language) {
    this(models, language, DEADLINES);
  }

  GrpcNetwork(Executor models, String language, Deadlines deadlines) {
    this.models = models;
    this.deadlines = deadlines;
    headers.put(LANGUAGE, language);
  }

  @Override
  public Link connect(ServerAddress address) {
    ManagedChannel channel =
        NettyChannelBuilder.forAddress(address.host(), address.port())
            .usePlaintext()
            .keepAliveTime(PING_EVERY_SECONDS, TimeUnit.SECONDS)
            .keepAliveTimeout(PING_ANSWER_SECONDS, TimeUnit.SECONDS)
            .keepAliveWithoutCalls(true)
            // The callbacks only hand over; a pool would add a hop and nothing else.
            .directExecutor()
            .intercept(MetadataUtils.newAttachHeadersInterceptor(headers))
            .build();
    return new GrpcLink(channel, models, deadlines);
  }
}
