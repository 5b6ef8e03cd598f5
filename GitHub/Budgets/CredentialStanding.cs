namespace GitBrag.GitHub.Budgets;

/// <summary>What is remembered of credentials, beside their budget.</summary>
/// <param name="AccountId">GitHub's numeric id of the account that a token belongs to; null while it is not known, and for credentials that belong to none.</param>
/// <param name="IsRejected">
/// Whether GitHub said, the last time it was asked with them, that it does not accept them; false too when that is so long ago that nobody remembers.
/// </param>
public sealed record CredentialStanding(long? AccountId, bool IsRejected);
