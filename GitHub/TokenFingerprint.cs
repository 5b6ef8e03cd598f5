using System.Security.Cryptography;
using System.Text;

namespace GitBrag.GitHub;

/// <summary>Names a token without showing it.</summary>
public static class TokenFingerprint
{
    /// <summary>A name that is the same for the same token and tells nothing about it. A token's budget has it in its key.</summary>
    /// <param name="token">A GitHub token.</param>
    /// <returns>The first 16 hexadecimal digits of its SHA-256.</returns>
    public static string Of(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)))[..16];
}
