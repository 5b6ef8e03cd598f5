using GitBrag.Hosting;

namespace GitBrag.Silo;

/// <summary>A silo of a cluster as a program: grains, health and an optional dashboard.</summary>
public static class SiloApplication
{
    /// <summary>Builds the silo without starting it.</summary>
    /// <param name="args">Settings as <c>--NAME=value</c>, as for the service.</param>
    /// <param name="configure">Changes the configuration, or registers services that are to be used instead of the usual ones, before anything else is; null for none.</param>
    /// <returns>The silo. Disposing it ends what it began.</returns>
    /// <exception cref="StartRefusedException">A setting cannot be used.</exception>
    public static WebApplication Create(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = ProgramBuilder.Create(args, typeof(SiloApplication).Assembly.GetName().Name);
        configure?.Invoke(builder);

        var settings = GitBragSettings.Read(builder.Configuration, ProgramRole.Silo);
        var place = SiloSettings.Read(builder.Configuration, settings);
        builder.Apply(settings);
        builder.AddTelemetry("gitbrag-silo");
        builder.AddSilo(settings, place, silo => silo.AddDashboard(place.Dashboard));

        var app = builder.Build();
        app.MapHealth();
        app.MapDashboard(place.Dashboard);
        return app;
    }

    /// <summary>Runs the silo until it is stopped. With <c>--health</c>, asks the running one whether it is ready.</summary>
    /// <param name="args">As for <see cref="Create"/>.</param>
    /// <returns>The exit code: 0, 1 when it failed, or that of a <see cref="StartRefusedException"/>, whose sentence is then on the standard error stream.</returns>
    public static Task<int> RunAsync(string[] args) =>
        HealthProbe.IsAsked(args) ? HealthProbe.RunAsync(args, ProgramRole.Silo) : HostRunner.RunAsync(() => Create(args));
}
