using System.Security.Cryptography;
using System.Text;
using GitBrag.Hosting;

namespace GitBrag.Api.Callers;

/// <summary>The operator's key: <c>OPERATOR_KEY</c>, else the one in the data directory's <c>owner.json</c>. The gateway of a cluster has no data directory.</summary>
internal sealed class OperatorKey(GitBragSettings settings, DataDirectoryLock? directory = null)
{
    /// <summary>Compares in constant time.</summary>
    public bool Matches(string text) => (settings.OperatorKey ?? directory?.OperatorKey) is { } key && CryptographicOperations.FixedTimeEquals(Hash(key), Hash(text));

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
