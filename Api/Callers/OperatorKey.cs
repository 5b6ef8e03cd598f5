using System.Security.Cryptography;
using System.Text;
using GitBrag.Hosting;

namespace GitBrag.Api.Callers;

/// <summary>What the operator proves themselves with: the key in the data directory's <c>owner.json</c>.</summary>
internal sealed class OperatorKey(OwnedDirectory directory)
{
    /// <summary>Whether a text is the key. How long it takes tells nothing about the key.</summary>
    public bool Matches(string text) => directory.OperatorKey is { } key && CryptographicOperations.FixedTimeEquals(Hash(key), Hash(text));

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
