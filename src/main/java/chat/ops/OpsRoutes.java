package chat.ops;

import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntity;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCode;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.model.headers.RawHeader;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the operator can ask. */
final class OpsRoutes {
  private static final Logger log = LoggerFactory.getLogger(OpsRoutes.class);

  /** Short against any scraper's interval, and long against what an answer costs. */
  private static final Duration FRESH = Duration.ofMillis(200);

  private static final HttpHeader ONLY_GET = RawHeader.create("allow", "GET");
  private static final HttpHeader ONLY_POST = RawHeader.create("allow", "POST");
  private static final ObjectWriter JSON =
      new ObjectMapper().writerWithDefaultPrettyPrinter().forType(NodeView[].class);

  private final Metrics metrics;
  private final Supplier<Optional<String>> whyNotReady;
  private final Runnable drain;
  private final Executor executor;
  private final Recent<Optional<People>> people;
  private final Recent<List<NodeView>> here;
  private final Recent<List<NodeView>> nodes;
  private final Map<Exposition, Recent<HttpEntity.Strict>> pages = new EnumMap<>(Exposition.class);

  OpsRoutes(Operated server, Executor executor) {
    this.metrics = server.metrics();
    this.whyNotReady = server.whyNotReady();
    this.drain = server.drain();
    this.executor = executor;
    this.people = new Recent<>(FRESH, server.census()::take);
    this.here = new Recent<>(FRESH, server.nodes()::self);
    this.nodes = new Recent<>(FRESH, server.nodes()::all);
    for (Exposition format : Exposition.values()) {
      pages.put(format, new Recent<>(FRESH, () -> page(format)));
    }
  }

  CompletionStage<HttpResponse> answer(HttpRequest request) {
    return switch (request.getUri().path()) {
      case "/metrics" -> get(request, () -> metrics(request));
      case "/health" -> get(request, this::health);
      case "/ready" -> get(request, this::ready);
      case "/node" -> get(request, () -> json(here.get()));
      case "/nodes" -> get(request, () -> json(nodes.get()));
      case "/drain" -> completed(drain(request));
      default ->
          completed(
              text(
                  StatusCodes.NOT_FOUND,
                  "There are /metrics, /health, /ready, /node, /nodes, and POST /drain."));
    };
  }

  /** Done again it changes nothing. */
  private HttpResponse drain(HttpRequest request) {
    if (!request.method().equals(HttpMethods.POST)) {
      return text(StatusCodes.METHOD_NOT_ALLOWED, "Only POST is possible.").addHeader(ONLY_POST);
    }
    Optional<String> refusal = DrainGuard.whyNot(request);
    if (refusal.isPresent()) {
      return text(StatusCodes.FORBIDDEN, refusal.get());
    }
    log.info("the operator's endpoint was told to drain this server");
    drain.run();
    return text(StatusCodes.ACCEPTED, "draining");
  }

  /** Written by our own thread, as the page of the metrics is. */
  private CompletionStage<HttpResponse> json(CompletionStage<List<NodeView>> views) {
    return views.thenApplyAsync(OpsRoutes::json, executor);
  }

  private static HttpResponse json(List<NodeView> views) {
    try {
      return HttpResponse.create()
          .withEntity(
              ContentTypes.APPLICATION_JSON,
              JSON.writeValueAsString(views.toArray(NodeView[]::new)) + "\n");
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static CompletionStage<HttpResponse> get(
      HttpRequest request, Supplier<CompletionStage<HttpResponse>> answer) {
    return request.method().equals(HttpMethods.GET)
        ? answer.get()
        : completed(
            text(StatusCodes.METHOD_NOT_ALLOWED, "Only GET is possible.").addHeader(ONLY_GET));
  }

  private CompletionStage<HttpResponse> metrics(HttpRequest request) {
    String accept = request.getHeader("accept").map(HttpHeader::value).orElse("");
    return pages
        .get(Exposition.acceptedBy(accept))
        .get()
        .thenApply(page -> HttpResponse.create().withEntity(page));
  }

  /** Written by our own thread: what the actors answer comes on theirs. */
  private CompletionStage<HttpEntity.Strict> page(Exposition format) {
    return people
        .get()
        .thenApplyAsync(
            now -> {
              metrics.people().show(now);
              return format.write(metrics.registry());
            },
            executor);
  }

  /** That messages cannot be stored is no reason to end the process: a restart mends nothing. */
  private CompletionStage<HttpResponse> health() {
    return people
        .get()
        .thenApply(
            now ->
                now.isPresent()
                    ? text(StatusCodes.OK, "alive")
                    : text(StatusCodes.SERVICE_UNAVAILABLE, "the actors do not answer"));
  }

  private CompletionStage<HttpResponse> ready() {
    return completed(
        whyNotReady
            .get()
            .map(reason -> text(StatusCodes.SERVICE_UNAVAILABLE, reason))
            .orElseGet(() -> text(StatusCodes.OK, "ready")));
  }

  private static CompletionStage<HttpResponse> completed(HttpResponse response) {
    return CompletableFuture.completedStage(response);
  }

  private static HttpResponse text(StatusCode status, String line) {
    return HttpResponse.create()
        .withStatus(status)
        .withEntity(ContentTypes.TEXT_PLAIN_UTF8, line + "\n");
  }
}
