package chat.e2e;

import chat.Await;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Channel;
import io.grpc.reflection.v1alpha.ServerReflectionGrpc;
import io.grpc.reflection.v1alpha.ServerReflectionRequest;
import io.grpc.reflection.v1alpha.ServerReflectionResponse;
import io.grpc.reflection.v1alpha.ServiceResponse;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What {@code grpcurl} asks a server about itself. */
public final class Reflection {
  private final ServerReflectionGrpc.ServerReflectionStub stub;

  public Reflection(Channel channel) {
    stub = ServerReflectionGrpc.newStub(channel);
  }

  /** The full names of all services. */
  public List<String> services() {
    return ask(ServerReflectionRequest.newBuilder().setListServices(""))
        .getListServicesResponse()
        .getServiceList()
        .stream()
        .map(ServiceResponse::getName)
        .toList();
  }

  /** The file that declares a service or a message. */
  FileDescriptorProto fileOf(String symbol) throws InvalidProtocolBufferException {
    return FileDescriptorProto.parseFrom(
        ask(ServerReflectionRequest.newBuilder().setFileContainingSymbol(symbol))
            .getFileDescriptorResponse()
            .getFileDescriptorProto(0));
  }

  private ServerReflectionResponse ask(ServerReflectionRequest.Builder request) {
    FirstAnswer answer = new FirstAnswer();
    StreamObserver<ServerReflectionRequest> call = stub.serverReflectionInfo(answer);
    call.onNext(request.build());
    call.onCompleted();
    return Await.result(answer.first);
  }

  private static final class FirstAnswer implements StreamObserver<ServerReflectionResponse> {
    final CompletableFuture<ServerReflectionResponse> first = new CompletableFuture<>();

    @Override
    public void onNext(ServerReflectionResponse response) {
      first.complete(response);
    }

    @Override
    public void onError(Throwable failure) {
      first.completeExceptionally(failure);
    }

    @Override
    public void onCompleted() {
      first.completeExceptionally(new AssertionError("no answer"));
    }
  }
}
