using GitBrag.Hosting;

namespace GitBrag.Bench.Processes;

/// <summary>Settings that keep a measured process independent of this environment.</summary>
internal static class ServiceSettings
{
    // A measurement starts more reports in a minute than a person may.
    private static readonly string[] Limits = ["START_LIMIT_PER_ACCOUNT", "START_LIMIT_PER_ADDRESS"];

    /// <summary>Every setting is empty, which means its default, even when <c>appsettings.json</c> has a value. The number of reports is not limited.</summary>
    public static IReadOnlyDictionary<string, string?> Usual { get; } =
        SettingNames.All.ToDictionary(static name => name, static name => (string?)(Limits.Contains(name) ? "0" : ""));
}
