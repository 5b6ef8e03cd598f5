using GitBrag.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GitBrag.Api.Tests.Hosting;

public sealed class TelemetryTests
{
    [Fact]
    public async Task Metrics_traces_and_logs_of_a_report_arrive_at_the_collector()
    {
        await using var collector = await Collector.StartAsync();
        await using var service = await TestService.StartAsync(
            $"OTEL_EXPORTER_OTLP_ENDPOINT={collector.Address}", "OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf", "OTEL_RESOURCE_ATTRIBUTES=deployment.environment=test");
        service.GitHub.World.AddGenerated("octocat", 5);

        await service.GenerateAsync("octocat/reports/1_year");
        await service.StopAsync();

        Assert.All(
            ["gitbrag.tasks.ended", "gitbrag.github.requests", "http.server.request.duration", "Microsoft.Orleans", "deployment.environment", "service.name"],
            name => Assert.True(collector.Has("/v1/metrics", name), name));
        Assert.All(["generation", "github Listing", "Microsoft.AspNetCore", "Microsoft.Orleans.Application"], name => Assert.True(collector.Has("/v1/traces", name), name));
        Assert.All(["GitBrag answers at", "TaskId", "deployment.environment"], name => Assert.True(collector.Has("/v1/logs", name), name));
        Assert.All(["/v1/traces", "/v1/metrics", "/v1/logs"], path => Assert.False(collector.Has(path, TestService.Token), $"A token was sent to {path}."));
    }

    [Fact]
    public async Task Nothing_is_exported_unless_an_endpoint_is_set()
    {
        await using var service = await TestService.StartAsync();

        Assert.DoesNotContain(service.App.Services.GetServices<IHostedService>(), static hosted => hosted.GetType().Namespace!.StartsWith("OpenTelemetry", StringComparison.Ordinal));
        Assert.DoesNotContain(service.App.Services.GetServices<ILoggerProvider>(), static provider => provider.GetType().Namespace!.StartsWith("OpenTelemetry", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_endpoint_that_is_no_address_keeps_the_program_from_starting()
    {
        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => TestService.StartAsync("OTEL_EXPORTER_OTLP_ENDPOINT=collector"));

        Assert.Contains("OTEL_EXPORTER_OTLP_ENDPOINT", refused.Message, StringComparison.Ordinal);
    }
}
