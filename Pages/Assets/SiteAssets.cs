using System.Collections.Frozen;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;

namespace GitBrag.Pages.Assets;

/// <summary>The static files of the pages. The address of each contains a hash of its content.</summary>
public static class SiteAssets
{
    /// <summary>The path of all files.</summary>
    public const string Folder = "/assets/";

    private static readonly FrozenDictionary<string, SiteAsset> ByName = Load();

    private static readonly FrozenDictionary<string, SiteAsset> ByPath = ByName.Values.ToFrozenDictionary(static asset => asset.Path, StringComparer.Ordinal);

    /// <summary>The stylesheet's address.</summary>
    public static string Stylesheet => ByName["site.css"].Path;

    /// <summary>The script's address.</summary>
    public static string Script => ByName["site.js"].Path;

    /// <summary>The icon's address.</summary>
    public static string Icon => ByName["icon.svg"].Path;

    /// <summary>The icon, for <c>/favicon.ico</c>.</summary>
    public static SiteAsset IconFile => ByName["icon.svg"];

    /// <summary>Finds the file at an address.</summary>
    /// <param name="path">The address.</param>
    /// <returns>The file; null when there is none.</returns>
    public static SiteAsset? Find(string path) => ByPath.GetValueOrDefault(path);

    private static FrozenDictionary<string, SiteAsset> Load() => new Dictionary<string, SiteAsset>
    {
        ["site.css"] = Make("site.css", "text/css; charset=utf-8"),
        ["site.js"] = Make("site.js", "text/javascript; charset=utf-8"),
        ["icon.svg"] = Make("icon.svg", "image/svg+xml"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static SiteAsset Make(string name, string contentType)
    {
        var body = Read(name);
        var hash = Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 6));
        return new SiteAsset($"{Folder}{Path.GetFileNameWithoutExtension(name)}.{hash}{Path.GetExtension(name)}", contentType, body, Pack(body));
    }

    private static byte[] Pack(byte[] body)
    {
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(body.Length)];
        return BrotliEncoder.TryCompress(body, packed, out var length, 11, 22) ? packed[..length] : throw new InvalidOperationException("Brotli refused a static file.");
    }

    private static byte[] Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program was built without its file {name}.");
        var body = new byte[stream.Length];
        stream.ReadExactly(body);
        return body;
    }
}
