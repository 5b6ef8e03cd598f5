using GitBrag.Keys;
using GitBrag.Users;

namespace GitBrag.Api.Callers;

/// <summary>The sender of a request. Everything that depends on the sender uses this record.</summary>
/// <remarks>Only GitHub knows the account of <see cref="Own"/>: <see cref="ViewerResolver"/> asks it. The login in a session would outlive a revoked token.</remarks>
/// <param name="IsOperator">Whether it is the operator.</param>
/// <param name="Own">The caller's own GitHub token, from the request or the session, encrypted; null for none.</param>
/// <param name="Usable">The credentials that the caller may start a report with: their own, else the server's where it lends them; null for none.</param>
internal sealed record Caller(bool IsOperator, CredentialReference? Own, CredentialReference? Usable)
{
    /// <summary>Whether the service listens on loopback only, so every anonymous caller is the person at this machine.</summary>
    public bool IsLocal { get; init; }

    /// <summary>
    /// Whether the caller may cancel a task that they see. The caller who started it with the same credentials may, and so may the operator. Credentials that the service
    /// lends to everybody make nobody the owner. Only its viewer sees a private task.
    /// </summary>
    public bool MayCancel(ReportTask task) => task.Report.IsPrivate || IsOperator || (IsLocal ? Usable : Own)?.Owner == task.StartedBy;
}
