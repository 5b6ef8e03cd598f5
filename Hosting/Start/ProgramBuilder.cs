using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Console;

namespace GitBrag.Hosting;

/// <summary>What the programs of this repository have in common before they differ: where settings come from, how they log, how they listen and end.</summary>
public static class ProgramBuilder
{
    private const int LargestBody = 16 << 10;
    private const int LargestHeaders = 16 << 10;
    private const int LongestAddress = 4 << 10;

    // One line an event, and of others' only what needs somebody; appsettings.json and the environment go before these.
    private static readonly Dictionary<string, string?> Defaults = new()
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft"] = "Warning",
        ["Logging:LogLevel:Orleans"] = "Warning",
        ["Logging:LogLevel:System"] = "Warning",

        // A start that failed is told by HostRunner, in a sentence.
        ["Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host"] = "Critical",

        // The keys lie beside what they protect: they guard tokens in logs and dumps of single records, not against whoever holds the whole storage.
        // What fails is thrown at whoever needs a key as well, and told there; a gateway that starts before its silos asks once in vain.
        ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] = "Critical",
        // Whoever asks /health/ready is told; a log line for each question says no more.
        ["Logging:LogLevel:Microsoft.Extensions.Diagnostics.HealthChecks"] = "Critical",
        ["Logging:Console:FormatterName"] = LineFormatter.FormatterName,
    };

    /// <summary>Begins a program.</summary>
    /// <param name="args">Settings as <c>--NAME=value</c>; they go before environment variables, which go before <c>appsettings.json</c>
    /// beside the program or at the root of its checkout.</param>
    /// <param name="applicationName">The name of the program's assembly.</param>
    /// <returns>Its builder, as yet without services of ours but the log's format.</returns>
    public static WebApplicationBuilder Create(string[] args, string? applicationName)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // Settings are read once, so nothing need watch their files.
            Args = ["--hostBuilder:reloadConfigOnChange=false", .. args],
            ApplicationName = applicationName,
            ContentRootPath = AppContext.BaseDirectory,
        });
        AddLeastSources(builder.Configuration.Sources);
        builder.Services.AddSingleton<ConsoleFormatter, LineFormatter>();
        return builder;
    }

    /// <summary>Has the program listen and end as its settings say.</summary>
    /// <param name="builder">The program.</param>
    /// <param name="settings">Its settings.</param>
    public static void Apply(this WebApplicationBuilder builder, GitBragSettings settings)
    {
        builder.WebHost.UseUrls([.. settings.Addresses]);
        builder.WebHost.ConfigureKestrel(static kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Limits.MaxRequestHeadersTotalSize = LargestHeaders;
            kestrel.Limits.MaxRequestLineSize = LongestAddress;
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownWatchdog.Orderly(settings.ShutdownTime));
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
}
