package chat.grpc;

import akka.grpc.GrpcServiceException;
import chat.ops.CallProblem;
import io.grpc.Status;

/** A call that is answered with an error status, and which problem that counts as. */
final class CallRefused extends GrpcServiceException {
  private static final long serialVersionUID = 1L;

  private final CallProblem problem;

  CallRefused(CallProblem problem, Status status) {
    super(status);
    this.problem = problem;
  }

  CallProblem problem() {
    return problem;
  }
}
