using System.Text;
using GitBrag.Reporting;
using GitBrag.Reporting.Documents;

namespace GitBrag.Tests.Reports;

public sealed class ReportPrivacyTests
{
    private static readonly ReportInput Input = Sample.Input(Sample.Merged(1, "octo/cat"), Sample.Merged(2, "corp/secret"), Sample.Closed(3, "corp/secret")) with
    {
        Repositories = [Sample.Repository("octo/cat"), Sample.Repository("Corp/Secret", isPrivate: true)],
    };

    [Fact]
    public void A_public_report_holds_nothing_of_a_private_repository()
    {
        var report = ReportBuilder.Build(Input with { Missing = [new MissingPart("files", "corp/secret", 2, "Timed out.")] });

        Assert.Equal(["octo/cat"], report.Repositories.Select(section => section.Name));
        Assert.Equal((1, 0, 1), (report.Totals.PullRequests, report.Totals.Closed, report.Totals.Repositories));
        Assert.Equal(5, report.Languages.Single().Lines);
        Assert.True(report.Complete);
        Assert.DoesNotContain("secret", Encoding.UTF8.GetString(ReportDocument.ToJson(report)), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_private_report_holds_all()
    {
        var report = ReportBuilder.Build(Input with { IncludePrivate = true });

        Assert.Equal(["Corp/Secret", "octo/cat"], report.Repositories.Select(section => section.Name).Order(StringComparer.Ordinal));
        Assert.Equal((2, 1, 2), (report.Totals.PullRequests, report.Totals.Closed, report.Totals.Repositories));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void A_repository_that_was_seen_private_once_is_private(bool first, bool second)
    {
        var report = ReportBuilder.Build(Input with
        {
            Repositories = [Sample.Repository("octo/cat"), Sample.Repository("corp/secret", first), Sample.Repository("CORP/SECRET", second)],
        });

        Assert.Equal(["octo/cat"], report.Repositories.Select(section => section.Name));
    }

    [Fact]
    public void Pull_requests_of_unknown_repositories_are_left_out_and_said_to_be_without_a_name()
    {
        var report = ReportBuilder.Build(Input with
        {
            Repositories = [Sample.Repository("octo/cat")],
            Missing = [new MissingPart("files", "corp/secret", 2, "Timed out.")],
        });

        Assert.Equal(["octo/cat"], report.Repositories.Select(section => section.Name));
        Assert.False(report.Complete);
        Assert.Equal<MissingPart>(
            [
                new MissingPart("files", null, null, "Timed out."),
                new MissingPart("pullRequests", null, null, "Left out because their repositories are unknown: 2."),
            ],
            report.Missing);
    }

    [Fact]
    public void A_private_repository_does_not_make_the_star_increase_unknown()
    {
        var report = ReportBuilder.Build(Input with { StarGains = new Dictionary<string, StarGain> { ["octo/cat"] = new(4, null) } });

        Assert.Equal(4, report.Totals.StarIncrease);
    }
}
