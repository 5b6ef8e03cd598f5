using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GitBrag.Api.Tests.Hosting;

public sealed class StartTests
{
    [Fact]
    public async Task The_address_is_written_down_also_when_the_port_was_free_to_choose()
    {
        await using var service = await TestService.StartAsync();

        Assert.Equal(service.App.Urls.First(), service.OwnerFile.Text("address"));
        Assert.DoesNotContain(":0", service.OwnerFile.Text("address"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_is_taken_back_before_the_service_answers_no_more()
    {
        await using var service = await TestService.StartAsync();

        foreach (var part in service.App.Services.GetServices<IHostedService>().OfType<IHostedLifecycleService>())
        {
            await part.StoppingAsync(CancellationToken.None);
        }

        using var live = await service.GetAsync("/health/live");
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal(JsonValueKind.Null, service.OwnerFile.GetProperty("address").ValueKind);
    }

    [Fact]
    public async Task No_token_is_ever_logged()
    {
        const string token = "ghp_0nlyForThisTest";
        string[] everything = ["Logging:LogLevel:Microsoft=Trace", "Logging:LogLevel:Microsoft.AspNetCore.DataProtection=Trace", "Logging:LogLevel:System=Trace"];
        await using var service = await TestService.StartAsync([.. everything, $"GITHUB_TOKEN={token}Server"]);
        service.GitHub.Tokens.Add($"{token}Caller", "caller");
        service.GitHub.World.AddGenerated("quiet", 2);
        await service.GenerateAsync("quiet/reports/1_year", token: $"{token}Caller");
        await service.GenerateAsync("quiet/reports/2_years", token: null);
        await service.GenerateAsync("quiet/reports/5_years", token: $"{token}Unknown");
        using var malformed = await service.PostAsync("/api/v1/users/quiet/reports/1_year", $"{token} {token}");
        using var operated = await service.SendAsync(HttpMethod.Delete, "/api/v1/users/quiet", null, null, ("Authorization", $"Operator {service.OperatorKey}"));

        Assert.Contains(service.Log.Entries, static entry => entry.Contains("GitBrag answers at", StringComparison.Ordinal));
        Assert.Contains(service.Log.Entries, static entry => entry.Contains("Request starting", StringComparison.Ordinal));
        Assert.DoesNotContain(service.Log.Entries, static entry => entry.Contains(token, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(service.Log.Entries, entry => entry.Contains(service.OperatorKey, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_the_cache_a_data_directory_in_use_does_not_matter()
    {
        await using var owner = await TestService.StartAsync();
        await using var other = await TestService.StartAsync("CACHE_ENABLED=false", $"GITBRAG_DATA={owner.Data}");

        using var ready = await other.GetAsync("/health/ready");
        using var operated = await other.SendAsync(HttpMethod.Delete, "/api/v1/users/x", null, null, ("Authorization", $"Operator {owner.OperatorKey}"));

        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        await operated.IsProblemAsync(HttpStatusCode.Unauthorized, "bad-credentials");
    }
}
