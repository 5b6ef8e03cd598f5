namespace GitBrag.GitHub.Budgets;

/// <summary>The account and the last verdict of credentials.</summary>
/// <param name="AccountId">GitHub's numeric id of the account that a token belongs to; null while it is not known, and for credentials that belong to none.</param>
/// <param name="IsRejected">
/// Whether GitHub rejected them the last time they were used; false when that is forgotten.
/// </param>
public sealed record CredentialStanding(long? AccountId, bool IsRejected);
