package chat.client.net;

import chat.client.model.Link;
import chat.client.model.Network;
import chat.client.model.ServerAddress;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Connects over plain HTTP/2. */
public final class GrpcNetwork implements Network {
  private static final Metadata.Key<String> LANGUAGE =
      Metadata.Key.of("accept-language", Metadata.ASCII_STRING_MARSHALLER);

  /** A network that just goes silent is noticed after the two together. */
  private static final long PING_EVERY_SECONDS = 20;

  private static final long PING_ANSWER_SECONDS = 10;

  private static final Duration ANSWER_TIME = Duration.ofSeconds(5);

  /** How long a server may take over a goodbye before the program ends without it. */
  private static final Duration GOODBYE_TIME = Duration.ofSeconds(2);

  private final Executor models;
  private final Duration answerTime;
  private final Metadata headers = new Metadata();

  /** Those that may live. Touched on the models' thread only. */
  private final List<ManagedChannel> channels = new ArrayList<>();

  /**
   * @param models runs what the links have to tell
   * @param language the language for the server's texts, as in "en" or "zh-CN"
   */
  public GrpcNetwork(Executor models, String language) {
    this(models, language, ANSWER_TIME);
  }

  GrpcNetwork(Executor models, String language, Duration answerTime) {
    this.models = models;
    this.answerTime = answerTime;
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
    channels.removeIf(ManagedChannel::isTerminated);
    channels.add(channel);
    return new GrpcLink(channel, models, answerTime);
  }

  @Override
  public void close() {
    channels.forEach(ManagedChannel::shutdown);
    long end = System.nanoTime() + GOODBYE_TIME.toNanos();
    try {
      for (ManagedChannel channel : channels) {
        channel.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    channels.forEach(ManagedChannel::shutdownNow);
  }
}
