using System.Globalization;
using GitBrag.GitHub.Listing;
using GitBrag.GitHub.Sessions;
using GitBrag.GitHub.StandIn;

namespace GitBrag.Tests.GitHub;

/// <summary>What a listing costs that builds upon an earlier one, and that it finds the same as one from scratch.</summary>
public sealed class ListingRefreshTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Later = GitHubAtWork.Until.AddHours(7);

    private GitHubAtWork _gitHub = null!;
    private IReadOnlyList<WorldPullRequest> _made = [];
    private KnownListing _known = null!;

    private World World => _gitHub.StandIn.World;

    public async ValueTask InitializeAsync()
    {
        _gitHub = await GitHubAtWork.StartAsync();
        _made = World.AddGenerated("ada", 420, days: 500, maxFiles: 1, until: GitHubAtWork.Until.AddHours(-1));
        _known = (await _gitHub.ListAsync("ada")).Known(GitHubAtWork.Since, GitHubAtWork.Until);
        _gitHub.StandIn.ResetStats();
    }

    public async ValueTask DisposeAsync() => await _gitHub.DisposeAsync();

    [Fact]
    public async Task Nothing_new_costs_one_request()
    {
        await RefreshAsync(mostRequests: 1);
    }

    [Fact]
    public async Task What_was_opened_merged_and_updated_costs_no_more()
    {
        World.AddPullRequest(Made(0) with { Title = "Renamed", UpdatedAt = Later.AddHours(-1) });
        World.AddPullRequest(_made.First(pull => pull.State == "OPEN") with { MergedAt = Later.AddHours(-2), ClosedAt = null, UpdatedAt = default });
        World.AddPullRequest(Made(0) with { Number = 9_000, DatabaseId = 0, CreatedAt = Later.AddHours(-3), MergedAt = null, ClosedAt = null, UpdatedAt = default });

        var listed = await RefreshAsync(mostRequests: 1);

        Assert.Contains(listed.PullRequests, pull => pull.Title == "Renamed");
    }

    [Fact]
    public async Task What_fell_out_at_the_old_end_is_not_listed_any_more()
    {
        await RefreshAsync(mostRequests: 1, since: GitHubAtWork.Since.AddDays(40));
    }

    [Fact]
    public async Task What_was_removed_is_found_by_counting()
    {
        foreach (var gone in new[] { 3, 150, 151, 290 })
            World.RemovePullRequest(Made(gone).Repository, Made(gone).Number);

        await RefreshAsync(mostRequests: 7);
    }

    [Fact]
    public async Task A_repository_that_turned_private_takes_its_pull_requests_with_it()
    {
        World.SetPrivate(Made(5).Repository);

        await RefreshAsync(mostRequests: 2);
    }

    [Fact]
    public async Task A_repository_that_was_deleted_takes_its_pull_requests_with_it()
    {
        World.RemoveRepository(Made(5).Repository);

        await RefreshAsync(mostRequests: 2);
    }

    [Fact]
    public async Task Repositories_that_are_more_than_one_query_takes_are_all_looked_at()
    {
        for (var number = 1; number <= 230; number++)
            World.AddPullRequest(Made(0) with { Repository = $"many/r{number}", DatabaseId = 0 });
        _known = (await _gitHub.ListAsync("ada")).Known(GitHubAtWork.Since, GitHubAtWork.Until);
        _gitHub.StandIn.ResetStats();
        World.SetPrivate("many/r117");
        World.RemoveRepository("many/r230");

        await RefreshAsync(mostRequests: 3);
    }

    [Fact]
    public async Task What_appeared_without_having_been_updated_is_found_by_counting()
    {
        World.SetPrivate(Made(5).Repository);
        _known = (await _gitHub.ListAsync("ada")).Known(GitHubAtWork.Since, GitHubAtWork.Until);
        World.SetPrivate(Made(5).Repository, isPrivate: false);

        await RefreshAsync(mostRequests: 100);
    }

    [Fact]
    public async Task Pull_requests_of_a_renamed_repository_are_listed_under_its_new_name()
    {
        World.RenameRepository(Made(5).Repository, "new/name");

        var listed = await RefreshAsync(mostRequests: 1);

        Assert.Contains(listed.PullRequests, pull => pull is { Repository: "new/name", Number: 7 } && pull.Url == "https://github.com/new/name/pull/7");
        Assert.DoesNotContain(listed.PullRequests, pull => pull.Repository == Made(5).Repository);
    }

    [Fact]
    public async Task A_name_that_one_repository_gave_up_and_another_took_keeps_the_two_apart()
    {
        var names = _made.Select(pull => pull.Repository).Distinct().Order().Take(3).ToArray();
        World.RenameRepository(names[0], "was/first");
        World.RenameRepository(names[1], names[0]);
        World.RenameRepository(names[2], names[1]);
        World.SetPrivate("was/first");

        await RefreshAsync(mostRequests: 2);
    }

    [Fact]
    public async Task Ids_in_another_encoding_make_no_other_pull_requests()
    {
        World.WritesNewIds = true;
        World.AddPullRequest(Made(0) with { Title = "Renamed", UpdatedAt = Later.AddHours(-1) });
        World.RemovePullRequest(Made(33).Repository, Made(33).Number);

        await RefreshAsync(mostRequests: 4);
    }

    [Fact]
    public async Task Pull_requests_that_an_earlier_version_stored_under_two_ids_become_one()
    {
        World.WritesNewIds = true;
        var again = (await _gitHub.ListAsync("ada")).PullRequests;
        _known = _known with { PullRequests = [.. _known.PullRequests, .. again.Take(40)] };
        _gitHub.StandIn.ResetStats();

        await RefreshAsync(mostRequests: 1);
    }

    [Fact]
    public async Task A_listing_without_the_ids_of_repositories_is_made_again()
    {
        _known = _known with { PullRequests = [.. _known.PullRequests.Select(pull => pull with { RepositoryId = null })] };

        await RefreshAsync(mostRequests: 30);

        Assert.NotEqual(0, _gitHub.StandIn.Stats.Operations["Listing"]);
    }

    [Fact]
    public async Task Somebody_whom_the_search_no_longer_finds_keeps_what_is_known()
    {
        World.AddUser(World.User("ada")! with { IsSearchable = false });
        World.AddPullRequest(Made(0) with { Number = 9_000, DatabaseId = 0, CreatedAt = Later.AddHours(-3), MergedAt = null, ClosedAt = null, UpdatedAt = default });

        await RefreshAsync(mostRequests: 25);
    }

    [Fact]
    public async Task What_the_search_is_behind_with_is_kept()
    {
        World.AddPullRequest(Made(7) with { HidesFromSearch = true });

        await RefreshAsync(mostRequests: 4);
    }

    [Fact]
    public async Task Much_that_changed_is_read_page_after_page()
    {
        foreach (var pull in _made.Take(250))
            World.AddPullRequest(pull with { UpdatedAt = Later.AddMinutes(-5) });

        var listed = await RefreshAsync(mostRequests: 4);

        Assert.Equal(250, listed.PullRequests.Count(pull => pull.UpdatedAt > _known.ListedAt) + _made.Take(250).Count(pull => !IsIn(pull, GitHubAtWork.Since, Later)));
    }

    [Theory]
    [InlineData("2025-01-01T00:00:00Z", "2026-03-01T00:00:00Z", true)]
    [InlineData("2025-02-01T00:00:00Z", "2025-03-01T00:00:00Z", true)]
    [InlineData("2024-12-31T23:59:59Z", "2025-03-01T00:00:00Z", false)]
    public void A_listing_up_to_its_present_covers_what_begins_no_sooner(string since, string until, bool covered)
    {
        // A period that ends now has whole seconds, and the listing begins a little after it was fixed.
        var known = _known with { ListedAt = GitHubAtWork.Until.AddSeconds(1.7) };

        Assert.Equal(covered, known.Covers(DateTimeOffset.Parse(since, CultureInfo.InvariantCulture), DateTimeOffset.Parse(until, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void A_listing_of_the_past_covers_nothing_behind_its_end()
    {
        var known = _known with { ListedAt = GitHubAtWork.Until.AddDays(90) };

        Assert.True(known.Covers(GitHubAtWork.Since, GitHubAtWork.Until));
        Assert.False(known.Covers(GitHubAtWork.Since, GitHubAtWork.Until.AddSeconds(1)));
    }

    [Fact]
    public async Task Another_account_under_the_same_login_is_listed_anew()
    {
        _known = _known with { SubjectId = 1 };

        await RefreshAsync(mostRequests: 30);

        Assert.NotEqual(0, _gitHub.StandIn.Stats.Operations["Listing"]);
    }

    [Fact]
    public async Task A_powerful_token_sees_nothing_private_in_what_was_updated()
    {
        _gitHub.StandIn.Tokens.Add("powerful", "ada", "repo");
        World.AddRepository(new WorldRepository { FullName = "ada/secret", IsPrivate = true });
        World.AddPullRequest(Made(0) with { Repository = "ada/secret", DatabaseId = 0, CreatedAt = Later.AddHours(-1), MergedAt = null, ClosedAt = null, UpdatedAt = default });

        await RefreshAsync(mostRequests: 1, session: _gitHub.Open(_gitHub.Tokens.Protect("powerful")));
    }

    [Theory]
    [InlineData("Refresh")]
    [InlineData("Counts")]
    [InlineData("Window")]
    [InlineData("Standing")]
    public async Task Where_an_answer_never_comes_everything_is_listed_after_all(string operation)
    {
        World.RemovePullRequest(Made(33).Repository, Made(33).Number);
        _gitHub.StandIn.Faults.Add(new Fault { Operation = operation, Status = 500, Times = operation == "Window" ? 8 : 4 });

        await RefreshAsync(mostRequests: 100);
    }

    private WorldPullRequest Made(int index) => _made.Where(pull => IsIn(pull, GitHubAtWork.Since, GitHubAtWork.Until)).ElementAt(index);

    private async Task<Listed> RefreshAsync(int mostRequests, DateTimeOffset? since = null, GitHubSession? session = null)
    {
        var from = since ?? GitHubAtWork.Since;
        var listed = await GitHubAtWork.ListAsync(session ?? _gitHub.Open(), "ada", from, Later, _known);

        var expected = World.PullRequestsOf("ada").Where(pull => IsIn(pull, from, Later) && !World.Repository(pull.Repository)!.IsPrivate).ToList();
        Assert.Equal(expected.Select(pull => pull.Key).Order(), listed.PullRequests.Select(pull => $"{pull.Repository}#{pull.Number}").Order());
        Assert.Equal(expected.Sum(pull => pull.UpdatedAt.ToUnixTimeSeconds()), listed.PullRequests.Sum(pull => pull.UpdatedAt.ToUnixTimeSeconds()));
        Assert.Equal(
            expected.Select(pull => pull.Repository).Distinct().Order(), listed.Pages.SelectMany(page => page.Repositories).Select(repository => repository.Name).Distinct().Order());
        Assert.Null(listed.Outcome.Error);
        Assert.Empty(listed.Outcome.Missing);
        Assert.Empty(_gitHub.StandIn.Stats.InvalidQueries);
        Assert.InRange(_gitHub.StandIn.Stats.Calls, 1, mostRequests);
        return listed;
    }

    private static bool IsIn(WorldPullRequest pull, DateTimeOffset since, DateTimeOffset until) =>
        (since <= pull.CreatedAt && pull.CreatedAt <= until) || (since <= pull.MergedAt && pull.MergedAt <= until);
}
