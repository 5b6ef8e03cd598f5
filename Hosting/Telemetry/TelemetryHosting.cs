using GitBrag.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Resources;

namespace GitBrag.Hosting;

/// <summary>Sends traces, metrics and logs over OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set. The other standard <c>OTEL_</c> variables apply too.</summary>
public static class TelemetryHosting
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private static readonly string[] Meters =
        [GitBragTelemetry.Name, "Microsoft.Orleans", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime"];

    // Orleans' own traffic (its sources Runtime and Lifecycle) is many times the grains' and says little about a report.
    private static readonly string[] Sources =
        [GitBragTelemetry.Name, "Microsoft.Orleans.Application", "Microsoft.Orleans.Storage", "Microsoft.AspNetCore", "System.Net.Http"];

    /// <summary>Adds the export if an endpoint is set. Call it before adding anything that it measures.</summary>
    /// <param name="builder">The program.</param>
    /// <param name="service">The service's name unless <c>OTEL_SERVICE_NAME</c> is set: <c>gitbrag</c>, <c>gitbrag-silo</c>, <c>gitbrag-gateway</c>.</param>
    /// <exception cref="StartRefusedException">The endpoint is not an address.</exception>
    public static void AddTelemetry(this IHostApplicationBuilder builder, string service)
    {
        if (!IsExported(builder.Configuration))
        {
            return;
        }

        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource
                .AddService(service, serviceVersion: typeof(TelemetryHosting).Assembly.GetName().Version?.ToString(3))
                .AddEnvironmentVariableDetector())
            .WithMetrics(static metrics => metrics.AddMeter(Meters))
            .WithTracing(static traces => traces.AddSource(Sources))
            .WithLogging(configureBuilder: null, static logs => (logs.IncludeFormattedMessage, logs.IncludeScopes) = (true, true))
            .UseOtlpExporter();
    }

    /// <summary>Continues traces in the grains that this silo calls and hosts, if they are exported.</summary>
    internal static void AddTracing(this ISiloBuilder silo)
    {
        if (IsExported(silo.Configuration))
        {
            silo.AddActivityPropagation();
        }
    }

    /// <summary>Continues traces in the grains that this client calls, if they are exported.</summary>
    internal static void AddTracing(this IClientBuilder client)
    {
        if (IsExported(client.Configuration))
        {
            client.AddActivityPropagation();
        }
    }

    private static bool IsExported(IConfiguration configuration) => new SettingReader(configuration).Address(Endpoint) is not null;
}
