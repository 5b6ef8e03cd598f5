using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;

namespace GitBrag.Hosting;

/// <summary>Where a silo is reached by the other members of its cluster.</summary>
/// <param name="Address">The address that it tells them (<c>SILO_ADDRESS</c>).</param>
/// <param name="SiloPort">The port for other silos (<c>SILO_PORT</c>).</param>
/// <param name="GatewayPort">The port for gateways (<c>SILO_GATEWAY_PORT</c>).</param>
/// <param name="Dashboard">Its dashboard; null when there is none.</param>
public sealed record SiloSettings(IPAddress Address, int SiloPort, int GatewayPort, DashboardSettings? Dashboard)
{
    private const string AddressSetting = "SILO_ADDRESS";
    private const string GatewayPortSetting = "SILO_GATEWAY_PORT";
    private const int MostPort = 65_535;

    /// <summary>Reads and checks them.</summary>
    /// <param name="configuration">Where they are.</param>
    /// <param name="settings">The other settings.</param>
    /// <returns>The settings.</returns>
    /// <exception cref="StartRefusedException">One of them cannot be used.</exception>
    public static SiloSettings Read(IConfiguration configuration, GitBragSettings settings)
    {
        var reader = new SettingReader(configuration);
        var siloPort = reader.Number("SILO_PORT", 11_111, 1, MostPort);
        var gatewayPort = reader.Number(GatewayPortSetting, 30_000, 1, MostPort);
        return siloPort == gatewayPort
            ? throw SettingReader.Refuse(GatewayPortSetting, FormattableString.Invariant($"{gatewayPort}"), "another port than SILO_PORT")
            : new SiloSettings(ReadAddress(reader), siloPort, gatewayPort, DashboardSettings.Read(reader, settings.Addresses));
    }

    private static IPAddress ReadAddress(SettingReader reader)
    {
        if (reader.Text(AddressSetting) is not { } text)
        {
            return OfThisMachine();
        }

        return IPAddress.TryParse(text, out var address) && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any)
            ? address
            : throw SettingReader.Refuse(AddressSetting, text, "the IP address at which the other members of the cluster reach this silo, such as 10.0.0.12 or, for all on one machine, 127.0.0.1");
    }

    // The first address that other machines could reach; on a machine without a network, loopback, where the whole cluster then is.
    private static IPAddress OfThisMachine() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(static network => network is { OperationalStatus: OperationalStatus.Up, NetworkInterfaceType: not NetworkInterfaceType.Loopback })
        .SelectMany(static network => network.GetIPProperties().UnicastAddresses)
        .Select(static unicast => unicast.Address)
        .FirstOrDefault(static address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address)) ?? IPAddress.Loopback;
}
