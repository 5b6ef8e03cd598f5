using GitBrag.Hosting;

namespace GitBrag.Api;

/// <summary>The service: REST and pages, with the grains in the same process unless a cluster hosts them.</summary>
public static class GitBragApplication
{
    /// <summary>Composes the service without starting it.</summary>
    /// <param name="args">
    /// Settings as <c>--NAME=value</c>. They override environment variables, which override <c>appsettings.json</c> beside the program or at the root of its checkout.
    /// </param>
    /// <param name="configure">Changes the configuration or registers services before the defaults are; null for nothing.</param>
    /// <returns>The service. Dispose it to release what it holds.</returns>
    /// <exception cref="StartRefusedException">A setting is invalid.</exception>
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

    /// <summary>Runs the service until it is stopped. With <c>--health</c>, asks the running one whether it is ready.</summary>
    /// <param name="args">As for <see cref="Create"/>.</param>
    /// <param name="configure">As for <see cref="Create"/>.</param>
    /// <returns>The exit code: 0; 1 after a failure; or that of a <see cref="StartRefusedException"/>, whose message goes to the standard error stream.</returns>
    public static Task<int> RunAsync(string[] args, Action<WebApplicationBuilder>? configure = null) =>
        HealthProbe.IsAsked(args) ? HealthProbe.RunAsync(args, ProgramRole.Gateway) : HostRunner.RunAsync(() => Create(args, configure));
}
