using GitBrag.Reporting;
using GitBrag.Reporting.Documents;

namespace GitBrag.Tests.Reports;

public sealed class ReportBuilderTests
{
    [Fact]
    public void A_file_list_that_GitHub_cut_short_is_said_to_be_so()
    {
        var cut = Sample.Merged(1) with { ChangedFiles = 3_400, Files = Sample.Files((".cs", 3_000, 9_000)) with { Truncated = true } };

        var report = ReportBuilder.Build(Sample.Input(cut, Sample.Merged(2)));

        Assert.Equal([(1, true), (2, false)], report.Repositories.Single().PullRequests.Select(entry => (entry.Number, entry.FilesTruncated)).Order());
        Assert.Equal(3_401, report.Totals.ChangedFiles);
        var json = System.Text.Encoding.UTF8.GetString(ReportDocument.ToJson(report));
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(json, "\"filesTruncated\":true"));
        Assert.DoesNotContain("\"filesTruncated\":false", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_in_the_period_gives_an_empty_report_that_is_complete()
    {
        var report = Sample.Build();

        Assert.True(report.Complete);
        Assert.Empty(report.Repositories);
        Assert.Empty(report.Languages);
        Assert.Equal(new ReportTotals(0, 0, 0, 0, 0, 0, 0, 0, 0, null), report.Totals);
        Assert.Equal(
            [("One Liner", 0), ("Small", 0), ("Medium", 0), ("Large", 0), ("Huge", 0), ("Massive", 0)],
            report.Sizes.Select(size => (size.Name, size.Count)));
    }

    [Fact]
    public void Totals_add_up_merged_and_open_ones_by_their_own_figures()
    {
        var report = Sample.Build(
            Sample.Merged(1) with { Additions = int.MaxValue, Deletions = 1, ChangedFiles = 3_500 },
            Sample.Merged(2, "octo/dog") with { Additions = int.MaxValue, Deletions = 2, ChangedFiles = 2, Files = null },
            Sample.Open(3) with { Draft = true, Additions = 5, Deletions = 3, ChangedFiles = 1 });

        Assert.Equal(new ReportTotals(3, 2, 1, 0, 2, (2L * int.MaxValue) + 5, 6, 3_503, 20, null), report.Totals);
    }

    [Fact]
    public void One_closed_without_a_merge_is_listed_and_counted_as_closed_and_in_nothing_else()
    {
        var counted = Sample.Merged(1);
        var closed = Sample.Closed(2) with { Additions = 900, Deletions = 900, ChangedFiles = 9, Files = Sample.Files((".py", 9, 1_800)) };
        var without = Sample.Build(counted);

        var report = Sample.Build(counted, closed);

        Assert.Equal(without.Totals with { Closed = 1 }, report.Totals);
        Assert.Equal<SizeCount>(without.Sizes, report.Sizes);
        Assert.Equal<LanguageShare>(without.Languages, report.Languages);
        var section = Assert.Single(report.Repositories);
        Assert.Equal((3L, 2L), (section.Additions, section.Deletions));
        Assert.Equal([(2, "closed"), (1, "merged")], section.PullRequests.Select(entry => (entry.Number, entry.State)));
        Assert.Equal("Huge", section.PullRequests[0].Size);
    }

    [Fact]
    public void A_repository_with_closed_ones_only_is_listed_last_and_not_counted()
    {
        var report = Sample.Build(Sample.Closed(1, "a/first"), Sample.Closed(2, "a/first"), Sample.Merged(1, "z/last"));

        Assert.Equal(["z/last", "a/first"], report.Repositories.Select(section => section.Name));
        Assert.Equal((0L, 0L), (report.Repositories[1].Additions, report.Repositories[1].Deletions));
        Assert.Equal(1, report.Totals.Repositories);
        Assert.Equal(10, report.Totals.StarIncrease);
        Assert.Equal(10, report.Repositories[1].StarIncrease);
    }

    [Fact]
    public void What_lies_outside_the_period_is_left_out()
    {
        var report = Sample.Build(
            Sample.Open(1, createdAt: "2023-12-31T23:59:59Z"),
            Sample.Merged(2, createdAt: "2023-12-31T23:59:59Z", mergedAt: "2024-01-01T00:00:00Z"),
            Sample.Open(3, createdAt: "2024-12-31T23:59:59Z"),
            Sample.Open(4, createdAt: "2025-01-01T00:00:00Z"));

        Assert.Equal([3, 2], report.Repositories.Single().PullRequests.Select(entry => entry.Number));
        Assert.Equal(2, report.Totals.PullRequests);
    }

    [Fact]
    public void Repositories_stand_by_counted_pull_requests_then_by_name_without_regard_to_case()
    {
        var report = Sample.Build(
            Sample.Merged(1, "b/one"),
            Sample.Merged(1, "A/one"),
            Sample.Merged(1, "C/one"),
            Sample.Merged(1, "z/two"),
            Sample.Open(2, "z/two"),
            Sample.Closed(2, "b/one"),
            Sample.Closed(3, "b/one"));

        Assert.Equal(["z/two", "A/one", "b/one", "C/one"], report.Repositories.Select(section => section.Name));
    }

    [Fact]
    public void Pull_requests_stand_newest_first_then_by_the_higher_number()
    {
        var report = Sample.Build(
            Sample.Merged(10, createdAt: "2024-02-01T00:00:00Z"),
            Sample.Merged(9, createdAt: "2024-05-01T00:00:00Z"),
            Sample.Merged(12, createdAt: "2024-02-01T00:00:00Z"),
            Sample.Merged(100, createdAt: "2024-01-01T00:00:00Z"));

        Assert.Equal([9, 12, 10, 100], report.Repositories.Single().PullRequests.Select(entry => entry.Number));
    }

    [Fact]
    public void The_role_is_the_association_on_the_newest_pull_request_there()
    {
        var report = Sample.Build(
            Sample.Merged(5, createdAt: "2024-01-01T00:00:00Z") with { AuthorAssociation = "FIRST_TIME_CONTRIBUTOR" },
            Sample.Merged(3, createdAt: "2024-06-01T00:00:00Z") with { AuthorAssociation = "CONTRIBUTOR" },
            Sample.Open(4, createdAt: "2024-06-01T00:00:00Z") with { AuthorAssociation = "MEMBER" },
            Sample.Merged(1, "octo/dog") with { AuthorAssociation = "OWNER" });

        Assert.Equal([("octo/cat", "MEMBER"), ("octo/dog", "OWNER")], report.Repositories.Select(section => (section.Name, section.Role)));
    }

    [Fact]
    public void One_that_is_given_twice_counts_once_by_its_newest_state()
    {
        var open = Sample.Open(1) with { Title = "Old title" };
        var merged = Sample.Merged(1) with { UpdatedAt = open.UpdatedAt.AddMinutes(1) };

        Assert.Equal(new ReportTotals(1, 1, 0, 0, 1, 3, 2, 1, 10, null), Sample.Build(open, merged).Totals);
        Assert.Equal("Change 1", Sample.Build(merged, open).Repositories.Single().PullRequests.Single().Title);
    }

    [Fact]
    public void Of_two_equally_new_states_the_one_with_known_files_counts()
    {
        var known = Sample.Merged(1);
        var unknown = known with { Files = null };

        Assert.Single(Sample.Build(known, unknown).Languages);
        Assert.Single(Sample.Build(unknown, known).Languages);
    }

    [Fact]
    public void A_repository_in_two_letter_cases_is_one()
    {
        var report = Sample.Build(Sample.Merged(1, "Octo/Cat"), Sample.Merged(2, "octo/cat"));

        Assert.Equal(2, Assert.Single(report.Repositories).PullRequests.Length);
        Assert.Equal(1, report.Totals.Repositories);
        Assert.Equal(10, report.Totals.StarIncrease);
    }

    [Fact]
    public void An_unknown_star_increase_makes_the_sum_unknown_and_says_of_how_many()
    {
        var input = Sample.Input(Sample.Merged(1, "a/known"), Sample.Merged(1, "b/unknown"), Sample.Merged(1, "c/unobserved"), Sample.Closed(1, "d/closed"));
        var report = ReportBuilder.Build(input with
        {
            StarGains = new Dictionary<string, StarGain> { ["A/Known"] = new(7, null), ["b/unknown"] = new(null, "Too young.") },
        });

        Assert.Null(report.Totals.StarIncrease);
        Assert.Equal("The star increase is unknown for 2 of 3 repositories.", report.Totals.StarIncreaseReason);
        Assert.Equal(
            [(7, null), (null, "Too young."), (null, "The repository's star count was not observed."), (null, "The repository's star count was not observed.")],
            report.Repositories.Select(section => (section.StarIncrease, section.StarIncreaseReason)));
    }

    [Fact]
    public void The_order_in_which_things_were_gathered_does_not_show()
    {
        var input = Sample.Input(Sample.Merged(1, "a/b"), Sample.Open(2, "a/b"), Sample.Closed(3, "c/d"), Sample.Merged(4, "e/f"));
        MissingPart[] parts = [new("files", "e/f", 4, "Timed out."), new("files", "a/b", 2, "Timed out."), new("files", "a/b", 1, "Timed out.")];

        var one = ReportBuilder.Build(input with { Missing = [.. parts] });
        var other = ReportBuilder.Build(input with
        {
            PullRequests = [.. input.PullRequests.Reverse()],
            Repositories = [.. input.Repositories.Reverse()],
            Missing = [.. parts.Reverse(), parts[0]],
        });

        Assert.Equal(ReportDocument.ToJson(one), ReportDocument.ToJson(other));
        Assert.Equal([1, 2, 4], one.Missing.Select(part => part.Number));
    }

    [Fact]
    public void What_is_missing_makes_it_incomplete_and_leaves_the_numbers_alone()
    {
        var pullRequest = Sample.Merged(1) with { Files = null };
        var missing = new MissingPart("files", "octo/cat", 1, "GitHub gave no file list.");

        var report = ReportBuilder.Build(Sample.Input(pullRequest) with { Missing = [missing] });

        Assert.False(report.Complete);
        Assert.Equal(missing, Assert.Single(report.Missing));
        Assert.Equal(5, report.Totals.Additions + report.Totals.Deletions);
        Assert.Empty(report.Languages);
    }
}
