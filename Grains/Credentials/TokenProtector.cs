using System.Security.Cryptography;
using GitBrag.GitHub;
using GitBrag.Keys;
using Microsoft.AspNetCore.DataProtection;

namespace GitBrag.Credentials;

/// <summary>Turns callers' tokens into references that may be stored, and back.</summary>
/// <param name="protection">The data-protection keys, which the cluster shares.</param>
public sealed class TokenProtector(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("gitbrag.credential.v1");

    /// <summary>Encrypts a token.</summary>
    /// <param name="token">A GitHub token.</param>
    /// <returns>The reference; its owner is the token's fingerprint.</returns>
    public CredentialReference Protect(string token) => new(_protector.Protect(token), TokenFingerprint.Of(token));

    /// <summary>Decrypts the token of a reference.</summary>
    /// <param name="reference">A reference that <see cref="Protect"/> made.</param>
    /// <returns>The token, or null when the keys it was encrypted with are gone, or it never was such a reference.</returns>
    public string? Unprotect(CredentialReference reference)
    {
        try
        {
            return reference.ProtectedToken is { } text ? _protector.Unprotect(text) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
