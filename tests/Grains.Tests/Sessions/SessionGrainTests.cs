using System.Text;
using GitBrag.Credentials;
using GitBrag.GitHub.StandIn;
using GitBrag.Sessions;
using GitBrag.Testing;
using GitBrag.Tests.Hosting;

namespace GitBrag.Tests.Sessions;

public sealed class SessionGrainTests
{
    [Fact]
    public async Task A_session_survives_a_crash_and_is_over_at_its_instant()
    {
        await using var host = await GrainHost.StartAsync();
        var session = Session(host, TimeSpan.FromHours(24));
        await Grain(host).Begin(session);

        await host.CrashAsync();
        host.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        var before = await Grain(host).Get();
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var after = await Grain(host).Get();

        Assert.Equal((session.AccountId, session.Login, session.Credential, session.ExpiresAt), (before.Session!.AccountId, before.Session.Login, before.Session.Credential, before.Session.ExpiresAt));
        Assert.Equal(["repo"], before.Session.Scopes.ToArray());
        Assert.Equal(SessionLookup.None, after);
    }

    [Fact]
    public async Task A_session_that_is_over_is_erased_by_itself()
    {
        await using var host = await GrainHost.StartAsync();

        await Grain(host).Begin(Session(host, TimeSpan.Zero));

        await Deadline.UntilAsync(() => host.States.Ids.Count == 0 && host.Reminders.Rows.Count == 0);
    }

    [Fact]
    public async Task An_ended_session_leaves_nothing_behind()
    {
        await using var host = await GrainHost.StartAsync();
        await Grain(host).Begin(Session(host, TimeSpan.FromHours(24)));
        Assert.NotEmpty(host.Reminders.Rows);

        await Grain(host).End();
        await Grain(host).End();

        Assert.Equal(SessionLookup.None, await Grain(host).Get());
        Assert.Empty(host.States.Ids);
        Assert.Empty(host.Reminders.Rows);
    }

    [Fact]
    public async Task An_accounts_sessions_are_listed_from_before_each_is_stored_until_it_ends()
    {
        await using var host = await GrainHost.StartAsync();
        var list = host.Grains.GetGrain<IAccountSessionsGrain>($"{host.GitHub.ApiUrl.Authority}/octocat");
        var second = host.Grains.GetGrain<ISessionGrain>($"github.com/{new string('b', 64)}");
        await Grain(host).Begin(Session(host, TimeSpan.FromHours(24)));
        host.States.BeforeChange = static change => change.Id.Grain.StartsWith("session/", StringComparison.Ordinal) ? throw new IOException("The disk is full.") : Task.CompletedTask;
        await Assert.ThrowsAnyAsync<Exception>(() => second.Begin(Session(host, TimeSpan.FromHours(12))));
        host.States.BeforeChange = null;

        Assert.Equal([Grain(host).GetPrimaryKeyString(), second.GetPrimaryKeyString()], (await list.GetSessions()).Order(StringComparer.Ordinal));
        await Grain(host).End();
        Assert.Equal([second.GetPrimaryKeyString()], [.. await list.GetSessions()]);
        host.Clock.Advance(TimeSpan.FromHours(12));
        await Grain(host).Begin(Session(host, TimeSpan.FromHours(24)));
        Assert.Equal([Grain(host).GetPrimaryKeyString()], [.. await list.GetSessions()]);
    }

    [Fact]
    public async Task A_session_that_was_never_begun_is_none_and_stores_nothing()
    {
        await using var host = await GrainHost.StartAsync();

        Assert.Equal(SessionLookup.None, await Grain(host).Get());

        Assert.Empty(host.States.Ids);
    }

    [Fact]
    public async Task A_token_that_GitHub_refuses_ends_the_session_and_is_erased_while_the_reason_is_remembered()
    {
        await using var host = await GrainHost.StartAsync();
        var session = Session(host, TimeSpan.FromHours(24));
        await Grain(host).Begin(session);

        await host.Budget(session.Credential).Settle(new RequestReceipt { Grant = 1, Rejected = true });

        Assert.Equal(SessionLookup.Rejected, await Grain(host).Get());
        var stored = Encoding.UTF8.GetString(host.States.Data(Assert.Single(host.States.Ids))!);
        Assert.DoesNotContain(session.Credential.ProtectedToken!, stored, StringComparison.Ordinal);
        await host.CrashAsync();
        Assert.Equal(SessionLookup.Rejected, await Grain(host).Get());
        host.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(SessionLookup.None, await Grain(host).Get());
    }

    [Fact]
    public async Task A_token_counts_as_refused_until_GitHub_answers_with_data()
    {
        await using var host = await GrainHost.StartAsync();
        var budget = host.Budget(host.Credential(GitHubStandIn.DefaultToken));

        await budget.Settle(new RequestReceipt { Grant = 1, Rejected = true });
        await budget.Settle(new RequestReceipt { Grant = 2 });
        var refused = (await budget.GetStanding()).IsRejected;
        await budget.Settle(new RequestReceipt { Grant = 3, Answered = true });

        Assert.True(refused);
        Assert.False((await budget.GetStanding()).IsRejected);
    }

    private static Session Session(GrainHost host, TimeSpan age) =>
        new(583231, "OctoCat", ["repo"], host.Credential(GitHubStandIn.DefaultToken), host.Clock.GetUtcNow(), host.Clock.GetUtcNow() + age);

    private static ISessionGrain Grain(GrainHost host) => host.Grains.GetGrain<ISessionGrain>($"github.com/{new string('a', 64)}");
}
