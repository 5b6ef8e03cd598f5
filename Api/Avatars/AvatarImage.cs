using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace GitBrag.Api.Avatars;

/// <summary>An avatar as it is sent.</summary>
/// <param name="bytes">The file.</param>
/// <param name="mediaType">The <c>Content-Type</c>.</param>
/// <param name="isReal">Whether it is the person's own, not a placeholder.</param>
internal sealed class AvatarImage(byte[] bytes, string mediaType, bool isReal)
{
    public byte[] Bytes => bytes;

    public string MediaType => mediaType;

    public bool IsReal => isReal;

    public EntityTagHeaderValue ETag { get; } = new($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\"");
}
