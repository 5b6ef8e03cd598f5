using System.Security.Cryptography;
using System.Text;
using GitBrag.Hosting;

namespace GitBrag.Api.Callers;

/// <summary>What the operator proves themselves with: the key that is set, else the one in the data directory's <c>owner.json</c>. The gateway of a cluster has no such directory.</summary>
internal sealed class OperatorKey(GitBragSettings settings, OwnedDirectory? directory = null)
{
    /// <summary>Whether a text is the key. How long it takes tells nothing about the key.</summary>
    public bool Matches(string text) => (settings.OperatorKey ?? directory?.OperatorKey) is { } key && CryptographicOperations.FixedTimeEquals(Hash(key), Hash(text));

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
