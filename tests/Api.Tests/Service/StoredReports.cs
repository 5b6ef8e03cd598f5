using GitBrag.GitHub;
using GitBrag.Keys;
using GitBrag.Reporting.Documents;
using GitBrag.Reports;
using Microsoft.Extensions.DependencyInjection;

namespace GitBrag.Api.Tests;

/// <summary>Puts made-up reports where finished ones are, past the generation.</summary>
public static class StoredReports
{
    public static Report Sample(string username, string period, DateTimeOffset createdAt, int pullRequests = 3) => new()
    {
        SchemaVersion = Report.CurrentSchemaVersion,
        Username = username,
        Period = period,
        Since = createdAt.AddDays(-365),
        Until = createdAt,
        CreatedAt = createdAt,
        Complete = true,
        Missing = [],
        Profile = new ReportProfile(username, "Ada “the first” Lovelace", null, null, null, null, null, null, []),
        Totals = new ReportTotals(pullRequests, pullRequests, 0, 0, 1, 10, 5, pullRequests, null, "There is no star count at the beginning of the period."),
        Languages = [new LanguageShare("C#", pullRequests, 15, 100)],
        Sizes = [new SizeCount("Small", pullRequests)],
        Repositories = [Repository(username, createdAt, pullRequests)],
        Cost = new ReportCost(3, 4, 0, pullRequests),
    };

    /// <summary>Stores a report as its generation would.</summary>
    public static async Task StoreAsync(this TestService service, Report report, long version = 1, string taskId = "made-up")
    {
        var stored = await service.StoreAsync(report.Username, report.Period, ReportDocument.Pack(report), report.CreatedAt, version, taskId);
        Assert.True(stored);
    }

    /// <summary>Stores any bytes in a report's place.</summary>
    public static Task<bool> StoreAsync(
        this TestService service, string username, string period, byte[] body, DateTimeOffset createdAt, long version = 1, string taskId = "made-up")
    {
        var header = new ReportHeader(version, createdAt, createdAt.AddDays(-365), createdAt, true, 1, taskId);
        return service.ReportOf(username, period).Store(new ReportPackage(header, body, []), version);
    }

    /// <summary>The grain of a report on the host that the service asks.</summary>
    public static IReportGrain ReportOf(this TestService service, string username, string period)
    {
        Assert.True(GitHubLogin.TryParse(service.App.Services.GetRequiredService<GitHubOptions>().Host, username, out var login));
        return service.Grains.GetGrain<IReportGrain>(new ReportKey(login, ReportPeriod.FromName(period)).ToString());
    }

    private static RepositorySection Repository(string username, DateTimeOffset createdAt, int pullRequests) => new(
        $"{username}/engine", $"https://github.com/{username}/engine", "Notes & <tables>", "OWNER", null, "Not asked.", 10, 5,
        [.. Enumerable.Range(1, pullRequests).Select(number => new PullRequestEntry(
            number,
            $"Add the operation for row {number} of the table",
            $"https://github.com/{username}/engine/pull/{number}",
            "merged",
            false,
            createdAt.AddDays(-number),
            createdAt.AddDays(-number).AddHours(3),
            createdAt.AddDays(-number).AddHours(3),
            4,
            1,
            1,
            "Small"))]);
}
