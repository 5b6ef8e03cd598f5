using GitBrag.Credentials;
using GitBrag.Users;

namespace GitBrag.Api.Callers;

/// <summary>Who sent a request. <see cref="CallerReader"/> makes it from the request; everything that depends on who asks goes by it alone.</summary>
/// <remarks>Which account <see cref="Own"/> belongs to, GitHub alone knows: <see cref="ViewerResolver"/> asks when it matters. A session's word would outlive a token that was revoked.</remarks>
/// <param name="IsOperator">Whether it is the operator.</param>
/// <param name="Own">The caller's own GitHub token, sent along or kept by a signed-in session, encrypted; null when there is none.</param>
/// <param name="Usable">What a report may be started with: the caller's own credentials, else the server's where they are to be had; null when there are none.</param>
internal sealed record Caller(bool IsOperator, CredentialReference? Own, CredentialReference? Usable)
{
    /// <summary>Whether the service answers its own machine alone, so that what was started on its credentials was started by whoever sits there.</summary>
    public bool IsAtHome { get; init; }

    /// <summary>
    /// Whether the caller, who sees a task, may cancel it: whoever started it, with the same credentials, and the operator. That the service lends its own credentials to
    /// everybody makes nobody their owner. A private task is its viewer's, who alone sees it.
    /// </summary>
    public bool MayCancel(ReportTask task) => task.Report.IsPrivate || IsOperator || (IsAtHome ? Usable : Own)?.Owner == task.StartedBy;
}
