using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Console;

namespace GitBrag.Hosting;

/// <summary>The common start of the programs: configuration sources, logging, listening and stopping.</summary>
public static class ProgramBuilder
{
    private const int LargestBody = 16 << 10;
    private const int LargestHeaders = 16 << 10;
    private const int LongestAddress = 4 << 10;

    // One line an event, and only warnings of libraries. appsettings.json and the environment override these.
    private static readonly Dictionary<string, string?> Defaults = new()
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft"] = "Warning",
        ["Logging:LogLevel:Orleans"] = "Warning",
        ["Logging:LogLevel:System"] = "Warning",

        // HostRunner explains a failed start in one sentence.
        ["Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host"] = "Critical",

        // Data protection warns at every start that its keys are not encrypted at rest. Its faults also reach the caller that needs a key.
        ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] = "Critical",
        // The answer of /health/ready says it all.
        ["Logging:LogLevel:Microsoft.Extensions.Diagnostics.HealthChecks"] = "Critical",
        ["Logging:Console:FormatterName"] = LineFormatter.FormatterName,
    };

    /// <summary>Creates the builder of a program.</summary>
    /// <param name="args">Settings as <c>--NAME=value</c>; they override environment variables, which override <c>appsettings.json</c>
    /// beside the program or at the root of its checkout.</param>
    /// <param name="applicationName">The name of the program's assembly.</param>
    /// <returns>The builder, with the log format as the only service of ours.</returns>
    public static WebApplicationBuilder Create(string[] args, string? applicationName)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // Settings are read once.
            Args = ["--hostBuilder:reloadConfigOnChange=false", .. args],
            ApplicationName = applicationName,
            ContentRootPath = AppContext.BaseDirectory,
        });
        AddLeastSources(builder.Configuration.Sources);
        builder.Services.AddSingleton<ConsoleFormatter, LineFormatter>();
        return builder;
    }

    /// <summary>Applies the addresses and the shutdown time.</summary>
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

    // The appsettings.json beside the program overrides these, and the environment overrides that.
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
