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
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** What the operator can ask. */
final class OpsRoutes {
  /** Short against any scraper's interval, and long against what an answer costs. */
  private static final Duration FRESH = Duration.ofMillis(200);

  private static final HttpHeader ONLY_GET = RawHeader.create("allow", "GET");

  private final Metrics metrics;
  private final Supplier<Optional<String>> whyNotReady;
  private final Executor executor;
  private final Recent<Optional<People>> people;
  private final Map<Exposition, Recent<HttpEntity.Strict>> pages = new EnumMap<>(Exposition.class);

  OpsRoutes(
      Metrics metrics, Census census, Supplier<Optional<String>> whyNotReady, Executor executor) {
    this.metrics = metrics;
    this.whyNotReady = whyNotReady;
    this.executor = executor;
    this.people = new Recent<>(FRESH, census::take);
    for (Exposition format : Exposition.values()) {
      pages.put(format, new Recent<>(FRESH, () -> page(format)));
    }
  }

  CompletionStage<HttpResponse> answer(HttpRequest request) {
    return switch (request.getUri().path()) {
      case "/metrics" -> get(request, () -> metrics(request));
      case "/health" -> get(request, this::health);
      case "/ready" -> get(request, this::ready);
      default -> completed(text(StatusCodes.NOT_FOUND, "There are /metrics, /health and /ready."));
    };
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
