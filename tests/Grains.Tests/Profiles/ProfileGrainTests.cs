using GitBrag.GitHub.StandIn;
using GitBrag.Keys;
using GitBrag.Profiles;
using GitBrag.Tests.Hosting;

namespace GitBrag.Tests.Profiles;

public sealed class ProfileGrainTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task Nobody_is_asked_without_credentials()
    {
        await using var host = await StartAsync();

        Assert.Null(await host.Profile("octocat").Get(null));
        Assert.Equal(0, host.GitHub.Stats.Calls);
    }

    [Fact]
    public async Task A_profile_is_fetched_once_an_hour_at_most_and_only_for_those_with_credentials()
    {
        await using var host = await StartAsync();
        var first = await host.Profile("octocat").Get(CredentialReference.Server);
        host.GitHub.World.AddUser(host.GitHub.World.User("octocat")! with { Bio = "Changed" });

        host.Clock.Advance(Hour - TimeSpan.FromSeconds(1));
        Assert.Equal("A cat", (await host.Profile("octocat").Get(CredentialReference.Server))!.Bio);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("A cat", (await host.Profile("octocat").Get(null))!.Bio);
        Assert.Equal(1, host.GitHub.Stats.Calls);
        var second = await host.Profile("octocat").Get(CredentialReference.Server);

        Assert.Equal(("Octocat", "Mona", "A cat", 583231L), (first!.Login, first.Name, first.Bio, first.Id));
        Assert.Equal([new SocialAccount("mastodon", "https://example.org/@mona")], first.SocialAccounts.AsEnumerable());
        Assert.Equal(("Changed", host.Clock.GetUtcNow()), (second!.Bio, second.FetchedAt));
    }

    [Fact]
    public async Task A_profile_survives_a_restart_until_it_is_erased()
    {
        await using var host = await StartAsync();
        await host.Profile("octocat").Get(CredentialReference.Server);
        await host.RestartAsync();
        Assert.Equal("Mona", (await host.Profile("octocat").Get(null))!.Name);

        await host.Profile("octocat").Erase(bar: false);

        Assert.Null(await host.Profile("octocat").Get(null));
        Assert.DoesNotContain(host.States.Ids, id => id.GrainType == "profile");
    }

    [Fact]
    public async Task Of_a_barred_username_nothing_is_asked_or_kept_any_more()
    {
        await using var host = await StartAsync();
        var profile = (await host.Profile("octocat").Get(CredentialReference.Server))!;

        await host.Profile("octocat").Erase(bar: true);
        await host.Profile("octocat").Update(profile);
        await host.Profile("octocat").Erase(bar: false);
        await host.RestartAsync();

        Assert.Null(await host.Profile("octocat").Get(CredentialReference.Server));
        Assert.Null(await host.Profile("octocat").Get(null));
        Assert.Equal(1, host.GitHub.Stats.Calls);
    }

    [Fact]
    public async Task An_old_profile_is_better_than_none_when_the_credentials_are_of_no_use()
    {
        await using var host = await StartAsync();
        await host.Profile("octocat").Get(CredentialReference.Server);
        host.Clock.Advance(Hour);

        Assert.Equal("Mona", (await host.Profile("octocat").Get(host.Credential("expired")))!.Name);
    }

    [Fact]
    public async Task Somebody_GitHub_does_not_know_has_no_profile()
    {
        await using var host = await StartAsync();

        Assert.Null(await host.Profile("nobody").Get(CredentialReference.Server));
        Assert.DoesNotContain(host.States.Ids, id => id.Grain.Contains("nobody", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_cache_every_question_goes_to_GitHub_and_nothing_is_stored()
    {
        await using var host = await StartAsync(options => options.Grains.CacheEnabled = false);

        await host.Profile("octocat").Get(CredentialReference.Server);
        await host.Profile("octocat").Get(CredentialReference.Server);

        Assert.Equal(2, host.GitHub.Stats.Calls);
        Assert.Null(await host.Profile("octocat").Get(null));
        Assert.Empty(host.States.Ids);
    }

    private static async Task<GrainHost> StartAsync(Action<GrainHostOptions>? configure = null)
    {
        var host = await GrainHost.StartAsync(configure);
        host.GitHub.World.AddUser(new WorldUser
        {
            Login = "Octocat",
            DatabaseId = 583231,
            Name = "Mona",
            Bio = "A cat",
            SocialAccounts = [new WorldSocialAccount("mastodon", "https://example.org/@mona")],
        });
        return host;
    }
}
