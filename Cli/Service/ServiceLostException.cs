using GitBrag.Cli.Invocation;

namespace GitBrag.Cli.Service;

/// <summary>The service no longer answers.</summary>
/// <param name="message">The reason, as one sentence.</param>
public sealed class ServiceLostException(string message) : CommandFailedException(message, Invocation.ExitCode.Failed);
