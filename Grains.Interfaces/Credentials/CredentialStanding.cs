namespace GitBrag.Credentials;

/// <summary>The account and the last verdict of credentials.</summary>
/// <param name="AccountId">GitHub's numeric id of the account that a token belongs to; null while it is not known, and for credentials that belong to none.</param>
/// <param name="IsRejected">
/// Whether GitHub rejected them the last time they were used; false when that is forgotten.
/// </param>
[GenerateSerializer, Immutable, Alias("gitbrag.CredentialStanding")]
public sealed record CredentialStanding([property: Id(0)] long? AccountId, [property: Id(1)] bool IsRejected);
