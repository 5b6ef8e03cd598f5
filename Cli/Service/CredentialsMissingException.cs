namespace GitBrag.Cli.Service;

/// <summary>Neither the service nor the caller has credentials to ask GitHub with. What is stored can still be read.</summary>
public sealed class CredentialsMissingException() : CommandFailedException(
    "Generating a report needs GitHub credentials: set GITHUB_TOKEN to a token of yours from https://github.com/settings/tokens; it needs no scopes.",
    Cli.ExitCode.Lacking);
