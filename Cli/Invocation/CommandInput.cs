using GitBrag.Keys;

namespace GitBrag.Cli.Invocation;

/// <summary>Checks arguments before a command starts anything.</summary>
internal static class CommandInput
{
    // The service replaces it with its own host; only the name matters here.
    private const string AnyHost = "github.com";

    public static GitHubLogin Login(string text) =>
        GitHubLogin.TryParse(AnyHost, text, out var login) ? login : throw Refuse(text, "a GitHub username", GitHubLogin.Rule);

    public static ReportPeriod Period(string text, DateTimeOffset now) =>
        ReportPeriod.TryParse(text, now, out var period) ? period : throw Refuse(text, "a period", ReportPeriod.Rule);

    private static CommandFailedException Refuse(string text, string wanted, string rule) => new($"'{text}' is not {wanted}. {rule}", ExitCode.BadUsage);
}
