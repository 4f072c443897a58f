package chat.client.net;

import chat.client.model.Endpoint;
import chat.client.model.Link;
import chat.client.model.Network;
import chat.client.model.ServerAddress;
import chat.client.model.TrustedCertificates;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.ChannelOption;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslProvider;
import io.grpc.stub.MetadataUtils;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;

/**
 * Connects over HTTP/2, with TLS or without, as it is told: it never takes the one for the other.
 */
public final class GrpcNetwork implements Network {
  private static final Metadata.Key<String> LANGUAGE =
      Metadata.Key.of("accept-language", Metadata.ASCII_STRING_MARSHALLER);

  /** A network that just goes silent is noticed after the two together. */
  private static final long PING_EVERY_SECONDS = 20;

  private static final long PING_ANSWER_SECONDS = 10;

  /**
   * For one address of a name that may have several: after a silent one there is time for another.
   * Systems ask three times within it.
   */
  private static final Duration CONNECT_TIME = Duration.ofSeconds(4);

  /**
   * Goes through all addresses of a name, beginning with any of them: the people are spread over
   * them, and who meets one that takes connections and then says nothing meets another next time.
   */
  private static final Map<String, Object> ALL_ADDRESSES =
      Map.of(
          "loadBalancingConfig", List.of(Map.of("pick_first", Map.of("shuffleAddressList", true))));

  private static final Duration ANSWER_TIME = Duration.ofSeconds(5);

  /** How long a server may take over a goodbye before the program ends without it. */
  private static final Duration GOODBYE_TIME = Duration.ofSeconds(2);

  private final Executor models;
  private final Supplier<String> language;
  private final Supplier<TlsFiles> files;
  private final TrustedCertificates trusted;
  private final Duration answerTime;

  /** The servers that have ever answered. */
  private final Set<Endpoint> known = ConcurrentHashMap.newKeySet();

  /** Those that may live. Touched on the models' thread only. */
  private final List<ManagedChannel> channels = new ArrayList<>();

  /**
   * @param models runs what the links have to tell
   * @param language the language for the server's texts, as in "en" or "zh-CN", asked for each
   *     connection
   * @param files what the person has for TLS, asked for each connection
   * @param trusted what the person trusts beside what is vouched for
   */
  public GrpcNetwork(
      Executor models,
      Supplier<String> language,
      Supplier<TlsFiles> files,
      TrustedCertificates trusted) {
    this(models, language, files, trusted, ANSWER_TIME);
  }

  GrpcNetwork(
      Executor models,
      Supplier<String> language,
      Supplier<TlsFiles> files,
      TrustedCertificates trusted,
      Duration answerTime) {
    this.models = models;
    this.language = language;
    this.files = files;
    this.trusted = trusted;
    this.answerTime = answerTime;
  }

  @Override
  public Link connect(Endpoint server) {
    ServerAddress address = server.address();
    NettyChannelBuilder builder = NettyChannelBuilder.forAddress(address.host(), address.port());
    TlsFiles named = files.get();
    ClientIdentity identity = new ClientIdentity(named);
    if (server.encrypted()) {
      builder.sslContext(tls(new ServerTrust(address, named, trusted), identity));
    } else {
      builder.usePlaintext();
    }
    ManagedChannel channel =
        builder
            .defaultServiceConfig(ALL_ADDRESSES)
            .withOption(
                ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(CONNECT_TIME.toMillis()))
            .keepAliveTime(PING_EVERY_SECONDS, TimeUnit.SECONDS)
            .keepAliveTimeout(PING_ANSWER_SECONDS, TimeUnit.SECONDS)
            .keepAliveWithoutCalls(true)
            // The callbacks only hand over; a pool would add a hop and nothing else.
            .directExecutor()
            .intercept(MetadataUtils.newAttachHeadersInterceptor(headers()))
            .build();
    channels.removeIf(ManagedChannel::isTerminated);
    channels.add(channel);
    return new GrpcLink(channel, new Diagnosis(server, identity, known), models, answerTime);
  }

  private Metadata headers() {
    Metadata headers = new Metadata();
    headers.put(LANGUAGE, language.get());
    return headers;
  }

  /** Java's own TLS, which is kept current with Java, not the one in grpc-java's jar. */
  private static SslContext tls(ServerTrust trust, ClientIdentity identity) {
    try {
      SslContextBuilder builder =
          SslContextBuilder.forClient()
              .trustManager(trust)
              .keyManager(identity)
              .protocols("TLSv1.3", "TLSv1.2");
      return GrpcSslContexts.configure(builder, SslProvider.JDK).build();
    } catch (SSLException e) {
      throw new IllegalStateException("A Java without TLS", e);
    }
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
