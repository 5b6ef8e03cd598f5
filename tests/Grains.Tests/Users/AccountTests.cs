using GitBrag.GitHub.StandIn;
using GitBrag.Tests.Hosting;
using GitBrag.Users;

namespace GitBrag.Tests.Users;

/// <summary>Whose report it is, and with whose credentials it is made.</summary>
public sealed class AccountTests
{
    [Fact]
    public async Task Predecessor_fault_09_an_unknown_user_fails_and_leaves_no_report()
    {
        await using var host = await GrainHost.StartAsync();

        var task = await host.WaitForEnd("nobody", (await host.Start("nobody")).Id);

        Assert.Equal((TaskState.Failed, TaskError.UserNotFound), (task.State, task.Error?.Type));
        Assert.Contains("nobody", task.Error!.Detail, StringComparison.Ordinal);
        Assert.Empty(await host.User("nobody").GetReports());
        Assert.DoesNotContain(host.States.Ids, id => id.GrainType is "report" or "profile");
    }

    [Fact]
    public async Task An_organisation_and_an_app_are_refused_as_not_being_people()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddOrganization(new WorldOrganization { Login = "octo-org" });

        var organization = await host.WaitForEnd("octo-org", (await host.Start("octo-org")).Id);
        var app = await host.WaitForEnd("octo[bot]", (await host.Start("octo[bot]")).Id);

        Assert.Equal(TaskError.NotAUser, organization.Error?.Type);
        Assert.Equal(TaskError.NotAUser, app.Error?.Type);
    }

    [Fact]
    public async Task A_login_that_was_taken_over_by_another_account_inherits_nothing()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddUser(new WorldUser { Login = "octocat", DatabaseId = 1 });
        var old = AddMerged(host, 1, [new WorldFile("old.py", 10, 0)]);
        await host.Generate("octocat");
        host.GitHub.World.RemoveUser("octocat");

        // The strangest case: everything about the pull request that could prove its files is the same, but it is another account's now.
        host.GitHub.World.AddUser(new WorldUser { Login = "octocat", DatabaseId = 2 });
        host.GitHub.World.AddPullRequest(old with { Files = [new WorldFile("new.go", 20, 0)] });
        host.Clock.Advance(TimeSpan.FromHours(24));
        var report = await host.Generate("octocat");

        Assert.Equal(["Go"], report.Languages.Select(language => language.Name));
        Assert.Equal(20, report.Totals.Additions);
        Assert.Equal(2, (await host.Report("octocat", "1_year").GetHeader())!.SubjectId);
        Assert.Equal(2, (await host.Profile("octocat").Get(null))!.Id);
    }

    [Fact]
    public async Task A_renamed_account_is_told_by_its_new_name_and_keeps_what_is_stored()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddUser(new WorldUser { Login = "octocat", DatabaseId = 1 });
        AddMerged(host, 1, [new WorldFile("a.py", 10, 0)]);
        await host.Generate("octocat");
        host.GitHub.World.RemoveUser("octocat");
        host.GitHub.World.AddUser(new WorldUser { Login = "Hexacat", DatabaseId = 1 });

        var ended = await host.WaitForEnd("octocat", (await host.Start("octocat", force: true)).Id);

        Assert.Equal((TaskState.Failed, TaskError.UserRenamed), (ended.State, ended.Error?.Type));
        Assert.Contains("'Hexacat'", ended.Error!.Detail, StringComparison.Ordinal);
        Assert.Equal(10, (await host.ReadReport("octocat"))!.Totals.Additions);
    }

    [Fact]
    public async Task An_account_that_was_suspended_or_deleted_is_told_to_be_gone()
    {
        await using var host = await GrainHost.StartAsync();
        AddMerged(host, 1, [new WorldFile("a.py", 10, 0)]);
        await host.Generate("octocat");
        host.GitHub.World.RemoveUser("octocat");

        var ended = await host.WaitForEnd("octocat", (await host.Start("octocat", force: true)).Id);

        Assert.Equal((TaskState.Failed, TaskError.UserGone), (ended.State, ended.Error?.Type));
        Assert.NotNull(await host.ReadReport("octocat"));
    }

    [Fact]
    public async Task A_user_without_pull_requests_has_a_complete_report_of_none()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddUser(new WorldUser { Login = "newcomer" });

        var report = await host.Generate("newcomer");

        Assert.True(report.Complete);
        Assert.Equal((0, 0, 0L), (report.Totals.PullRequests, report.Totals.Repositories, report.Totals.Additions));
        Assert.Empty(report.Repositories);
    }

    [Fact]
    public async Task A_token_that_is_revoked_meanwhile_fails_the_task_and_harms_no_stored_report()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.Tokens.Add("alice-token", "alice");
        AddMerged(host, 1, [new WorldFile("a.py", 10, 0)]);
        var stored = await host.Generate("octocat");
        AddMerged(host, 2, [new WorldFile("b.py", 10, 0)]);
        var gate = AnswerGate.ForListing(host);

        var task = await host.Start("octocat", force: true, credential: host.Credential("alice-token"));
        await gate.Holding;
        host.GitHub.Tokens.Revoke("alice-token");
        gate.Open();
        var ended = await host.WaitForEnd("octocat", task.Id);

        Assert.Equal((TaskState.Failed, TaskError.BadCredentials), (ended.State, ended.Error?.Type));
        Assert.Equal(host.Credential("alice-token").Owner, ended.StartedBy);
        Assert.Equal(stored.Totals, (await host.ReadReport("octocat"))!.Totals);
        Assert.True(Assert.Single(await host.User("octocat").GetReports()).Complete);
    }

    [Fact]
    public async Task A_task_uses_the_credentials_it_was_started_with_also_after_a_restart()
    {
        await using var host = await GrainHost.StartAsync(options => options.Tokens.Clear());
        host.GitHub.Tokens.Add("alice-token", "alice");
        host.GitHub.World.AddGenerated("octocat", 20);
        var gate = AnswerGate.ForFileLists(host);
        var task = await host.Start("octocat", credential: host.Credential("alice-token"));
        await gate.Holding;

        await host.RestartAsync(() => host.GitHub.BeforeAnswer = null);

        Assert.Equal(TaskState.Succeeded, (await host.WaitForEnd("octocat", task.Id)).State);
        Assert.All(host.GitHub.Stats.Log, call => Assert.Equal("alice", call.Login));
    }

    private static WorldPullRequest AddMerged(GrainHost host, int number, IReadOnlyList<WorldFile> files) => host.GitHub.World.AddPullRequest(new WorldPullRequest
    {
        Repository = "octo/works",
        Number = number,
        Author = "octocat",
        CreatedAt = host.Clock.GetUtcNow().AddDays(-2),
        MergedAt = host.Clock.GetUtcNow().AddDays(-1),
        Files = files,
    });
}
