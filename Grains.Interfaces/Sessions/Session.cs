using System.Collections.Immutable;
using System.Text.Json.Serialization;
using GitBrag.Keys;

namespace GitBrag.Sessions;

/// <summary>A person who is signed in with GitHub.</summary>
/// <param name="AccountId">GitHub's numeric id of the account, which stays when the login changes.</param>
/// <param name="Login">The login in its own letter case, as it was at the sign-in.</param>
/// <param name="Scopes">What GitHub granted the token, such as <c>repo</c>; empty when it reads public data only.</param>
/// <param name="Credential">The token, encrypted.</param>
/// <param name="StartedAt">When the person signed in.</param>
/// <param name="ExpiresAt">When the session ends by itself, whether it is used or not.</param>
[GenerateSerializer, Immutable, Alias("gitbrag.Session")]
public sealed record Session(
    [property: Id(0), JsonPropertyName("accountId")] long AccountId,
    [property: Id(1), JsonPropertyName("login")] string Login,
    [property: Id(2), JsonPropertyName("scopes")] ImmutableArray<string> Scopes,
    [property: Id(3), JsonPropertyName("credential")] CredentialReference Credential,
    [property: Id(4), JsonPropertyName("startedAt")] DateTimeOffset StartedAt,
    [property: Id(5), JsonPropertyName("expiresAt")] DateTimeOffset ExpiresAt);
