package chat.ops;

import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpEntity;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The formats in which metrics are told. */
enum Exposition {
  /** Prometheus's own text format. */
  TEXT(PrometheusTextFormatWriter.create()),
  OPEN_METRICS(OpenMetricsTextFormatWriter.create());

  private final ExpositionFormatWriter writer;
  private final ContentType contentType;

  Exposition(ExpositionFormatWriter writer) {
    this.writer = writer;
    this.contentType = ContentTypes.parse(writer.getContentType());
  }

  /** The format that suits who sends this {@code Accept} header, which may be empty. */
  static Exposition acceptedBy(String accept) {
    return OPEN_METRICS.writer.accepts(accept) ? OPEN_METRICS : TEXT;
  }

  /** All that is registered, read now. */
  HttpEntity.Strict write(PrometheusRegistry registry) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      writer.write(bytes, registry.scrape());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return HttpEntities.create(contentType, bytes.toByteArray());
  }
}
