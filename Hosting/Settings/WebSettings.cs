using System.Collections.Immutable;
using System.Net;

namespace GitBrag.Hosting;

/// <summary>The public address, the trusted proxies and the limits for a caller.</summary>
public sealed record WebSettings
{
    private const int MostStarts = 1_000_000;

    /// <summary>
    /// The address that people use (<c>PUBLIC_URL</c>), scheme, host and port alone. Null when it is not set: then the address of each request counts, and nothing
    /// that others are shown is made of it.
    /// </summary>
    public required Uri? PublicUrl { get; init; }

    /// <summary>The proxies whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are trusted (<c>TRUSTED_PROXIES</c>); empty for none.</summary>
    public required ImmutableArray<IPNetwork> TrustedProxies { get; init; }

    /// <summary>How many reports may be started from one network address in a minute (<c>START_LIMIT_PER_ADDRESS</c>); 0 for any number.</summary>
    public required int StartsPerAddress { get; init; }

    /// <summary>How many reports may be started with one GitHub account or token in a minute (<c>START_LIMIT_PER_ACCOUNT</c>); 0 for any number.</summary>
    public required int StartsPerAccount { get; init; }

    /// <summary>Whether only programs on this machine can reach the service.</summary>
    public required bool IsLocal { get; init; }

    internal static WebSettings Read(SettingReader reader, ImmutableArray<string> addresses) => new()
    {
        PublicUrl = ReadPublicUrl(reader),
        TrustedProxies = ReadProxies(reader),
        StartsPerAddress = reader.Number("START_LIMIT_PER_ADDRESS", 300, 0, MostStarts),
        StartsPerAccount = reader.Number("START_LIMIT_PER_ACCOUNT", 300, 0, MostStarts),
        IsLocal = addresses.All(ListeningAddresses.IsLoopback),
    };

    private static Uri? ReadPublicUrl(SettingReader reader)
    {
        const string setting = "PUBLIC_URL";
        var url = reader.Address(setting);
        return url is null or { AbsolutePath: "/" } ? url : throw SettingReader.Refuse(setting, url.ToString(), "an address without a path, such as https://reports.example.com");
    }

    private static ImmutableArray<IPNetwork> ReadProxies(SettingReader reader)
    {
        const string setting = "TRUSTED_PROXIES";
        var texts = (reader.Text(setting) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return [.. texts.Select(text => ReadNetwork(text) ?? throw SettingReader.Refuse(setting, text, "addresses or networks separated by commas, such as 10.0.0.7,192.168.0.0/16"))];
    }

    private static IPNetwork? ReadNetwork(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;
}
