namespace GitBrag.Cli.Service;

/// <summary>The service could be reached and cannot any more.</summary>
/// <param name="message">The sentence for people.</param>
public sealed class ServiceLostException(string message) : Exception(message);
