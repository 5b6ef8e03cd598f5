namespace GitBrag.Keys;

/// <summary>Names credentials without showing them.</summary>
/// <param name="ProtectedToken">The caller's token, encrypted with the data-protection keys; null means the server's own credentials.</param>
/// <param name="Owner">The fingerprint of the token, which tells nothing about it, or <c>server</c>.</param>
[GenerateSerializer, Immutable, Alias("gitbrag.CredentialReference")]
public sealed record CredentialReference([property: Id(0)] string? ProtectedToken, [property: Id(1)] string Owner)
{
    /// <summary>The owner of the server's own credentials.</summary>
    public const string ServerOwner = "server";

    /// <summary>The server's own credentials, as configured.</summary>
    public static CredentialReference Server { get; } = new(null, ServerOwner);
}
