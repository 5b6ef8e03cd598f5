namespace GitBrag.Credentials;

/// <summary>What is remembered of credentials, beside their budget.</summary>
/// <param name="AccountId">GitHub's numeric id of the account that a token belongs to; null while it is not known, and for credentials that belong to none.</param>
/// <param name="IsRejected">
/// Whether GitHub said, the last time it was asked with them, that it does not accept them; false too when that is so long ago that nobody remembers.
/// </param>
[GenerateSerializer, Immutable, Alias("gitbrag.CredentialStanding")]
public sealed record CredentialStanding([property: Id(0)] long? AccountId, [property: Id(1)] bool IsRejected);
