package chat.grpc;

import akka.actor.ActorSystem;
import akka.actor.ClassicActorSystemProvider;
import akka.grpc.ServiceDescription;
import akka.grpc.Trailers;
import akka.grpc.internal.ServerReflectionImpl;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.japi.function.Function;
import com.google.protobuf.Descriptors.FileDescriptor;
import grpc.reflection.v1alpha.reflection.ServerReflection$;
import grpc.reflection.v1alpha.reflection.ServerReflectionHandler;
import java.util.List;
import java.util.concurrent.CompletionStage;
import scala.Function1;
import scala.PartialFunction;
import scala.concurrent.Future;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.FutureConverters;

/**
 * Akka gRPC's reflection with our statuses: its own Java API logs every broken message as an error
 * of the server.
 */
final class Reflection {
  static final ServiceDescription DESCRIPTION = ServerReflection$.MODULE$;

  private Reflection() {}

  static Function<HttpRequest, CompletionStage<HttpResponse>> of(
      List<ServiceDescription> services, GrpcErrors errors, ClassicActorSystemProvider system) {
    List<FileDescriptor> files = services.stream().map(ServiceDescription::descriptor).toList();
    List<String> names = services.stream().map(ServiceDescription::name).toList();
    Function1<ActorSystem, PartialFunction<Throwable, Trailers>> mapper =
        ignored -> PartialFunction.fromFunction(errors::toTrailers);
    Function1<akka.http.scaladsl.model.HttpRequest, Future<akka.http.scaladsl.model.HttpResponse>>
        handler =
            ServerReflectionHandler.apply(
                ServerReflectionImpl.apply(
                    CollectionConverters.asScala(files).toSeq(),
                    CollectionConverters.asScala(names).toList()),
                mapper,
                system);
    return request ->
        FutureConverters.asJava(handler.apply((akka.http.scaladsl.model.HttpRequest) request))
            .thenApply(HttpResponse.class::cast);
  }
}
