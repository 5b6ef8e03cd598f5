using System.Collections.Immutable;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace GitBrag.Hosting;

/// <summary>Where the program listens for HTTP.</summary>
internal static class ListeningAddresses
{
    private const string Setting = "ASPNETCORE_URLS";
    private const string Endpoints = "Kestrel:Endpoints";
    private const string Certificate = "Kestrel:Certificates:Default";

    /// <summary>Reads the addresses from <c>--urls</c>, <c>ASPNETCORE_URLS</c> or, as container images set it, <c>ASPNETCORE_HTTP_PORTS</c>.</summary>
    public static ImmutableArray<string> Read(IConfiguration configuration, ProgramRole role)
    {
        if (configuration.GetSection(Endpoints).GetChildren().Any())
        {
            // They would go before the addresses that are looked at here.
            throw new StartRefusedException($"{Endpoints} cannot be used; let {Setting} say where to listen.", StartRefusedException.BadSetting);
        }

        var reader = new SettingReader(configuration);
        var text = reader.Text("urls") ?? reader.Text(Setting) ?? FromPorts(reader) ?? DefaultOf(role);
        var addresses = text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var read = addresses.Length == 0 ? throw Refuse(text) : addresses.Select(Normalise).ToImmutableArray();
        RefuseHttpsWithoutCertificate(configuration, read);
        return read;
    }

    /// <summary>Whether only programs on this machine can reach the address.</summary>
    public static bool IsLoopback(string address)
    {
        var binding = BindingAddress.Parse(address);
        return binding.IsUnixPipe || binding.IsNamedPipe
            || binding.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(binding.Host, out var ip) && IPAddress.IsLoopback(ip));
    }

    private static string DefaultOf(ProgramRole role) => role == ProgramRole.Silo ? "http://localhost:8081" : "http://localhost:8080";

    private static void RefuseHttpsWithoutCertificate(IConfiguration configuration, ImmutableArray<string> addresses)
    {
        if (addresses.FirstOrDefault(static address => address.StartsWith("https:", StringComparison.Ordinal)) is { } address && !configuration.GetSection(Certificate).Exists())
        {
            throw SettingReader.Refuse(Setting, address, $"an http address unless {Certificate} names a certificate");
        }
    }

    private static string? FromPorts(SettingReader reader) =>
        reader.Text("ASPNETCORE_HTTP_PORTS") is { } ports
            ? string.Join(';', ports.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(port => $"http://*:{port}"))
            : null;

    // A free port can be had for one address only, and localhost means two.
    private static string Normalise(string address)
    {
        var binding = Parse(address);
        return binding is { Port: 0, IsUnixPipe: false, IsNamedPipe: false } && binding.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            ? $"{binding.Scheme}://127.0.0.1:0"
            : binding.ToString();
    }

    private static BindingAddress Parse(string address)
    {
        try
        {
            var binding = BindingAddress.Parse(address);
            var usable = binding.Scheme is "http" or "https" && binding.PathBase.Length == 0 && binding.Port is >= 0 and <= IPEndPoint.MaxPort && IsHost(binding);
            return usable ? binding : throw Refuse(address);
        }
        catch (FormatException)
        {
            throw Refuse(address);
        }
    }

    // The server would take a host it cannot read for every network interface.
    private static bool IsHost(BindingAddress binding) =>
        binding.IsUnixPipe || binding.IsNamedPipe || binding.Host is "*" or "+" || Uri.CheckHostName(binding.Host) != UriHostNameType.Unknown;

    private static StartRefusedException Refuse(string address) =>
        SettingReader.Refuse(Setting, address, "one or more addresses separated by semicolons, such as http://localhost:8080, each without a path");
}
