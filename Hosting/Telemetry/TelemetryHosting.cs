using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GitBrag.Hosting;

/// <summary>Sends traces and metrics over OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where to; the other <c>OTEL_</c> variables of the standard count then too.</summary>
public static class TelemetryHosting
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Adds the export, if there is to be any. Called before anything that is to be measured from its start on.</summary>
    /// <param name="builder">The program.</param>
    /// <param name="role">What the program calls itself unless <c>OTEL_SERVICE_NAME</c> does: <c>gitbrag</c>, <c>gitbrag-silo</c>, <c>gitbrag-gateway</c>.</param>
    /// <exception cref="StartRefusedException">The endpoint is no address.</exception>
    public static void AddTelemetry(this IHostApplicationBuilder builder, string role)
    {
        if (new SettingReader(builder.Configuration).Address(Endpoint) is null)
        {
            return;
        }

        // Has Orleans carry the trace from a gateway to the silos.
        builder.Configuration["Orleans:EnableDistributedTracing"] = "true";
        builder.Services.AddHostedService(provider => new OtlpExport(provider.GetRequiredService<IConfiguration>(), role));
    }
}
