using GitBrag.Hosting;

namespace GitBrag.Bench.Processes;

/// <summary>What a measured process must not take from the environment of whoever measures.</summary>
internal static class ServiceSettings
{
    // However much is measured in a minute.
    private static readonly string[] Limits = ["START_LIMIT_PER_ACCOUNT", "START_LIMIT_PER_ADDRESS"];

    /// <summary>The settings, each empty, so that its default holds and no <c>appsettings.json</c> counts, and any number of reports may be started.</summary>
    public static IReadOnlyDictionary<string, string?> Usual { get; } =
        SettingNames.All.ToDictionary(static name => name, static name => (string?)(Limits.Contains(name) ? "0" : ""));
}
