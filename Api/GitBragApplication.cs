using GitBrag.Hosting;

namespace GitBrag.Api;

/// <summary>The service as a program: REST, and the grains in the same process unless a cluster hosts them.</summary>
public static class GitBragApplication
{
    /// <summary>Composes the service without starting it.</summary>
    /// <param name="args">Settings as <c>--NAME=value</c>; they go before environment variables, which go before <c>appsettings.json</c>
    /// beside the program or at the root of its checkout.</param>
    /// <param name="configure">Changes the configuration, or registers services that are to be used instead of the usual ones, before anything else is; null for none.</param>
    /// <returns>The service. Disposing it ends what it began.</returns>
    /// <exception cref="StartRefusedException">A setting cannot be used.</exception>
    public static WebApplication Create(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = ProgramBuilder.Create(args, typeof(GitBragApplication).Assembly.GetName().Name);
        configure?.Invoke(builder);

        var settings = GitBragSettings.Read(builder.Configuration);
        builder.Apply(settings);
        builder.AddTelemetry(settings.Cluster is null ? "gitbrag" : "gitbrag-gateway");
        builder.AddGrains(settings);
        builder.Services.AddGitBragApi();

        var app = builder.Build();
        app.MapGitBragApi();
        return app;
    }

    /// <summary>Runs the service until it is told to stop; with <c>--health</c> asks the one that runs whether it is ready.</summary>
    /// <param name="args">As for <see cref="Create"/>.</param>
    /// <param name="configure">As for <see cref="Create"/>.</param>
    /// <returns>
    /// The exit code: 0, 1 when it failed, or that of a <see cref="StartRefusedException"/>, whose sentence is then on the standard error stream.
    /// </returns>
    public static Task<int> RunAsync(string[] args, Action<WebApplicationBuilder>? configure = null) =>
        HealthProbe.IsAsked(args) ? HealthProbe.RunAsync(args, ProgramRole.Gateway) : GuardedStart.RunAsync(() => Create(args, configure));
}
