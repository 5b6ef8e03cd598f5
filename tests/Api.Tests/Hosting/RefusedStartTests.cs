using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using GitBrag.Hosting;
using GitBrag.Testing;
using GitBrag.Testing.Redis;
using Microsoft.Extensions.Configuration;

namespace GitBrag.Api.Tests.Hosting;

public sealed class RefusedStartTests
{
    [Fact]
    public async Task A_second_service_on_the_same_data_is_refused_and_told_where_the_first_is()
    {
        await using var service = await TestService.StartAsync();

        var (exitCode, output, errors) = await RunAsync(service.Arguments());

        Assert.Equal(StartRefusedException.Occupied, exitCode);
        Assert.Contains(service.App.Urls.First(), errors, StringComparison.Ordinal);
        IsOneSentence(output, errors);
    }

    [Fact]
    public async Task A_port_in_use_is_told_in_a_sentence()
    {
        await using var service = await TestService.StartAsync();
        using var holder = new TcpListener(IPAddress.Loopback, 0);
        holder.Start();
        var port = ((IPEndPoint)holder.LocalEndpoint).Port;
        await service.StopAsync();

        var (exitCode, output, errors) = await RunAsync(service.Arguments($"urls=http://127.0.0.1:{port}"));

        Assert.Equal(StartRefusedException.Occupied, exitCode);
        Assert.Contains($"127.0.0.1:{port}", errors, StringComparison.Ordinal);
        IsOneSentence(output, errors);
    }

    [Theory]
    [InlineData("CACHE_DEFAULT_TTL=soon", "CACHE_DEFAULT_TTL is 'soon'")]
    [InlineData("urls=nonsense", "ASPNETCORE_URLS is 'nonsense'")]
    [InlineData("urls=https://localhost:0", "ASPNETCORE_URLS is 'https://127.0.0.1:0'")]
    public async Task A_bad_setting_is_told_in_a_sentence(string setting, string expected)
    {
        var (exitCode, output, errors) = await RunAsync([$"--{setting}"]);

        Assert.Equal(StartRefusedException.BadSetting, exitCode);
        Assert.StartsWith(expected, errors, StringComparison.Ordinal);
        IsOneSentence(output, errors);
    }

    [Fact]
    public void A_damaged_settings_file_is_named()
    {
        using var file = new TemporaryFile("{ \"CACHE_ENABLED\": tru }");

        var failure = Assert.ThrowsAny<Exception>(() => new ConfigurationBuilder().AddJsonFile(file.Path).Build());
        var refusal = HostRunner.Explain(failure);

        Assert.Equal(StartRefusedException.BadSetting, refusal?.ExitCode);
        Assert.Contains(file.Path, refusal!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    [Fact]
    public async Task A_damaged_storage_file_is_named_and_left_alone()
    {
        await using var service = await TestService.StartAsync();
        await service.StopAsync();
        var file = Path.Combine(service.Data, "gitbrag.db");
        var damaged = Enumerable.Repeat((byte)'x', 8192).ToArray();
        await File.WriteAllBytesAsync(file, damaged);

        var (exitCode, output, errors) = await RunAsync(service.Arguments());

        Assert.Equal(StartRefusedException.Occupied, exitCode);
        Assert.Contains(file, errors, StringComparison.Ordinal);
        IsOneSentence(output, errors);
        Assert.Equal(damaged, await File.ReadAllBytesAsync(file));
    }

    [RedisFact]
    public async Task Redis_keeps_what_was_stored_and_has_one_owner()
    {
        var redis = new RedisServer();
        await redis.InitializeAsync();
        try
        {
            string[] settings = ["CACHE_REDIS_HOST=127.0.0.1", $"CACHE_REDIS_PORT={redis.Port}"];
            await using var first = await TestService.StartAsync(settings);
            await using var second = await TestService.StartAsync();
            await first.StoreAsync(StoredReports.Sample("in-redis", "1_year", DateTimeOffset.UnixEpoch.AddYears(56)));

            var (exitCode, output, errors) = await RunAsync(first.Arguments([.. settings, $"GITBRAG_DATA={second.Data}-other"]));
            await first.RestartAsync(settings);
            using var kept = await first.GetAsync("/api/v1/users/in-redis/reports/1_year");

            Assert.Equal(StartRefusedException.Occupied, exitCode);
            Assert.Contains($"{redis.Port}", errors, StringComparison.Ordinal);
            IsOneSentence(output, errors);
            Assert.Equal(HttpStatusCode.OK, kept.StatusCode);
        }
        finally
        {
            await redis.DisposeAsync();
        }
    }

    private static void IsOneSentence(string output, string errors)
    {
        // A runtime that was running by then may have logged.
        Assert.DoesNotContain("Exception", output, StringComparison.Ordinal);
        Assert.Equal(1, errors.Count(static c => c == '\n'));
        Assert.EndsWith(".", errors.TrimEnd('\n', '\r'), StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", errors, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(typeof(GitBragApplication).Assembly.Location);
        Array.ForEach(arguments, start.ArgumentList.Add);
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Deadline.Patience);
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, await output, await errors);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private sealed class TemporaryFile : IDisposable
    {
        public TemporaryFile(string text) => File.WriteAllText(Path, text);

        public string Path { get; } = System.IO.Path.GetTempFileName();

        public void Dispose() => File.Delete(Path);
    }
}
