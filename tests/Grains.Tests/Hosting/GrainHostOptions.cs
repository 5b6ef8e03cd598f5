using GitBrag.GitHub;
using GitBrag.GitHub.StandIn;
using GitBrag.Testing;

namespace GitBrag.Tests.Hosting;

/// <summary>What a <see cref="GrainHost"/> is started with.</summary>
internal sealed class GrainHostOptions
{
    /// <summary>How many silos. Each has to start for the test.</summary>
    public short Silos { get; set; } = 1;

    /// <summary>The settings of the grains.</summary>
    public GitBragOptions Grains { get; } = new();

    /// <summary>The clock that reports and GitHub go by.</summary>
    public ManualTimeProvider Clock { get; set; } = new();

    /// <summary>The clock that reports go by, where it is not <see cref="Clock"/>.</summary>
    public TimeProvider? Time { get; set; }

    /// <summary>Where GitHub is, where it is not the stand-in.</summary>
    public GitHubOptions? GitHub { get; set; }

    /// <summary>GitHub's limits.</summary>
    public LimitOptions Limits { get; set; } = new();

    /// <summary>The server's own tokens.</summary>
    public List<string> Tokens { get; } = [GitHubStandIn.DefaultToken];
}
