namespace GitBrag.Pages.Assets;

/// <summary>A static file of the pages.</summary>
/// <param name="Path">Its address, which contains a hash of its content.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Body">Its bytes.</param>
/// <param name="Brotli">Its Brotli-compressed bytes.</param>
public sealed record SiteAsset(string Path, string ContentType, ReadOnlyMemory<byte> Body, ReadOnlyMemory<byte> Brotli);
