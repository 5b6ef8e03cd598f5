using GitBrag.Reports;
using GitBrag.Users;

namespace GitBrag.Cli;

/// <summary>Checks what was typed before anything is started.</summary>
internal static class CommandInput
{
    // The service puts its own host in its place; here the name alone matters.
    private const string AnyHost = "github.com";

    public static GitHubLogin Login(string text) =>
        GitHubLogin.TryParse(AnyHost, text, out var login) ? login : throw Refuse(text, "a GitHub username", GitHubLogin.Rule);

    public static ReportPeriod Period(string text, DateTimeOffset now) =>
        ReportPeriod.TryParse(text, now, out var period) ? period : throw Refuse(text, "a period", ReportPeriod.Rule);

    private static CommandFailedException Refuse(string text, string wanted, string rule) => new($"'{text}' is not {wanted}. {rule}", ExitCode.BadUsage);
}
