using GitBrag.Credentials;
using GitBrag.Tests.Hosting;

namespace GitBrag.Tests.Credentials;

public sealed class CredentialGrainTests
{
    private static readonly RequestNeed Need = new("s", GitHubApi.GraphQL, 0, 0);

    [Fact]
    public async Task What_GitHub_said_to_wait_for_survives_a_crash()
    {
        await using var host = await GrainHost.StartAsync();
        var until = host.Clock.GetUtcNow().AddMinutes(40);
        var grant = await Budget(host).Acquire(Need);
        await Budget(host).Settle(new RequestReceipt { Grant = grant.Id, BlockedUntil = until });

        await host.CrashAsync();

        Assert.Equal(until, (await Budget(host).Acquire(Need)).AskAgainAt);
        host.Clock.Advance(TimeSpan.FromMinutes(40));
        Assert.Null((await Budget(host).Acquire(Need)).AskAgainAt);
    }

    [Fact]
    public async Task Requests_that_name_nearly_the_same_instant_are_stored_once()
    {
        await using var host = await GrainHost.StartAsync();
        var writes = 0;
        host.States.BeforeChange = _ =>
        {
            Interlocked.Increment(ref writes);
            return Task.CompletedTask;
        };
        var grants = new List<RequestGrant>();
        for (var i = 0; i < 5; i++)
            grants.Add(await Budget(host).Acquire(Need));

        foreach (var (grant, i) in grants.Select((grant, i) => (grant, i)))
            await Budget(host).Settle(new RequestReceipt { Grant = grant.Id, BlockedUntil = host.Clock.GetUtcNow().AddSeconds(60 + (i * 0.1)) });

        Assert.Equal(1, writes);
    }

    [Fact]
    public async Task A_wait_is_obeyed_even_when_it_cannot_be_stored_and_is_stored_at_the_next_occasion()
    {
        await using var host = await GrainHost.StartAsync();
        host.States.BeforeChange = _ => throw new IOException("The disk is full.");
        var until = host.Clock.GetUtcNow().AddMinutes(5);
        var grant = await Budget(host).Acquire(Need);

        await Assert.ThrowsAnyAsync<Exception>(() => Budget(host).Settle(new RequestReceipt { Grant = grant.Id, BlockedUntil = until }));

        Assert.Equal(until, (await Budget(host).Acquire(Need)).AskAgainAt);
        host.States.BeforeChange = null;
        await Budget(host).Settle(new RequestReceipt { Grant = grant.Id, BlockedUntil = until });
        await host.CrashAsync();
        Assert.Equal(until, (await Budget(host).Acquire(Need)).AskAgainAt);
    }

    private static ICredentialGrain Budget(GrainHost host) => host.Grains.GetGrain<ICredentialGrain>("github.com/0123456789abcdef");
}
