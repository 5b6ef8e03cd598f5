namespace GitBrag.Pages.Assets;

/// <summary>A static file of the pages.</summary>
/// <param name="Path">Its address, which holds a hash of its content, so that it never changes there.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Body">Its bytes.</param>
/// <param name="Brotli">Its bytes in Brotli.</param>
public sealed record SiteAsset(string Path, string ContentType, ReadOnlyMemory<byte> Body, ReadOnlyMemory<byte> Brotli);
