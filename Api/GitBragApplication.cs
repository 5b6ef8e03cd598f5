using GitBrag.Hosting;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Logging.Console;

namespace GitBrag.Api;

/// <summary>The service as a program: REST, and the grains in the same process.</summary>
public static class GitBragApplication
{
    private const int LargestBody = 16 << 10;
    private static readonly TimeSpan ShutdownTime = TimeSpan.FromSeconds(20);

    // One line an event, and of others' only what needs somebody; appsettings.json and the environment go before these.
    private static readonly Dictionary<string, string?> Defaults = new()
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft"] = "Warning",
        ["Logging:LogLevel:Orleans"] = "Warning",
        ["Logging:LogLevel:System"] = "Warning",

        // A start that failed is told by RunAsync, in a sentence.
        ["Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host"] = "Critical",

        // The keys lie beside what they protect: they guard tokens in logs and dumps of single records, not against whoever holds the whole storage.
        ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] = "Error",
        ["Logging:Console:FormatterName"] = LineFormatter.FormatterName,
    };

    /// <summary>Composes the service without starting it.</summary>
    /// <param name="args">Settings as <c>--NAME=value</c>; they go before environment variables, which go before <c>appsettings.json</c>
    /// beside the program or at the root of its checkout.</param>
    /// <param name="configure">Changes the configuration, or registers services that are to be used instead of the usual ones, before anything else is; null for none.</param>
    /// <returns>The service. Disposing it ends what it began.</returns>
    /// <exception cref="StartRefusedException">A setting cannot be used.</exception>
    public static WebApplication Create(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // Settings are read once, so nothing need watch their files.
            Args = ["--hostBuilder:reloadConfigOnChange=false", .. args],
            ApplicationName = typeof(GitBragApplication).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        AddLeastSources(builder.Configuration.Sources);
        builder.Services.AddSingleton<ConsoleFormatter, LineFormatter>();
        configure?.Invoke(builder);

        var settings = GitBragSettings.Read(builder.Configuration);
        builder.WebHost.UseUrls([.. settings.Addresses]);
        builder.WebHost.ConfigureKestrel(static kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
        });
        builder.Services.Configure<HostOptions>(static host => host.ShutdownTimeout = ShutdownTime);
        builder.AddGrains(settings);
        builder.Services.AddGitBragApi();

        var app = builder.Build();
        app.MapGitBragApi();
        return app;
    }

    // What these say yields to the appsettings.json beside the program, which yields to the environment.
    private static void AddLeastSources(IList<IConfigurationSource> sources)
    {
        sources.Insert(0, new MemoryConfigurationSource { InitialData = Defaults });
        if (Checkout.Root is { } root)
        {
            var file = new JsonConfigurationSource { Path = Path.Combine(root, "appsettings.json"), Optional = true };
            file.ResolveFileProvider();
            sources.Insert(1, file);
        }
    }

    /// <summary>Runs the service until it is told to stop.</summary>
    /// <param name="args">As for <see cref="Create"/>.</param>
    /// <param name="configure">As for <see cref="Create"/>.</param>
    /// <returns>
    /// The exit code: 0, 1 when it failed, or that of a <see cref="StartRefusedException"/>, whose sentence is then on the standard error stream.
    /// </returns>
    public static Task<int> RunAsync(string[] args, Action<WebApplicationBuilder>? configure = null) =>
        GuardedStart.RunAsync(() => Create(args, configure));
}
