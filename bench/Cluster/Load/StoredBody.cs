using System.Security.Cryptography;

namespace GitBrag.Bench.Cluster.Load;

/// <summary>A stored report that readers ask for.</summary>
/// <param name="Path">Its path below a gateway's address.</param>
/// <param name="Hash">What its body has to hash to, whichever gateway and silo it comes from.</param>
internal sealed record StoredBody(string Path, byte[] Hash)
{
    public static StoredBody Of(string path, ReadOnlySpan<byte> body) => new(path, SHA256.HashData(body));

    public bool Is(ReadOnlySpan<byte> body) => SHA256.HashData(body).AsSpan().SequenceEqual(Hash);
}
