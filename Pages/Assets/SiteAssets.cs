using System.Collections.Frozen;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace GitBrag.Pages.Assets;

/// <summary>The static files of the pages, each at an address of its own for each content.</summary>
public static class SiteAssets
{
    /// <summary>Where they all lie.</summary>
    public const string Folder = "/assets/";

    private static readonly FrozenDictionary<string, SiteAsset> ByName = Load();

    private static readonly FrozenDictionary<string, SiteAsset> ByPath = ByName.Values.ToFrozenDictionary(static asset => asset.Path, StringComparer.Ordinal);

    /// <summary>The stylesheet's address.</summary>
    public static string Stylesheet => ByName["site.css"].Path;

    /// <summary>The script's address.</summary>
    public static string Script => ByName["site.js"].Path;

    /// <summary>The icon's address.</summary>
    public static string Icon => ByName["icon.svg"].Path;

    /// <summary>The typeface's address.</summary>
    public static string Typeface => ByName["schibsted-grotesk.woff2"].Path;

    /// <summary>The icon itself, for browsers that ask for one at its customary address.</summary>
    public static SiteAsset IconFile => ByName["icon.svg"];

    /// <summary>Finds the file at an address.</summary>
    /// <param name="path">The address.</param>
    /// <returns>The file; null when there is none.</returns>
    public static SiteAsset? Find(string path) => ByPath.GetValueOrDefault(path);

    // The stylesheet names the typeface by its address, so the typeface comes first.
    private static FrozenDictionary<string, SiteAsset> Load()
    {
        var typeface = Make("schibsted-grotesk.woff2", "font/woff2", Read("schibsted-grotesk.woff2"));
        var css = Encoding.UTF8.GetString(Read("site.css")).Replace("schibsted-grotesk.woff2", typeface.Path, StringComparison.Ordinal);
        return new Dictionary<string, SiteAsset>
        {
            ["schibsted-grotesk.woff2"] = typeface,
            ["site.css"] = Make("site.css", "text/css; charset=utf-8", Encoding.UTF8.GetBytes(css)),
            ["site.js"] = Make("site.js", "text/javascript; charset=utf-8", Read("site.js")),
            ["icon.svg"] = Make("icon.svg", "image/svg+xml", Read("icon.svg")),
        }.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static SiteAsset Make(string name, string contentType, byte[] body)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 6));
        var extension = Path.GetExtension(name);
        return new SiteAsset($"{Folder}{Path.GetFileNameWithoutExtension(name)}.{hash}{extension}", contentType, body, extension == ".woff2" ? ReadOnlyMemory<byte>.Empty : Pack(body));
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
