using System.Collections.Immutable;

namespace GitBrag.Hosting;

/// <summary>Who may look at a silo's dashboard (<c>DASHBOARD_ENABLED</c>).</summary>
/// <param name="Login">What they log in with; null when no login is asked for, because only programs of this machine reach the silo's address.</param>
public sealed record DashboardSettings(DashboardLogin? Login)
{
    internal static DashboardSettings? Read(SettingReader reader, ImmutableArray<string> addresses)
    {
        var enabled = reader.Flag("DASHBOARD_ENABLED") ?? false;
        var login = DashboardLogin.Read(reader);
        if (enabled && login is null && addresses.FirstOrDefault(static address => !ListeningAddresses.IsLoopback(address)) is { } open)
        {
            throw new StartRefusedException(
                $"DASHBOARD_ENABLED is true and the silo listens at {open}, where others could look at the dashboard; set DASHBOARD_USERNAME and DASHBOARD_PASSWORD, or let ASPNETCORE_URLS name a loopback address.",
                StartRefusedException.BadSetting);
        }

        return enabled ? new DashboardSettings(login) : null;
    }
}
