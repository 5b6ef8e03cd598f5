namespace GitBrag.GitHub.StandIn;

/// <summary>Tests with their own stand-in, without latency, and a client with the default token.</summary>
public abstract class StandInTests : IAsyncLifetime
{
    internal Client Client { get; private set; } = null!;

    protected GitHubStandIn GitHub { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync()
    {
        GitHub = await GitHubStandIn.StartAsync(new GitHubStandInOptions { HoldsClientsToLimits = false });
        Client = new Client(GitHub);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await GitHub.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
