namespace GitBrag.GitHub.StandIn;

/// <summary>How a stand-in is started. The defaults suit tests: a free port, no latency, GitHub's own limits.</summary>
public sealed record GitHubStandInOptions
{
    /// <summary>The port on 127.0.0.1; 0 for a free one.</summary>
    public int Port { get; init; }

    /// <summary>The clock of limits, latency and generated pull requests.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How long answers take.</summary>
    public Latency Latency { get; init; } = Latency.None;

    /// <summary>The sizes of the limits.</summary>
    public LimitOptions Limits { get; init; } = new();

    /// <summary>
    /// Whether <see cref="GitHubStandIn.DisposeAsync"/> fails when a client broke a limit. Default true, which checks the client in every test; false when another check
    /// exists, or when breaking limits is the purpose.
    /// </summary>
    public bool HoldsClientsToLimits { get; init; } = true;

    /// <summary>The OAuth app's id, which with its secret as basic authentication calls the API without a user.</summary>
    public string ClientId { get; init; } = "standin-client";

    /// <summary>The OAuth app's secret.</summary>
    public string ClientSecret { get; init; } = "standin-secret";

    /// <summary>The seed of the random source that says which requests a fault with a rate hits.</summary>
    public int Seed { get; init; } = 1;
}
