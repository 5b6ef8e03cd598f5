using GitBrag.Cli.Invocation;

namespace GitBrag.Cli.Service;

/// <summary>Neither the service nor the caller has GitHub credentials. Stored reports can still be read.</summary>
public sealed class CredentialsMissingException() : CommandFailedException(
    "Generating a report needs GitHub credentials: set GITHUB_TOKEN to a token of yours from https://github.com/settings/tokens; it needs no scopes.",
    Invocation.ExitCode.Lacking);
