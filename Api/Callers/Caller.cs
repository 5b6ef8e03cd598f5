using GitBrag.Credentials;

namespace GitBrag.Api.Callers;

/// <summary>Who sent a request.</summary>
/// <param name="IsOperator">Whether it is the operator.</param>
/// <param name="Own">The caller's own credentials; null when none were sent.</param>
/// <param name="Usable">What a report may be started with: the caller's own credentials, else the server's where they are to be had; null when there are none.</param>
internal sealed record Caller(bool IsOperator, CredentialReference? Own, CredentialReference? Usable)
{
    /// <summary>Whether the caller may cancel what was started with somebody's credentials.</summary>
    public bool MayCancel(string startedBy) => IsOperator || Usable?.Owner == startedBy;
}
