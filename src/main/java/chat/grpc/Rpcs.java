package chat.grpc;

import akka.grpc.ServiceDescription;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rpcs that exist, found by the path of their requests. */
final class Rpcs {
  private final Map<String, Map<String, MethodDescriptor>> byService = new HashMap<>();

  Rpcs(List<ServiceDescription> services) {
    for (ServiceDescription service : services) {
      service.descriptor().getServices().stream()
          .filter(each -> each.getFullName().equals(service.name()))
          .forEach(this::add);
    }
  }

  private void add(ServiceDescriptor service) {
    Map<String, MethodDescriptor> methods = new HashMap<>();
    service.getMethods().forEach(method -> methods.put(method.getName(), method));
    byService.put(service.getFullName(), methods);
  }

  /**
   * The rpc of a path, {@code /service/method}.
   *
   * @throws CallRefused if there is none
   */
  MethodDescriptor find(String path) {
    String[] parts = path.split("/", 3);
    Map<String, MethodDescriptor> methods =
        Optional.of(parts)
            .filter(each -> each.length == 3 && each[0].isEmpty())
            .map(each -> byService.get(each[1]))
            .orElseThrow(GrpcErrors::unknownService);
    return Optional.ofNullable(methods.get(parts[2])).orElseThrow(GrpcErrors::unknownRpc);
  }
}
