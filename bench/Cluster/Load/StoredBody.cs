using System.Security.Cryptography;

namespace GitBrag.Bench.Cluster.Load;

/// <summary>A stored report.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Hash">The hash of its body, the same from every gateway and silo.</param>
internal sealed record StoredBody(string Path, byte[] Hash)
{
    public static StoredBody Of(string path, ReadOnlySpan<byte> body) => new(path, SHA256.HashData(body));

    public bool Is(ReadOnlySpan<byte> body) => SHA256.HashData(body).AsSpan().SequenceEqual(Hash);
}
