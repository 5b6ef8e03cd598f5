using System.IO.Compression;
using System.Net;
using System.Text;
using GitBrag.Api.Tests.Pages;
using GitBrag.GitHub.StandIn;
using GitBrag.Reporting.Documents;
using Microsoft.Extensions.DependencyInjection;

namespace GitBrag.Api.Tests.Attacks;

public sealed class DirectionMarkTests(TestService service) : IClassFixture<TestService>
{
    private const string RightToLeft = "תיקון באג (14)";
    private const string Marks = "\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    private static readonly string[] Addresses =
    [
        "/user/github/{0}", "/user/github/{0}/card", "/user/github/{0}/card.svg", "/user/github/{0}/badge.svg",
        "/user/github/{0}/export.json", "/user/github/{0}/export.csv", "/user/github/{0}/export.md",
        "/api/v1/users/{0}/reports/1_year", "/api/v1/users/{0}/reports", "/api/v1/users/{0}/task",
    ];

    private DateTimeOffset Now => service.App.Services.GetRequiredService<ReportClock>().UtcNow;

    [Fact]
    public async Task Marks_that_people_write_on_GitHub_reach_no_format()
    {
        AddPerson("marked");
        await service.GenerateAsync("marked/reports/1_year");

        await HasNoMarksAsync("marked");
        Assert.Contains("evil title", await TextAsync("/user/github/marked/export.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Marks_in_a_report_of_an_earlier_version_reach_no_format()
    {
        await service.StoreAsync("marked-before", "1_year", OfEarlierVersion(StoredReports.Sample("marked-before", "1_year", Now)), Now);

        await HasNoMarksAsync("marked-before");
        Assert.Contains("Add the operation for row 1", await TextAsync("/user/github/marked-before/export.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Marks_in_a_profile_are_not_in_the_answer()
    {
        AddPerson("marked-profile");

        var profile = await (await service.GetAsync("/api/v1/users/marked-profile", TestService.Token)).JsonAsync();

        Assert.DoesNotContain(profile.ToString(), Marks.Contains);
        Assert.Equal("evil bio", profile.Text("bio"));
    }

    [Fact]
    public async Task A_formula_behind_a_mark_is_a_text_in_the_table()
    {
        var report = WithTitle(StoredReports.Sample("marked-formula", "1_year", Now, 1), "~=1+1");
        await service.StoreAsync("marked-formula", "1_year", OfEarlierVersion(report), Now);

        Assert.Contains(",\"'=1+1\",", (await TextAsync("/user/github/marked-formula/export.csv")).Replace(",'=1+1,", ",\"'=1+1\",", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_of_strangers_is_isolated_from_the_text_beside_it()
    {
        var report = WithTitle(StoredReports.Sample("right-to-left", "1_year", Now, 1), RightToLeft);
        await service.StoreAsync(report with
        {
            Profile = report.Profile with { Name = RightToLeft, Bio = RightToLeft, Company = RightToLeft, Website = "https://example.com" },
            Repositories = [report.Repositories[0] with { Description = RightToLeft }],
        });

        var page = await (await service.GetAsync("/user/github/right-to-left")).PageAsync();

        foreach (var place in new[] { "h1", ".bio", ".particulars li", ".about", "#repos td a" })
        {
            Assert.Equal(RightToLeft, page.Text($"{place} bdi"));
        }

        Assert.Equal("#1", page.Text("#repos td > small"));
        Assert.Equal("right-to-left/engine", page.Text("#repos h3 bdi"));
        Assert.Equal("example.com", page.Text(".particulars a bdi"));
    }

    private static Report WithTitle(Report report, string title)
    {
        var repository = report.Repositories[0];
        return report with { Repositories = [repository with { PullRequests = [repository.PullRequests[0] with { Title = title }] }] };
    }

    // Earlier versions stored texts as they came: here the marks stand for each ~ and before each a.
    private static byte[] OfEarlierVersion(Report report)
    {
        var marked = report with { Profile = report.Profile with { Name = "~Ada", Bio = "~bio~" } };
        var json = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(ReportDocument.ToJson(marked))
            .Replace("~", Marks, StringComparison.Ordinal).Replace("Add the", $"{Marks}Add the", StringComparison.Ordinal));
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
        {
            brotli.Write(json);
        }

        return packed.ToArray();
    }

    private void AddPerson(string login)
    {
        service.GitHub.World.AddUser(new WorldUser
        {
            Login = login,
            Name = $"{Marks}name",
            Bio = $"evil{Marks} bio",
            Company = $"{Marks}company",
            Location = Marks,
            Website = $"https://{Marks}example.com",
            SocialAccounts = [new WorldSocialAccount("GENERIC", $"https://example.com/{Marks}")],
        });
        service.GitHub.World.AddRepository(new WorldRepository { FullName = $"{login}/tricks", Description = $"{Marks}description" });
        service.GitHub.World.AddPullRequest(new WorldPullRequest
        {
            Repository = $"{login}/tricks",
            Number = 41,
            Author = login,
            Title = $"evil{Marks} title",
            CreatedAt = Now.AddDays(-1),
            AuthorAssociation = "OWNER",
            Files = [new WorldFile($"{Marks}.cs", 10, 1, "added")],
        });
    }

    private async Task HasNoMarksAsync(string login)
    {
        foreach (var address in Addresses)
        {
            var text = await TextAsync(string.Format(null, address, login));
            Assert.DoesNotContain(WebUtility.HtmlDecode(text), Marks.Contains);
            Assert.DoesNotContain("\\u20", text, StringComparison.OrdinalIgnoreCase);
        }
    }

    private async Task<string> TextAsync(string address)
    {
        using var response = await service.GetAsync(address);
        return await response.Content.ReadAsStringAsync();
    }
}
