using GitBrag.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace GitBrag.Hosting;

/// <summary>Gathers what the program and its libraries measure and trace, and sends it for as long as the program runs.</summary>
/// <param name="configuration">Holds the <c>OTEL_</c> settings, which the exporter reads itself.</param>
/// <param name="role">The service's name where the settings have none.</param>
internal sealed class OtlpExport(IConfiguration configuration, string role) : IHostedService
{
    private static readonly string[] Meters =
        [GitBragTelemetry.Name, "Microsoft.Orleans", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime"];

    // Orleans' own traffic (its sources Runtime and Lifecycle) is many times the grains' and says little of a report.
    private static readonly string[] Sources =
        [GitBragTelemetry.Name, "Microsoft.Orleans.Application", "Microsoft.Orleans.Storage", "Microsoft.AspNetCore", "System.Net.Http"];

    private MeterProvider? _metrics;
    private TracerProvider? _traces;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _metrics = Sdk.CreateMeterProviderBuilder()
            .ConfigureServices(Share)
            .SetResourceBuilder(Resource())
            .AddMeter(Meters)
            .AddOtlpExporter()
            .Build();
        _traces = Sdk.CreateTracerProviderBuilder()
            .ConfigureServices(Share)
            .SetResourceBuilder(Resource())
            .AddSource(Sources)
            .AddOtlpExporter()
            .Build();
        return Task.CompletedTask;
    }

    // Disposing sends what was not sent yet, and gives up after a few seconds.
    public Task StopAsync(CancellationToken cancellationToken)
    {
        _traces?.Dispose();
        _metrics?.Dispose();
        return Task.CompletedTask;
    }

    private void Share(IServiceCollection services) => services.AddSingleton(configuration);

    // What the environment says (OTEL_SERVICE_NAME, OTEL_RESOURCE_ATTRIBUTES) comes last and so goes before.
    private ResourceBuilder Resource() => ResourceBuilder.CreateEmpty()
        .AddService(role, serviceVersion: typeof(OtlpExport).Assembly.GetName().Version?.ToString(3))
        .AddTelemetrySdk()
        .AddEnvironmentVariableDetector();
}
